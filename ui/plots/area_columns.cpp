// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/plots/area_columns.h"

#include <algorithm>
#include <climits>
#include <cmath>

namespace tricolor::ui {

namespace {

bool is_point(QPointF point) {
  return std::isfinite(point.x()) && std::isfinite(point.y());
}

/// Height of the line over the middle of a column; a steep piece counts with its upper end.
double height_at(double x, QPointF from, QPointF to) {
  const double width = to.x() - from.x();
  if (width < 1) return std::min(from.y(), to.y());
  const double share = std::clamp((x + 0.5 - from.x()) / width, 0.0, 1.0);
  return from.y() + share * (to.y() - from.y());
}

/// The first px from the top that is filled, per column from `left`; INT_MAX: nothing.
std::vector<int> tops(std::span<const QPointF> points, int left, int right) {
  std::vector<int> top(static_cast<std::size_t>(right - left + 1), INT_MAX);
  for (std::size_t i = 1; i < points.size(); ++i) {
    const QPointF from = points[i - 1];
    const QPointF to = points[i];
    if (!is_point(from) || !is_point(to) || to.x() < left || from.x() > right) continue;
    const int first = std::max(left, static_cast<int>(std::floor(std::max(from.x(), -1e9))));
    const int last = std::min(right, static_cast<int>(std::ceil(std::min(to.x(), 1e9))) - 1);
    for (int x = first; x <= std::max(first, last); ++x) {
      int& place = top[static_cast<std::size_t>(x - left)];
      const double y = std::clamp(height_at(x, from, to), -1e6, 1e6);
      place = std::min(place, static_cast<int>(std::lround(y)));
    }
  }
  return top;
}

}  // namespace

std::vector<QRect> area_columns(std::span<const QPointF> points, double base_y, int left,
                                int right) {
  std::vector<QRect> rects;
  if (right < left || !std::isfinite(base_y)) return rects;
  const int base = static_cast<int>(std::lround(std::clamp(base_y, -1e6, 1e6)));
  const std::vector<int> top = tops(points, left, right);
  for (std::size_t i = 0; i < top.size();) {
    std::size_t end = i + 1;
    while (end < top.size() && top[end] == top[i]) ++end;
    if (top[i] < base) {
      rects.emplace_back(left + static_cast<int>(i), top[i], static_cast<int>(end - i),
                         base - top[i]);
    }
    i = end;
  }
  return rects;
}

}  // namespace tricolor::ui
