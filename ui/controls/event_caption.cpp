// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/event_caption.h"

#include <QPainter>

#include "ui/theme/text_lines.h"

namespace tricolor::ui {

EventCaption::EventCaption(QWidget* parent) : QLabel(parent) {
  setObjectName("caption");
  setProperty("role", "caption");
  setTextFormat(Qt::PlainText);
}

void EventCaption::setCaption(const QString& sentence) {
  if (sentence == m_sentence) return;
  m_sentence = sentence;
  setToolTip(sentence);
  setAccessibleName(sentence);
  setText(sentence);
}

void EventCaption::setLines(int lines) {
  if (m_lines == lines) return;
  m_lines = lines;
  updateGeometry();
}

QSize EventCaption::sizeHint() const {
  return {200, fontMetrics().lineSpacing() * m_lines + 2};
}

QSize EventCaption::minimumSizeHint() const {
  return {1, fontMetrics().lineSpacing()};
}

void EventCaption::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(palette().color(QPalette::WindowText));
  const QRect box = contentsRect();
  painter.drawText(box, kWrappedText, cut_to(box.size(), m_sentence, painter.fontMetrics()));
}

}  // namespace tricolor::ui
