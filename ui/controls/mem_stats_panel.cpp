// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/mem_stats_panel.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/models/mem_stats_model.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

namespace {

constexpr int kRowPadding = 5;
constexpr int kCellPadding = 14;

}  // namespace

MemStatsPanel::MemStatsPanel(QWidget* parent) : QWidget(parent) {
  setObjectName("memStats");
  m_model = new MemStatsModel(this);
  m_table = new QTableView(this);
  m_table->setObjectName("memStatsTable");
  m_table->setAccessibleName("MemStats");
  m_table->setTabKeyNavigation(false);
  m_table->setModel(m_model);
  m_table->setShowGrid(false);
  m_table->setAlternatingRowColors(true);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setFocusPolicy(Qt::TabFocus);
  m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_table->verticalHeader()->hide();
  m_table->horizontalHeader()->setMinimumSectionSize(24);
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  m_table->horizontalHeader()->setSectionResizeMode(MemStatsModel::kName, QHeaderView::Stretch);
  m_table->setMinimumSize(40, 40);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_table);
}

void MemStatsPanel::setTheme(const Theme& theme) {
  m_table->setFont(theme.font(FontRole::kMonoSmall));
  m_table->horizontalHeader()->setFont(theme.font(FontRole::kSmall));
  fitColumns();
}

void MemStatsPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitColumns();
}

/// Wide enough for the largest numbers, so that the columns never move while they change. Where
/// the names would be cut, the exact numbers are left out; tool tips have them.
void MemStatsPanel::fitColumns() {
  const QFontMetrics metrics(m_table->font());
  const auto room_for = [&](const char* text) {
    return metrics.horizontalAdvance(text) + kCellPadding;
  };
  const int readable = room_for("888,888,888");
  const int exact = room_for("88,888,888,888");
  m_table->verticalHeader()->setDefaultSectionSize(metrics.height() + kRowPadding);
  m_table->setColumnWidth(MemStatsModel::kReadable, readable);
  m_table->setColumnWidth(MemStatsModel::kExact, exact);
  const int bar = m_table->verticalScrollBar()->sizeHint().width();
  const int names = std::max(room_for("GCCPUFraction"), headWidth());
  m_table->setColumnHidden(MemStatsModel::kExact, names + readable + exact + bar > width());
  fitNames(names, width() - readable - bar);
}

/// Names take what the numbers leave; in a panel that has no room for both the table is scrolled.
void MemStatsPanel::fitNames(int needed, int left) {
  const bool fits = needed <= left;
  m_table->horizontalHeader()->setSectionResizeMode(
      MemStatsModel::kName, fits ? QHeaderView::Stretch : QHeaderView::Fixed);
  if (!fits) m_table->setColumnWidth(MemStatsModel::kName, needed);
}

int MemStatsPanel::headWidth() const {
  const QString head =
      m_model->headerData(MemStatsModel::kName, Qt::Horizontal, Qt::DisplayRole).toString();
  return m_table->horizontalHeader()->fontMetrics().horizontalAdvance(head) + kCellPadding;
}

void MemStatsPanel::setSnapshot(const Snapshot& snapshot) {
  m_model->setSnapshot(snapshot);
}

}  // namespace tricolor::ui
