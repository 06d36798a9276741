// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/time_scrubber.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <utility>

#include "core/base/parse.h"
#include "ui/theme/view_events.h"

namespace tricolor::ui {

namespace {

constexpr const char* kWidest = "stopped: the world stops for mark termination";
constexpr int kHandleRadius = 6;
constexpr int kTickHeight = 12;
constexpr int kForkHeight = 18;

QString time_words(Nanos at_ns) {
  return QString::fromStdString(format_duration(at_ns));
}

}  // namespace

TimeScrubber::TimeScrubber(QWidget* parent) : QWidget(parent), m_theme(&theme(ThemeId::kLight)) {
  setObjectName("timeScrubber");
  setAccessibleName("time");
  setToolTip(
      "The run so far. Drag to travel in time; what follows the handle has been seen before.");
  setCursor(Qt::PointingHandCursor);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimeScrubber::setTheme(const Theme& theme) {
  m_theme = &theme;
  updateGeometry();
  relayout();
}

QSize TimeScrubber::sizeHint() const {
  const int line = QFontMetrics(m_theme->font(FontRole::kSmall)).lineSpacing();
  return {400, std::max(line + 4, kForkHeight + 4)};
}

void TimeScrubber::setHistory(const HistoryState& history) {
  m_history = history;
  if (history.sought_ns < 0 || history.sought_ns == m_stepped_to_ns) m_stepped_to_ns.reset();
  setAccessibleDescription(words());
  relayout();
}

void TimeScrubber::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
  m_snapshot = std::move(snapshot);
  relayout();
}

QString TimeScrubber::words() const {
  if (!m_history.stopped_by.empty())
    return "stopped: " + QString::fromStdString(m_history.stopped_by);
  if (m_history.in_past) {
    return time_words(m_history.now_ns) + " of " + time_words(m_history.end_ns);
  }
  return time_words(m_history.now_ns) + " – drag to travel in time";
}

void TimeScrubber::relayout() {
  static const std::vector<CycleRecord> none;
  const std::vector<CycleRecord>& cycles = !m_snapshot          ? none
                                           : m_snapshot->course ? m_snapshot->course->cycles
                                                                : m_snapshot->cycles;
  const int width = QFontMetrics(m_theme->font(FontRole::kSmall)).horizontalAdvance(kWidest);
  m_layout = layout_scrubber(m_history, cycles, size(), width);
  update();
}

void TimeScrubber::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  paintGroove(painter);
  paintMarks(painter);
  paintHandle(painter);
  paint_focus(painter, *this, rect());
  if (m_layout.words.isEmpty()) return;
  painter.setFont(m_theme->font(FontRole::kSmall));
  painter.setPen(m_history.stopped_by.empty() ? m_theme->muted_text : m_theme->text);
  painter.drawText(m_layout.words, Qt::AlignVCenter | Qt::AlignLeft, words());
}

/// Full up to the present; what is known beyond it only outlined.
void TimeScrubber::paintGroove(QPainter& painter) const {
  const QRectF groove = m_layout.groove;
  painter.setPen(QPen(m_theme->axis, m_theme->hairline));
  painter.setBrush(m_theme->inset);
  painter.drawRoundedRect(groove, 3, 3);
  QRectF past = groove;
  past.setRight(m_layout.now_x);
  painter.setPen(Qt::NoPen);
  painter.setBrush(m_theme->accent);
  painter.drawRoundedRect(past, 3, 3);
}

void TimeScrubber::paintMarks(QPainter& painter) const {
  const int middle = m_layout.groove.center().y() + 1;
  painter.setPen(QPen(m_theme->muted_text, m_theme->hairline));
  for (const int x : m_layout.cycle_xs) {
    painter.drawLine(x, middle - kTickHeight / 2, x, middle + kTickHeight / 2);
  }
  if (m_layout.fork_x < 0) return;
  painter.setPen(QPen(m_theme->limit, m_theme->strong_line_width));
  painter.drawLine(m_layout.fork_x, middle - kForkHeight / 2, m_layout.fork_x,
                   middle + kForkHeight / 2);
}

void TimeScrubber::paintHandle(QPainter& painter) const {
  const int x = m_dragging ? m_dragged_x : m_layout.now_x;
  painter.setPen(QPen(m_theme->panel, m_theme->cursor_width));
  painter.setBrush(m_theme->time_cursor);
  painter.drawEllipse(QPointF(x, m_layout.groove.center().y() + 1), kHandleRadius, kHandleRadius);
}

void TimeScrubber::seekTo(int x) {
  m_dragged_x = std::clamp(x, m_layout.groove.left(), m_layout.groove.right());
  update();
  Q_EMIT sought(m_layout.time_at(x));
}

/// Presses that come faster than pictures add up.
void TimeScrubber::stepBy(int hundredths) {
  const Nanos step = std::max<Nanos>(1, m_layout.end_ns / 100);
  const Nanos from = m_stepped_to_ns.value_or(m_history.now_ns);
  m_stepped_to_ns = std::clamp<Nanos>(from + hundredths * step, 0, m_layout.end_ns);
  Q_EMIT sought(*m_stepped_to_ns);
}

void TimeScrubber::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      return stepBy(-1);
    case Qt::Key_Right:
      return stepBy(1);
    default:
      QWidget::keyPressEvent(event);
  }
}

void TimeScrubber::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  m_dragging = true;
  seekTo(event->position().toPoint().x());
}

void TimeScrubber::mouseMoveEvent(QMouseEvent* event) {
  if (m_dragging) seekTo(event->position().toPoint().x());
}

void TimeScrubber::mouseReleaseEvent(QMouseEvent*) {
  m_dragging = false;
  update();
}

void TimeScrubber::resizeEvent(QResizeEvent*) {
  relayout();
}

}  // namespace tricolor::ui
