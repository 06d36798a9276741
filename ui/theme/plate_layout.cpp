// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/theme/plate_layout.h"

#include <algorithm>
#include <limits>

namespace tricolor::ui {

namespace {

constexpr double kGap = 2;  // px between a place and its words
constexpr int kMostColumns = 16;
constexpr double kNear = 2;  // lines away that words may lie, rather than be short or cover a thing

double distance(const QRectF& a, const QRectF& b) {
  const double x = std::max({0.0, a.left() - b.right(), b.left() - a.right()});
  const double y = std::max({0.0, a.top() - b.bottom(), b.top() - a.bottom()});
  return x + y;
}

}  // namespace

bool PlateLayout::is_free(const QRectF& plate, Care care) const {
  const auto meets = [&](const QRectF& other) { return other.intersects(plate); };
  if (care == Care::kAvoid && std::ranges::any_of(m_avoided, meets)) return false;
  return m_space.contains(plate) && std::ranges::none_of(m_plates, meets) &&
         std::ranges::none_of(m_kept_free, meets);
}

/// Above and below with the left edges in line, which reads best; then at the sides.
std::vector<QRectF> PlateLayout::beside(const QRectF& place, const QSizeF& size) const {
  const double most = std::max(m_space.left(), m_space.right() - size.width());
  const double left = std::clamp(place.left(), m_space.left(), most);
  const double back = std::clamp(place.right() - size.width(), m_space.left(), most);
  const double above = place.top() - kGap - size.height();
  const double below = place.bottom() + kGap;
  const double middle = place.center().y() - size.height() / 2;
  return {{{left, above}, size}, {{place.right() + kGap, middle}, size},
          {{left, below}, size}, {{back, above}, size},
          {{back, below}, size}, {{place.left() - kGap - size.width(), middle}, size}};
}

/// Of a grid over the space; empty if everything is taken.
QRectF PlateLayout::nearest(const QRectF& place, const QSizeF& size, Care care) const {
  QRectF best;
  double least = std::numeric_limits<double>::infinity();
  const double step = std::max(1.0, (m_space.width() - size.width()) / kMostColumns);
  for (double y = m_space.top(); y + size.height() <= m_space.bottom(); y += size.height() / 2) {
    for (double x = m_space.left(); x + size.width() <= m_space.right(); x += step) {
      const QRectF plate({x, y}, size);
      const double away = distance(plate, place);
      if (away >= least || !is_free(plate, care)) continue;
      best = plate;
      least = away;
    }
  }
  return best;
}

QRectF PlateLayout::take(const QRectF& plate) {
  m_plates.push_back(plate);
  return plate;
}

QRectF PlateLayout::place(const QRectF& place, const std::vector<QSizeF>& sizes) {
  for (const Care care : {Care::kAvoid, Care::kCover}) {
    for (const QSizeF& size : sizes) {
      for (const QRectF& plate : beside(place, size)) {
        if (is_free(plate, care)) return take(plate);
      }
      const QRectF plate = nearest(place, size, care);
      if (!plate.isEmpty() && distance(plate, place) <= kNear * size.height()) return take(plate);
    }
  }
  const QRectF away = nearest(place, sizes.back(), Care::kCover);
  if (!away.isEmpty()) return take(away);
  const std::vector<QRectF> usual = beside(place, sizes.back());
  return take(usual[0].top() < m_space.top() ? usual[2] : usual[0]);
}

}  // namespace tricolor::ui
