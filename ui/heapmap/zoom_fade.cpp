// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/zoom_fade.h"

#include <QPainter>
#include <algorithm>

namespace tricolor::ui {

namespace {

// Larger than this old pixels are just blots.
constexpr double kMostGrown = 8;

double growth(const QRect& map, const QRectF& seen) {
  return map.width() / std::max(1e-9, seen.width());
}

/// Where `part` is drawn while `map` shows `seen`.
QRect place_of(const QRectF& part, const QRect& map, const QRectF& seen) {
  const double scale = growth(map, seen);
  const QPointF corner = map.topLeft() + (part.topLeft() - seen.topLeft()) * scale;
  return QRectF(corner, part.size() * scale).toRect();
}

}  // namespace

void ZoomFade::start(const QImage& image, const QRectF& part) {
  clear();
  m_image = image;
  m_part = part;
}

bool ZoomFade::moving(std::int64_t wall_ms) const {
  return !m_image.isNull() && (m_born_ms < 0 || wall_ms - m_born_ms < kLifeMs);
}

double ZoomFade::strength(std::int64_t wall_ms) const {
  if (m_image.isNull()) return 0;
  if (m_born_ms < 0) return 1;
  return std::clamp(1 - double(wall_ms - m_born_ms) / kLifeMs, 0.0, 1.0);
}

void ZoomFade::paint(QPainter& painter, const QRect& map, const QRectF& part,
                     std::int64_t wall_ms) {
  if (m_image.isNull()) return;
  if (m_born_ms < 0) m_born_ms = wall_ms;
  const double left = strength(wall_ms);
  const QRect place = place_of(m_part, map, part);
  if (left <= 0 || place.width() > kMostGrown * map.width()) return clear();
  if (m_grown.isNull() || place != m_place) grow(place, map);
  painter.save();
  painter.setOpacity(left);
  painter.drawImage(m_grown_at, m_grown);
  painter.restore();
}

/// Once for all pictures at the same place, and without smoothing: to scale takes longer than to
/// fade, and what is nearly gone need not be smooth.
void ZoomFade::grow(const QRect& place, const QRect& map) {
  const QRect area = place & map;
  m_place = place;
  m_grown_at = area.topLeft();
  m_grown = QImage(area.size() * m_image.devicePixelRatio(), QImage::Format_RGB32);
  if (m_grown.isNull()) return;
  m_grown.setDevicePixelRatio(m_image.devicePixelRatio());
  QPainter painter(&m_grown);
  painter.drawImage(place.translated(-area.topLeft()), m_image);
}

}  // namespace tricolor::ui
