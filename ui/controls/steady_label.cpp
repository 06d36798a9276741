// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/steady_label.h"

#include <algorithm>

namespace tricolor::ui {

SteadyLabel::SteadyLabel(const QString& widest, QWidget* parent)
    : QLabel(parent), m_widest(widest) {}

QSize SteadyLabel::sizeHint() const {
  const QSize shown = QLabel::sizeHint();
  const QFontMetrics metrics = fontMetrics();
  const int padding = shown.width() - metrics.horizontalAdvance(text());
  return {std::max(shown.width(), metrics.horizontalAdvance(m_widest) + padding), shown.height()};
}

QSize SteadyLabel::minimumSizeHint() const {
  return {0, QLabel::minimumSizeHint().height()};
}

}  // namespace tricolor::ui
