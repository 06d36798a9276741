// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/mem_stats_panel.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/models/mem_stats_model.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

namespace {

constexpr int kRowPadding = 5;

}  // namespace

MemStatsPanel::MemStatsPanel(QWidget* parent) : QWidget(parent) {
  setObjectName("memStats");
  m_model = new MemStatsModel(this);
  m_table = new QTableView(this);
  m_table->setObjectName("memStatsTable");
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

// Wide enough for the largest numbers, so that the columns never move while they change.
void MemStatsPanel::fitColumns() {
  const QFontMetrics metrics(m_table->font());
  m_table->verticalHeader()->setDefaultSectionSize(metrics.height() + kRowPadding);
  m_table->setColumnWidth(MemStatsModel::kReadable, metrics.horizontalAdvance("888,888,888") + 14);
  m_table->setColumnWidth(MemStatsModel::kExact, metrics.horizontalAdvance("88,888,888,888") + 14);
}

void MemStatsPanel::setSnapshot(const Snapshot& snapshot) {
  m_model->setSnapshot(snapshot);
}

}  // namespace tricolor::ui
