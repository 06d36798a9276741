// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QWidget>

#include "core/sim/snapshot.h"

class QTableView;

namespace tricolor::ui {

class MemStatsModel;
struct Theme;

/// runtime.MemStats as a table that changes in place.
class MemStatsPanel : public QWidget {
  Q_OBJECT

 public:
  explicit MemStatsPanel(QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  void setSnapshot(const Snapshot& snapshot);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fitColumns();
  void fitNames(int needed, int left);
  int headWidth() const;

  MemStatsModel* m_model = nullptr;
  QTableView* m_table = nullptr;
};

}  // namespace tricolor::ui
