// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/plots/legend_bar.h"

#include <algorithm>
#include <utility>

namespace tricolor::ui {

namespace {

constexpr int kGap = 14;
constexpr int kMargin = 8;
constexpr int kUsualHeight = 50;

}  // namespace

LegendBar::LegendBar(QWidget* parent) : QWidget(parent), m_most_height(kUsualHeight) {
  // A fixed height would be the one of the hint's width.
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

LegendButton* LegendBar::add(const LegendButton::Words& words) {
  auto* button = new LegendButton(words, this);
  connect(button, &QAbstractButton::toggled, this, &LegendBar::arrange);
  m_buttons.push_back(button);
  return button;
}

void LegendBar::arrange() {
  place(width(), detailFor(width()), true);
  updateGeometry();
}

void LegendBar::setMostHeight(int height) {
  if (std::exchange(m_most_height, height) != height) arrange();
}

int LegendBar::heightForWidth(int width) const {
  return place(width, detailFor(width), false).height;
}

/// One line may always have all of its words.
LegendButton::Detail LegendBar::detailFor(int width) const {
  using Detail = LegendButton::Detail;
  for (const Detail detail : {Detail::kFull, Detail::kShort}) {
    const Lines lines = place(width, detail, false);
    if (lines.width > width) continue;
    if (lines.count <= 1 || lines.height <= m_most_height) return detail;
  }
  return Detail::kLeast;
}

LegendBar::Lines LegendBar::place(int width, LegendButton::Detail detail, bool move) const {
  int x = kMargin;
  int y = 0;
  Lines lines;
  int line = 0;
  for (LegendButton* button : m_buttons) {
    if (button->isHidden()) continue;
    if (move) button->setDetail(detail);
    const QSize size = button->sizeFor(detail);
    if (x > kMargin && x + size.width() > width) {
      x = kMargin;
      y += line;
      line = 0;
    }
    if (line == 0) ++lines.count;
    if (move) button->setGeometry(QRect(QPoint(x, y), size));
    lines.width = std::max(lines.width, x + size.width());
    x += size.width() + kGap;
    line = std::max(line, size.height());
  }
  lines.height = y + line;
  return lines;
}

void LegendBar::resizeEvent(QResizeEvent* /*event*/) {
  place(width(), detailFor(width()), true);
}

}  // namespace tricolor::ui
