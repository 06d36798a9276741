// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/graph/graph_geometry.h"

#include <QLineF>
#include <algorithm>
#include <cmath>

namespace tricolor::ui {

namespace {

constexpr std::size_t kMostLabelled = 48;
constexpr std::size_t kMostLettered = 130;
// A size is kept until there are so many fewer nodes than it is for.
constexpr double kBack = 0.75;

// In lines: a box as high as two and a half has the object at its left.
constexpr double kLabelledHeight = 2.5;
constexpr double kLabelMargins = 0.6;
constexpr double kLeastBoxWidth = 7.2;
constexpr double kMostBoxWidth = 18;

GraphSizes sizes_for(std::size_t nodes, double line, double label) {
  if (nodes <= kMostLabelled) {
    const double width = label + (kLabelledHeight + kLabelMargins) * line;
    return {
        {std::clamp(width, kLeastBoxWidth * line, kMostBoxWidth * line), kLabelledHeight * line},
        {2.6 * line, 1.0 * line},
        2.2 * line};
  }
  if (nodes <= kMostLettered)
    return {{2.4 * line, 1.6 * line}, {1.7 * line, 0.9 * line}, 3.2 * line};
  return {{1.5 * line, 1.2 * line}, {1.2 * line, 0.7 * line}, 4 * line};
}

EdgeCurve curve(QPointF start, QPointF c1, QPointF c2, QPointF end) {
  EdgeCurve result;
  result.path.moveTo(start);
  result.path.cubicTo(c1, c2, end);
  result.tip = end;
  const QPointF way = end - c2;
  const double length = std::hypot(way.x(), way.y());
  result.direction = length < 1e-6 ? QPointF(1, 0) : way / length;
  return result;
}

QPointF middle_left(const QRectF& rect) {
  return {rect.left(), rect.center().y()};
}
QPointF middle_right(const QRectF& rect) {
  return {rect.right(), rect.center().y()};
}

EdgeCurve to_itself(const QRectF& box) {
  const double out = std::clamp(box.height() * 0.45, 5.0, 14.0);
  const QPointF top(box.center().x(), box.top());
  return curve(top + QPointF(-box.width() * 0.15, 0), top + QPointF(-out, -out),
               top + QPointF(out, -out), top + QPointF(box.width() * 0.15, 0));
}

/// Below both boxes, from the underside of one to that of the other.
EdgeCurve below(const QRectF& from, const QRectF& to) {
  const double across = std::abs(to.center().x() - from.center().x());
  const double deep = from.height() * 0.6 + std::min(across * 0.14, from.height() * 2.5);
  const QPointF start(from.center().x(), from.bottom());
  const QPointF end(to.center().x(), to.bottom());
  const double low = std::max(start.y(), end.y()) + deep;
  return curve(start, {start.x(), low}, {end.x(), low}, end);
}

}  // namespace

bool may_have_labels(std::size_t nodes) {
  return nodes <= static_cast<std::size_t>(kMostLabelled / kBack);
}

GraphSizes graph_sizes(std::size_t nodes, double line, double label, const GraphSizes& before) {
  const GraphSizes wanted = sizes_for(nodes, line, label);
  if (wanted == before || wanted.node.width() <= before.node.width()) return wanted;
  const auto more = static_cast<std::size_t>(static_cast<double>(nodes) / kBack);
  return sizes_for(more, line, label) == before ? before : wanted;
}

GraphSizes lettered_sizes(double line) {
  return sizes_for(kMostLettered, line, 0);
}

double island_top(const GraphSizes& sizes, const GraphLayout& layout) {
  return layout.rows() * sizes.cell().height();
}

QRectF node_rect(const GraphSizes& sizes, const GraphLayout& layout, const GraphPlace& place) {
  double y = place.cell.row * sizes.cell().height() + sizes.gap.height() / 2;
  if (place.island) y += island_top(sizes, layout) + sizes.heading;
  return {QPointF(place.cell.column * sizes.cell().width() + sizes.gap.width() / 2, y), sizes.node};
}

QSizeF content_size(const GraphSizes& sizes, const GraphLayout& layout) {
  double height = (layout.rows() + layout.island_rows()) * sizes.cell().height();
  if (layout.island_rows() > 0) height += sizes.heading;
  return {layout.columns() * sizes.cell().width() + sizes.gap.width(), height};
}

EdgeCurve edge_curve(const QRectF& from, const QRectF& to, bool arc) {
  if (from == to) return to_itself(from);
  const double ahead = to.left() - from.right();
  const double behind = from.left() - to.right();
  const bool neighbours = std::abs(from.center().y() - to.center().y()) < from.height() * 4 &&
                          behind < from.width() * 1.6;
  if (ahead > 0 && !arc) {
    const double bend = std::clamp(ahead * 0.5, from.height() * 0.3, from.width() * 2);
    const QPointF start = middle_right(from);
    const QPointF end = middle_left(to);
    return curve(start, start + QPointF(bend, 0), end - QPointF(bend, 0), end);
  }
  if (behind > 0 && neighbours && !arc) {
    const QPointF start = middle_left(from);
    const QPointF end = middle_right(to);
    const double bend = behind * 0.45;
    return curve(start, start - QPointF(bend, 0), end + QPointF(bend, 0), end);
  }
  if (std::abs(from.center().x() - to.center().x()) < from.width() / 2) {
    const double side = from.height() * 0.5 + std::abs(from.center().y() - to.center().y()) * 0.12;
    const QPointF start = middle_right(from);
    const QPointF end = middle_right(to);
    return curve(start, start + QPointF(side, 0), end + QPointF(side, 0), end);
  }
  return below(from, to);
}

EdgeCurve root_curve(QPointF from, const QRectF& to) {
  const QPointF end = middle_left(to);
  const double bend = std::max(12.0, std::abs(end.x() - from.x()) * 0.45);
  return curve(from, from + QPointF(bend, 0), end - QPointF(bend, 0), end);
}

double distance_to(const EdgeCurve& curve, QPointF point) {
  constexpr int kPieces = 24;
  double least = 1e9;
  QPointF last = curve.path.pointAtPercent(0);
  for (int i = 1; i <= kPieces; ++i) {
    const QPointF next = curve.path.pointAtPercent(double(i) / kPieces);
    const QPointF piece = next - last;
    const double length2 = QPointF::dotProduct(piece, piece);
    const double t = length2 < 1e-9
                         ? 0
                         : std::clamp(QPointF::dotProduct(point - last, piece) / length2, 0.0, 1.0);
    const QPointF off = point - (last + piece * t);
    least = std::min(least, std::hypot(off.x(), off.y()));
    last = next;
  }
  return least;
}

}  // namespace tricolor::ui
