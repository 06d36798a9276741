// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "core/sim/snapshot.h"

namespace tricolor::ui {

/// runtime.MemStats and the pacer's numbers as a table: Go's name, a readable value, the exact
/// one; the tool tip says what it means.
class MemStatsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { kName, kReadable, kExact, kColumns };

  explicit MemStatsModel(QObject* parent = nullptr);

  void setSnapshot(const Snapshot& snapshot);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<QString> m_readable;
  std::vector<QString> m_exact;
};

}  // namespace tricolor::ui
