// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/models/mem_stats_model.h"

#include "ui/models/mem_stats_rows.h"

namespace tricolor::ui {

MemStatsModel::MemStatsModel(QObject* parent) : QAbstractTableModel(parent) {
  m_readable.resize(mem_stats_rows().size(), "0");
  m_exact.resize(mem_stats_rows().size(), "0");
}

void MemStatsModel::setSnapshot(const Snapshot& snapshot) {
  const auto rows = mem_stats_rows();
  for (std::size_t i = 0; i < rows.size(); i++) {
    m_readable[i] = readable_value(rows[i], snapshot);
    m_exact[i] = exact_value(rows[i], snapshot);
  }
  Q_EMIT dataChanged(index(0, kReadable), index(rowCount() - 1, kExact), {Qt::DisplayRole});
}

int MemStatsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(mem_stats_rows().size());
}

int MemStatsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant MemStatsModel::data(const QModelIndex& index, int role) const {
  const auto row = static_cast<std::size_t>(index.row());
  if (!index.isValid() || row >= m_exact.size()) return {};
  const MemStatsRow& spec = mem_stats_rows()[row];
  if (role == Qt::ToolTipRole) {
    const QString meaning = QString::fromUtf8(spec.meaning);
    return m_exact[row].isEmpty() ? meaning : meaning + "\nExactly " + m_exact[row];
  }
  if (role == Qt::TextAlignmentRole && index.column() != kName) {
    return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole) return {};
  switch (index.column()) {
    case kName:
      return QString::fromUtf8(spec.name);
    case kReadable:
      return m_readable[row];
    default:
      return m_exact[row];
  }
}

QVariant MemStatsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    return QVariant((section == kName ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole) return {};
  static constexpr const char* kHeads[kColumns] = {"runtime.MemStats", "", "exact"};
  return section >= 0 && section < kColumns ? QString(kHeads[section]) : QVariant();
}

}  // namespace tricolor::ui
