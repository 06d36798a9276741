// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/wrapping_row.h"

#include <QWidget>
#include <algorithm>

namespace tricolor::ui {

struct WrappingRow::Row {
  std::vector<QLayoutItem*> items;
  int width = 0;
  int height = 0;
};

namespace {

bool goes_right(const QLayoutItem& item) {
  QWidget* widget = const_cast<QLayoutItem&>(item).widget();
  return widget != nullptr && widget->property("flow").toString() == "right";
}

}  // namespace

WrappingRow::WrappingRow(QWidget* parent, int margin, int spacing) : QLayout(parent) {
  setContentsMargins(margin, margin, margin, margin);
  setSpacing(spacing);
}

WrappingRow::~WrappingRow() {
  while (QLayoutItem* item = takeAt(0)) delete item;
}

void WrappingRow::addItem(QLayoutItem* item) {
  m_items.push_back(item);
}

int WrappingRow::count() const {
  return static_cast<int>(m_items.size());
}

QLayoutItem* WrappingRow::itemAt(int index) const {
  if (index < 0 || index >= count()) return nullptr;
  return m_items[static_cast<std::size_t>(index)];
}

QLayoutItem* WrappingRow::takeAt(int index) {
  QLayoutItem* item = itemAt(index);
  if (item != nullptr) m_items.erase(m_items.begin() + index);
  return item;
}

std::vector<WrappingRow::Row> WrappingRow::rows(int width) const {
  std::vector<Row> rows(1);
  for (QLayoutItem* item : m_items) {
    if (item->isEmpty()) continue;
    const QSize size = item->sizeHint();
    const int gap = rows.back().items.empty() ? 0 : spacing();
    if (gap > 0 && rows.back().width + gap + size.width() > width) rows.emplace_back();
    Row& row = rows.back();
    row.width += (row.items.empty() ? 0 : spacing()) + size.width();
    row.height = std::max(row.height, size.height());
    row.items.push_back(item);
  }
  return rows;
}

void WrappingRow::place(const Row& row, const QRect& space) const {
  int x = space.left();
  int spare = std::max(0, space.width() - row.width);
  for (QLayoutItem* item : row.items) {
    if (goes_right(*item)) x += std::exchange(spare, 0);
    const QSize size = item->sizeHint();
    const int width = std::min(size.width(), space.right() + 1 - x);
    const int y = space.top() + (row.height - size.height()) / 2;
    item->setGeometry(QRect(x, y, std::max(0, width), size.height()));
    x += size.width() + spacing();
  }
}

void WrappingRow::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  QRect space = rect.marginsRemoved(contentsMargins());
  for (const Row& row : rows(space.width())) {
    place(row, space);
    space.setTop(space.top() + row.height + spacing() / 2);
  }
}

int WrappingRow::heightForWidth(int width) const {
  const QMargins margins = contentsMargins();
  int height = margins.top() + margins.bottom() - spacing() / 2;
  for (const Row& row : rows(width - margins.left() - margins.right())) {
    height += row.height + spacing() / 2;
  }
  return height;
}

QSize WrappingRow::sizeHint() const {
  constexpr int kUsualWidth = 1000;
  return {kUsualWidth, heightForWidth(kUsualWidth)};
}

// A bar may be narrower than its widest control: that one is then cut, the window is not.
QSize WrappingRow::minimumSize() const {
  int height = 0;
  for (QLayoutItem* item : m_items) height = std::max(height, item->minimumSize().height());
  const QMargins margins = contentsMargins();
  return {1, height + margins.top() + margins.bottom()};
}

}  // namespace tricolor::ui
