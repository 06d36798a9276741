// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QComboBox>

#include "ui/bridge/history_state.h"

namespace tricolor::ui {

/// Chooses between what happened and what would have happened otherwise. Hidden as long as there is
/// only one course of the run.
class BranchSelector : public QComboBox {
  Q_OBJECT

 public:
  explicit BranchSelector(QWidget* parent = nullptr);
  void setHistory(const HistoryState& history);
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void branchChosen(std::uint32_t id);

 private:
  std::vector<BranchInfo> m_shown;
};

/// "as it began", "GOGC = 50 from 12.3 ms on".
QString branch_text(const BranchInfo& branch);

}  // namespace tricolor::ui
