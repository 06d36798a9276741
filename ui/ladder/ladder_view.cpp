// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/ladder/ladder_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

#include "core/base/parse.h"
#include "ui/bridge/simulation_driver.h"
#include "ui/theme/view_events.h"

namespace tricolor::ui {

namespace {

// Between two answers; and an answer may take a tenth of the simulation's time.
constexpr std::int64_t kLeastPauseMs = 120;
constexpr std::int64_t kPauseForWork = 10;

/// How a kind of rung is filled; patterns tell them apart without hue.
QBrush fill_of(LadderRung::Kind kind, const Theme& theme) {
  switch (kind) {
    case LadderRung::Kind::kObjects:
      return theme.heap_alloc;
    case LadderRung::Kind::kWaste:
      return QBrush(theme.goal, Qt::BDiagPattern);
    case LadderRung::Kind::kFree:
      return QBrush(theme.axis, Qt::Dense6Pattern);
    case LadderRung::Kind::kReleased:
      return Qt::NoBrush;
    case LadderRung::Kind::kOther:
      return QBrush(theme.axis, Qt::HorPattern);
    case LadderRung::Kind::kTotal:
      return theme.heap_alloc_fill;
  }
  return Qt::NoBrush;
}

QString tip_of(const LadderRung& rung) {
  return QString("%1: %2 B\n%3")
      .arg(rung.name, QString::fromStdString(format_count(rung.bytes)), rung.meaning);
}

}  // namespace

LadderView::LadderView(SimulationDriver& driver, QWidget* parent)
    : QAbstractScrollArea(parent), m_driver(driver), m_theme(&theme(ThemeId::kLight)) {
  setObjectName("memoryLadder");
  setAccessibleName("Memory ladder");
  setMinimumSize(120, 80);
  setFocusPolicy(Qt::TabFocus);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
  m_again.setSingleShot(true);
  connect(&m_again, &QTimer::timeout, this, &LadderView::ask);
  connect(&m_driver, &SimulationDriver::inspected, this, &LadderView::take);
}

void LadderView::setTheme(const Theme& theme) {
  m_theme = &theme;
  relayout();
}

void LadderView::worldChanged() {
  m_stale = true;
  if (isVisible() && !m_waiting && !m_again.isActive()) m_again.start(kLeastPauseMs / 4);
}

void LadderView::ask() {
  if (!m_stale || m_waiting || !isVisible()) return;
  m_stale = false;
  m_waiting = true;
  InspectQuery query;
  query.kind = InspectQuery::Kind::kMemory;
  m_driver.inspect(query);
}

void LadderView::take(const std::shared_ptr<const InspectAnswer>& answer) {
  if (answer->query.kind != InspectQuery::Kind::kMemory) return;
  m_waiting = false;
  m_rungs = ladder_rungs(answer->memory);
  m_memory_limit = answer->memory.memory_limit;
  relayout();
  const std::int64_t pause = std::max(kLeastPauseMs, answer->spent_us * kPauseForWork / 1000);
  if (m_stale) m_again.start(static_cast<int>(std::min<std::int64_t>(pause, 10'000)));
}

void LadderView::relayout() {
  m_layout = LadderLayout(m_rungs, m_memory_limit, *m_theme, viewport()->size());
  QScrollBar& bar = *verticalScrollBar();
  const int rows = m_rungs.empty() ? 0 : m_layout.rungs().back().row.bottom() + 1;
  bar.setRange(0, std::max(0, rows - viewport()->height()));
  bar.setPageStep(viewport()->height());
  bar.setSingleStep(QFontMetrics(m_theme->font(FontRole::kSmall)).height());
  viewport()->update();
}

void LadderView::resizeEvent(QResizeEvent* /*event*/) {
  relayout();
}

void LadderView::showEvent(QShowEvent* event) {
  QAbstractScrollArea::showEvent(event);
  ask();
}

void LadderView::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  painter.fillRect(event->rect(), m_theme->panel);
  painter.save();
  painter.translate(0, -verticalScrollBar()->value());
  painter.setRenderHint(QPainter::Antialiasing);
  for (std::size_t i = 0; i < m_rungs.size(); ++i) {
    paintRung(painter, m_rungs[i], m_layout.rungs()[i]);
  }
  if (m_chosen >= 0 && m_chosen < static_cast<int>(m_rungs.size())) {
    painter.setPen(QPen(m_theme->selection, m_theme->line_width));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(m_layout.rungs()[static_cast<std::size_t>(m_chosen)].row);
  }
  if (m_layout.limit_x() >= 0) {
    painter.setPen(QPen(m_theme->limit, m_theme->strong_line_width));
    painter.drawLine(QPointF(m_layout.limit_x(), 2),
                     QPointF(m_layout.limit_x(), m_layout.height() - 2));
  }
  painter.restore();
  paint_focus(painter, *this, viewport()->rect());
}

void LadderView::paintRung(QPainter& painter, const LadderRung& rung, const PlacedRung& at) const {
  const bool total = rung.kind == LadderRung::Kind::kTotal;
  QFont names = m_theme->font(FontRole::kSmall);
  names.setBold(total);
  painter.setFont(names);
  painter.setPen(total ? m_theme->text : m_theme->muted_text);
  painter.drawText(at.name, Qt::AlignLeft | Qt::AlignVCenter, rung.name);
  if (!at.bar.isEmpty()) {
    const bool released = rung.kind == LadderRung::Kind::kReleased;
    painter.setPen(QPen(m_theme->axis, 1, released ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(fill_of(rung.kind, *m_theme));
    painter.drawRect(at.bar);
  }
  QFont values = m_theme->font(FontRole::kMonoSmall);
  values.setBold(total);
  painter.setFont(values);
  painter.setPen(m_theme->text);
  painter.drawText(at.value, Qt::AlignRight | Qt::AlignVCenter,
                   QString::fromStdString(format_bytes(rung.bytes)));
}

bool LadderView::viewportEvent(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QAbstractScrollArea::viewportEvent(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int i = m_layout.rung_at(help->pos() + QPoint(0, verticalScrollBar()->value()));
  if (i < 0 || static_cast<std::size_t>(i) >= m_rungs.size()) {
    QToolTip::hideText();
    return true;
  }
  QToolTip::showText(help->globalPos(), tip_of(m_rungs[static_cast<std::size_t>(i)]), this);
  return true;
}

void LadderView::choose(int rung) {
  if (m_rungs.empty()) return;
  m_chosen = std::clamp(rung, 0, static_cast<int>(m_rungs.size()) - 1);
  const auto index = static_cast<std::size_t>(m_chosen);
  const QString words = tip_of(m_rungs[index]);
  setAccessibleDescription(words);
  const QRect row = m_layout.rungs()[index].row;
  reveal(row);
  const QPoint below = row.bottomLeft() - QPoint(0, verticalScrollBar()->value());
  QToolTip::showText(viewport()->mapToGlobal(below), words, this);
  viewport()->update();
}

void LadderView::reveal(const QRect& row) {
  QScrollBar& bar = *verticalScrollBar();
  const int least = row.bottom() + 1 - viewport()->height();
  bar.setValue(std::min(std::max(bar.value(), least), row.top()));
}

void LadderView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Up:
      return choose(m_chosen - 1);
    case Qt::Key_Down:
      return choose(m_chosen + 1);
    default:
      QAbstractScrollArea::keyPressEvent(event);
  }
}

void LadderView::focusOutEvent(QFocusEvent* event) {
  m_chosen = -1;
  viewport()->update();
  QAbstractScrollArea::focusOutEvent(event);
}

}  // namespace tricolor::ui
