// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/arrow.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace tricolor::ui {

namespace {

constexpr double kHead = 8;     // px
constexpr double kBend = 0.14;  // of the length, sideways

QPointF nearest_side(QPointF from, const QRect& to) {
  const QRectF rect(to);
  return QPointF(std::clamp(from.x(), rect.left(), rect.right()),
                 std::clamp(from.y(), rect.top(), rect.bottom()));
}

QPointF unit(QPointF v) {
  const double length = std::hypot(v.x(), v.y());
  return length < 1e-6 ? QPointF(1, 0) : v / length;
}

}  // namespace

void paint_arrow_head(QPainter& painter, QPointF tip, QPointF along, const QColor& colour) {
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  const QPointF back = tip - along * kHead;
  const QPointF aside(along.y() * kHead / 2, -along.x() * kHead / 2);
  const QPointF points[] = {tip, back + aside, back - aside};
  painter.drawPolygon(points, 3);
}

void paint_arrow(QPainter& painter, QPointF from, const QRect& to, const QRect& map,
                 const QColor& colour, double width, double share) {
  const QPointF tip = nearest_side(from, to);
  const QPointF way = tip - from;
  const QPointF middle = from + way / 2 + QPointF(way.y(), -way.x()) * kBend;
  painter.save();
  painter.setClipRect(map, Qt::IntersectClip);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colour, width));
  painter.setBrush(Qt::NoBrush);
  QPainterPath path(from);
  // The first part of a quadratic curve is one as well.
  const QPointF control = from + (middle - from) * share;
  const QPointF end = control + ((middle + (tip - middle) * share) - control) * share;
  path.quadTo(control, end);
  painter.drawPath(path);
  if (share >= 1) {
    paint_arrow_head(painter, tip, unit(tip - middle), colour);
  } else {
    painter.setBrush(colour);
    painter.drawEllipse(end, 4, 4);
  }
  painter.restore();
}

}  // namespace tricolor::ui
