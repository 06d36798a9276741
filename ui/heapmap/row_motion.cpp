// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/row_motion.h"

#include <algorithm>
#include <set>

#include "ui/heapmap/whole_px.h"

namespace tricolor::ui {

namespace {

int key_of(const MapRow& row) {
  return row.is_runtime() ? -1 : static_cast<int>(class_key(row.summary));
}

std::set<int> keys_of(const HeapMapLayout& layout) {
  std::set<int> keys;
  for (const MapRow& row : layout.rows()) keys.insert(key_of(row));
  return keys;
}

QRect on_the_way(const QRect& from, const QRect& to, double part) {
  const auto at = [part](int a, int b) { return whole_px(a + (b - a) * part); };
  const QPoint corner(at(from.x(), to.x()), at(from.y(), to.y()));
  const QPoint end(at(from.x() + from.width(), to.x() + to.width()),
                   at(from.y() + from.height(), to.y() + to.height()));
  return QRect(corner, QSize(end.x() - corner.x(), end.y() - corner.y()));
}

/// Fast at first, then slower.
double eased(double part) {
  const double left = 1 - std::clamp(part, 0.0, 1.0);
  return 1 - left * left * left;
}

}  // namespace

bool has_other_rows(const HeapMapLayout& a, const HeapMapLayout& b) {
  return keys_of(a) != keys_of(b);
}

void RowMotion::start(const HeapMapLayout& before) {
  clear();
  for (const MapRow& row : before.rows()) m_from[key_of(row)] = row.rect;
}

/// A new row opens at the end of the one above it.
QRect RowMotion::from_of(const HeapMapLayout& target, std::size_t row) const {
  const MapRow& to = target.rows()[row];
  const auto known = m_from.find(key_of(to));
  if (known != m_from.end()) return known->second;
  int top = to.rect.top();
  if (row > 0 && target.rows()[row - 1].rect.x() == to.rect.x()) {
    const QRect above = from_of(target, row - 1);
    top = above.top() + above.height();
  }
  return QRect(to.rect.x(), top, to.rect.width(), 0);
}

HeapMapLayout RowMotion::between(const HeapMapLayout& target, std::int64_t wall_ms) {
  if (m_born_ms < 0) m_born_ms = wall_ms;
  m_part = eased(double(wall_ms - m_born_ms) / kLifeMs);
  return as_painted(target);
}

HeapMapLayout RowMotion::as_painted(const HeapMapLayout& target) const {
  HeapMapLayout shown = target;
  for (std::size_t i = 0; i < target.rows().size(); ++i) {
    shown.stretch_row(i, on_the_way(from_of(target, i), target.rows()[i].rect, m_part));
  }
  return shown;
}

}  // namespace tricolor::ui
