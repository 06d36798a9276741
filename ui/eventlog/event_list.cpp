// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/eventlog/event_list.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

#include "core/base/parse.h"
#include "ui/theme/view_events.h"

namespace tricolor::ui {

namespace {

constexpr int kPadding = 4;
constexpr int kRowGap = 4;
constexpr int kUsualLetters = 120;  // of a sentence; where fewer fit, rows have more lines
constexpr int kMostLines = 3;

QString time_text(const EventRows::Row& row) {
  return QString::fromStdString(format_duration(row.event.at_ns));
}

/// What fits into a line that is not the last, up to a space.
QString first_line(const QFontMetrics& metrics, const QString& sentence, int width) {
  if (metrics.horizontalAdvance(sentence) <= width) return sentence;
  qsizetype end = -1;
  for (qsizetype at = sentence.indexOf(' '); at >= 0; at = sentence.indexOf(' ', at + 1)) {
    if (metrics.horizontalAdvance(sentence.left(at)) > width) break;
    end = at;
  }
  return end < 0 ? metrics.elidedText(sentence, Qt::ElideRight, width) : sentence.left(end);
}

/// In as many lines as it needs, at most `lines`; what does not fit is elided.
QStringList lines_of(const QFontMetrics& metrics, const QString& sentence, int width, int lines) {
  QStringList parts;
  QString rest = sentence;
  while (parts.size() + 1 < lines && metrics.horizontalAdvance(rest) > width) {
    parts << first_line(metrics, rest, width);
    rest = rest.mid(parts.back().size()).trimmed();
  }
  return parts << metrics.elidedText(rest, Qt::ElideRight, width);
}

void paint_sentence(QPainter& painter, const QString& sentence, const QRect& words, int lines) {
  const QFontMetrics metrics = painter.fontMetrics();
  const QStringList parts = lines_of(metrics, sentence, words.width(), lines);
  const int height = static_cast<int>(parts.size()) * metrics.height();
  QRect line(words.left(), words.center().y() - height / 2, words.width(), metrics.height());
  for (const QString& part : parts) {
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, part);
    line.translate(0, metrics.height());
  }
}

}  // namespace

EventList::EventList(QWidget* parent)
    : QAbstractScrollArea(parent), m_theme(&theme(ThemeId::kLight)) {
  setObjectName("eventList");
  setAccessibleName("Event log");
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::StrongFocus);
  viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
  setTheme(*m_theme);
}

void EventList::setTheme(const Theme& theme) {
  m_theme = &theme;
  fitRows();
  viewport()->update();
}

/// Sentences begin with names and addresses: cut in a narrow list they would all look alike.
void EventList::fitRows() {
  const QFontMetrics body(m_theme->font(FontRole::kBody));
  const QFontMetrics mono(m_theme->font(FontRole::kMonoSmall));
  const int wanted = kUsualLetters * body.averageCharWidth();
  m_lines = std::min(kMostLines, 1 + wanted / std::max(1, viewport()->width()));
  m_row_height = std::max(m_lines * body.height(), mono.height()) + m_lines * kRowGap;
  fitScrollBar();
}

void EventList::append(const Snapshot& snapshot) {
  take(m_rows.append(snapshot));
}

void EventList::setFilter(const EventFilter& filter) {
  if (filter == m_rows.filter()) return;
  m_current = -1;
  m_following = true;
  take(m_rows.set_filter(filter));
}

void EventList::clear() {
  m_rows.clear();
  m_current = -1;
  m_following = true;
  fitScrollBar();
  viewport()->update();
}

void EventList::take(const EventRows::Change& change) {
  const int dropped = static_cast<int>(change.dropped);
  if (m_current >= 0) m_current = std::max(-1, m_current - dropped);
  if (m_current >= static_cast<int>(m_rows.size())) m_current = -1;
  m_adjusting = true;
  if (!m_following && dropped != 0) {
    verticalScrollBar()->setValue(std::max(0, verticalScrollBar()->value() - dropped));
  }
  m_adjusting = false;
  fitScrollBar();
  if (change.added != 0 || dropped != 0 || change.reset) viewport()->update();
}

int EventList::pageRows() const {
  return std::max(1, viewport()->height() / m_row_height);
}

void EventList::fitScrollBar() {
  m_adjusting = true;
  QScrollBar* bar = verticalScrollBar();
  bar->setPageStep(pageRows());
  bar->setRange(0, std::max(0, static_cast<int>(m_rows.size()) - pageRows()));
  if (m_following) bar->setValue(bar->maximum());
  m_adjusting = false;
}

