// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/plots/legend_bar.h"

#include <algorithm>

namespace tricolor::ui {

namespace {

constexpr int kGap = 14;
constexpr int kMargin = 8;
constexpr int kCompactUnder = 560;  // px: values would take the plot's height

}  // namespace

LegendBar::LegendBar(QWidget* parent) : QWidget(parent) {
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

LegendButton* LegendBar::add(const QString& id, const QString& name) {
  auto* button = new LegendButton(id, name, this);
  connect(button, &QAbstractButton::toggled, this, &LegendBar::arrange);
  m_buttons.push_back(button);
  return button;
}

void LegendBar::arrange() {
  place(width(), true);
  updateGeometry();
}

int LegendBar::place(int width, bool move) const {
  int x = kMargin;
  int y = 0;
  int line = 0;
  for (LegendButton* button : m_buttons) button->setCompact(width < kCompactUnder);
  for (LegendButton* button : m_buttons) {
    if (button->isHidden()) continue;
    const QSize size = button->sizeHint();
    if (x > kMargin && x + size.width() > width) {
      x = kMargin;
      y += line;
      line = 0;
    }
    if (move) button->setGeometry(QRect(QPoint(x, y), size));
    x += size.width() + kGap;
    line = std::max(line, size.height());
  }
  return y + line;
}

void LegendBar::resizeEvent(QResizeEvent* /*event*/) {
  place(width(), true);
}

}  // namespace tricolor::ui
