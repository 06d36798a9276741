// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/whole_run_strip.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/bridge/session.h"
#include "ui/controls/steady_label.h"
#include "ui/controls/whole_run_help.h"
#include "ui/controls/whole_run_text.h"

namespace tricolor::ui {

namespace {

constexpr int kStripMargin = 8;
constexpr int kColumnsApart = 20;
constexpr int kRowsApart = 2;
constexpr int kLabelsApart = 4;
constexpr const char* kWidestName = "peak HeapAlloc";

QString object_name(const char* id) {
  return QString("wholeRun") + id;
}

/// Never narrower than its widest text: what has no room is the name beside it.
SteadyLabel* number_label(const QString& widest, const QString& name, const char* role,
                          QWidget* parent) {
  auto* label = new SteadyLabel(widest, parent);
  label->setObjectName(name);
  label->setProperty("role", role);
  label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  return label;
}

void set_computing(QLabel& label, bool on) {
  label.setProperty("computing", on);
  label.style()->polish(&label);
}

}  // namespace

WholeRunStrip::WholeRunStrip(Session& session, QWidget* parent)
    : QFrame(parent), m_session(session) {
  setObjectName("wholeRun");
  setProperty("role", "strip");
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(kStripMargin, kStripMargin - 2, kStripMargin, kStripMargin - 2);
  rows->setSpacing(kRowsApart);
  m_grid = new QGridLayout;
  m_grid->setHorizontalSpacing(kColumnsApart);
  m_grid->setVerticalSpacing(kRowsApart);
  m_title = new SteadyLabel("◐ First 8.88 M allocations", this);
  m_title->setObjectName("wholeRunTitle");
  m_title->setProperty("role", "section");
  rows->addWidget(m_title);
  rows->addLayout(m_grid);
  for (const WholeRunFigure& figure : whole_run_figures()) m_cells.push_back(makeCell(figure));
  m_clock.start();
  connect(&m_runner, &WholeRunner::progressed, this, &WholeRunStrip::take);
  connect(&session, &Session::configChanged, this, &WholeRunStrip::refresh);
  showFigures();
}

WholeRunStrip::Cell WholeRunStrip::makeCell(const WholeRunFigure& figure) {
  auto* box = new QWidget(this);
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kLabelsApart);
  auto* name = new SteadyLabel(kWidestName, box);
  name->setProperty("role", "muted");
  const QString id = object_name(figure.id);
  auto* value = number_label(widest_value_text(), id, "value", box);
  auto* change = number_label(widest_change_text(), id + "Change", "change", box);
  row->addWidget(name, 1);
  row->addWidget(value);
  row->addWidget(change);
  return {&figure, box, name, value, change};
}

int WholeRunStrip::widestCell() const {
  int width = 0;
  for (const Cell& cell : m_cells) width = std::max(width, cell.box->sizeHint().width());
  return width;
}

int WholeRunStrip::leastWidth() const {
  return widestCell() + 2 * kStripMargin;
}

/// Columns of equal width, so many as the width and the fonts allow.
void WholeRunStrip::arrange(int width) {
  const int room = width - 2 * kStripMargin;
  int columns = static_cast<int>(m_cells.size());
  while (columns > 1 && columns * (widestCell() + kColumnsApart) - kColumnsApart > room)
    columns /= 2;
  if (std::exchange(m_columns, columns) == columns) return;
  for (int i = 0; i < static_cast<int>(m_cells.size()); ++i) {
    m_grid->addWidget(m_cells[static_cast<std::size_t>(i)].box, i / columns, i % columns);
    m_grid->setColumnStretch(i, i < columns ? 1 : 0);
  }
  layout()->invalidate();  // a hidden strip is asked for its size, too
}

bool WholeRunStrip::event(QEvent* event) {
  const bool handled = QFrame::event(event);
  if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) arrange(width());
  return handled;
}

void WholeRunStrip::computeNow() {
  if (isVisible()) m_runner.computeNow(m_session.config());
}

/// The figures of the settings before stay until there are new ones, but look it.
void WholeRunStrip::refresh() {
  if (!isVisible() || !m_runner.request(m_session.config())) return;
  m_history.leave(m_clock.elapsed());
  setComputing(true);
  showFigures();
}

void WholeRunStrip::take(const WholeRunHistory::Run& run) {
  m_history.show(run, m_clock.elapsed());
  setComputing(!run->over());
  showFigures();
}

void WholeRunStrip::showFigures() {
  const WholeRun* run = m_history.shown().get();
  const WholeRun* before = m_history.before().get();
  m_title->setText(whole_run_title(run, m_computing));
  const QString help = whole_run_help(run, before);
  setToolTip(help);
  setAccessibleName("whole run");
  setAccessibleDescription(help);
  for (const Cell& cell : m_cells) {
    cell.name->setText(name_text(*cell.figure, run));
    cell.value->setText(value_text(*cell.figure, run));
    cell.change->setText(change_text(*cell.figure, run, before));
    cell.value->setAccessibleName(spoken_text(*cell.figure, run, before));
    cell.box->setToolTip(QString::fromUtf8(cell.figure->meaning) + "\n\n" + help);
  }
}

void WholeRunStrip::setComputing(bool on) {
  if (std::exchange(m_computing, on) == on) return;
  for (const Cell& cell : m_cells) {
    set_computing(*cell.value, on);
    set_computing(*cell.change, on);
  }
}

void WholeRunStrip::showEvent(QShowEvent* event) {
  QFrame::showEvent(event);
  refresh();
}

/// Nobody looks: also how a closing window stops it.
void WholeRunStrip::hideEvent(QHideEvent* event) {
  m_runner.cancel();
  QFrame::hideEvent(event);
}

}  // namespace tricolor::ui
