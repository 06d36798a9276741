// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/zoom_fade.h"

#include <QPainter>
#include <algorithm>

namespace tricolor::ui {

namespace {

/// Where `part` is drawn while `map` shows `seen`.
QRectF place_of(const QRectF& part, const QRect& map, const QRectF& seen) {
  const double scale = map.width() / std::max(1e-9, seen.width());
  return QRectF(map.topLeft() + (part.topLeft() - seen.topLeft()) * scale, part.size() * scale);
}

}  // namespace

void ZoomFade::start(const QImage& image, const QRectF& part) {
  m_image = image;
  m_part = part;
  m_born_ms = -1;
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
  if (left <= 0) return clear();
  painter.save();
  painter.setOpacity(left);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(place_of(m_part, map, part), m_image);
  painter.restore();
}

}  // namespace tricolor::ui
