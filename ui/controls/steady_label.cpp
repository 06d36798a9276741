// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/steady_label.h"

#include <algorithm>
#include <utility>

namespace tricolor::ui {

namespace {

/// As QLabel measures it: an advance differs from that by a pixel, depending on the text.
int width_of(const QString& text, const QFontMetrics& metrics) {
  constexpr int kFar = 2000;
  return metrics.boundingRect(QRect(0, 0, kFar, kFar), 0, text).width();
}

}  // namespace

/// A label that never had a text has room for a letter, one whose text is empty has not.
SteadyLabel::SteadyLabel(const QString& widest, QWidget* parent)
    : QLabel(widest, parent), m_widest(widest) {
  setText({});
}

void SteadyLabel::setWidest(const QString& widest) {
  if (m_widest == widest) return;
  m_widest = widest;
  m_widest_shown = 0;
  updateGeometry();
}

int SteadyLabel::widthFor(const QString& widest) const {
  const QFontMetrics metrics = fontMetrics();
  const int padding = QLabel::sizeHint().width() - width_of(text(), metrics);
  return width_of(widest, metrics) + padding;
}

QSize SteadyLabel::sizeHint() const {
  const QSize shown = QLabel::sizeHint();
  if (std::exchange(m_font, font()) != font()) m_widest_shown = 0;
  m_widest_shown = std::max({m_widest_shown, shown.width(), widthFor(m_widest)});
  return {m_widest_shown, shown.height()};
}

QSize SteadyLabel::minimumSizeHint() const {
  return {0, QLabel::minimumSizeHint().height()};
}

}  // namespace tricolor::ui
