// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/event_caption.h"

#include <QPainter>

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
  const int flags = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;
  QString shown = m_sentence;
  const auto too_long = [&](const QString& text) {
    return painter.boundingRect(QRect(0, 0, box.width(), 10'000), flags, text).height() >
           box.height() + 2;
  };
  while (shown.size() > 1 && too_long(shown == m_sentence ? shown : shown + "…")) {
    const auto space = shown.lastIndexOf(' ', shown.size() - 2);
    shown.truncate(space > 0 ? space : shown.size() / 2);
  }
  painter.drawText(box, flags, shown == m_sentence ? shown : shown + "…");
}

}  // namespace tricolor::ui