void EventList::scrollContentsBy(int /*dx*/, int /*dy*/) {
  if (!m_adjusting) m_following = verticalScrollBar()->value() == verticalScrollBar()->maximum();
  viewport()->update();
}

void EventList::resizeEvent(QResizeEvent* /*event*/) {
  fitRows();
}

QRect EventList::rowRect(int row) const {
  return QRect(0, (row - verticalScrollBar()->value()) * m_row_height, viewport()->width(),
               m_row_height);
}

int EventList::rowAt(QPoint pos) const {
  const int row = verticalScrollBar()->value() + pos.y() / m_row_height;
  return pos.y() >= 0 && row < static_cast<int>(m_rows.size()) ? row : -1;
}

void EventList::setCurrent(int row) {
  m_current = row;
  viewport()->update();
}

void EventList::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(viewport());
  painter.fillRect(viewport()->rect(), m_theme->panel);
  paintRows(painter);
  paint_focus(painter, *this, viewport()->rect());
}

void EventList::paintRows(QPainter& painter) const {
  if (m_rows.size() == 0) return paintEmpty(painter);
  const int rows = static_cast<int>(m_rows.size());
  for (int row = verticalScrollBar()->value(); row < rows; ++row) {
    const QRect box = rowRect(row);
    if (box.top() >= viewport()->height()) break;
    paintRow(painter, row, box);
  }
}

void EventList::paintEmpty(QPainter& painter) const {
  painter.setFont(m_theme->font(FontRole::kBody));
  painter.setPen(m_theme->muted_text);
  painter.drawText(
      viewport()->rect().adjusted(8, 8, -8, -8), Qt::TextWordWrap | Qt::AlignCenter,
      "Events appear here while stepping, or playing up to 20 ms of the run per second.");
}

void EventList::paintRow(QPainter& painter, int row, const QRect& box) const {
  const auto index = static_cast<std::size_t>(row);
  const bool current = row == m_current;
  const bool pale = m_rows.row(index).gap || m_rows.is_ahead(index);
  if (current) painter.fillRect(box, m_theme->chip);
  // Between rows of one line the time is enough to tell them apart.
  if (m_lines > 1) painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), m_theme->grid);
  painter.setFont(m_theme->font(FontRole::kMonoSmall));
  const int time_width = painter.fontMetrics().horizontalAdvance("888.888 ms") + kPadding;
  painter.setPen(current ? m_theme->on_chip : m_theme->muted_text);
  painter.drawText(QRect(kPadding, box.top(), time_width, box.height()),
                   Qt::AlignRight | Qt::AlignVCenter, time_text(m_rows.row(index)));
  painter.setFont(m_theme->font(FontRole::kBody));
  painter.setPen(current ? m_theme->on_chip : pale ? m_theme->muted_text : m_theme->text);
  const QRect words = box.adjusted(time_width + 3 * kPadding, 0, -kPadding, 0);
  const QString sentence = QString::fromStdString(m_rows.sentence(index));
  paint_sentence(painter, sentence, words, m_lines);
}

void EventList::choose(int row) {
  if (row < 0 || row >= static_cast<int>(m_rows.size())) return;
  m_current = row;
  QScrollBar* bar = verticalScrollBar();
  if (row < bar->value()) bar->setValue(row);
  if (row >= bar->value() + pageRows()) bar->setValue(row - pageRows() + 1);
  viewport()->update();
  const EventRows::Row chosen_row = m_rows.row(static_cast<std::size_t>(row));
  if (!chosen_row.gap) Q_EMIT chosen(chosen_row.event);
}

void EventList::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) choose(rowAt(event->position().toPoint()));
}

void EventList::keyPressEvent(QKeyEvent* event) {
  const int rows = static_cast<int>(m_rows.size());
  const int from = m_current < 0 ? rows : m_current;
  switch (event->key()) {
    case Qt::Key_Up:
      choose(from - 1);
      break;
    case Qt::Key_Down:
      choose(std::min(from + 1, rows - 1));
      break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      choose(m_current);
      break;
    default:
      QAbstractScrollArea::keyPressEvent(event);
  }
}

bool EventList::viewportEvent(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QAbstractScrollArea::viewportEvent(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int row = rowAt(help->pos());
  if (row < 0) {
    QToolTip::hideText();
  } else {
    const std::string sentence = m_rows.sentence(static_cast<std::size_t>(row));
    QToolTip::showText(help->globalPos(), QString::fromStdString(sentence), viewport());
  }
  return true;
}

}  // namespace tricolor::ui
