// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPainterPath>
#include <QRectF>
#include <QSizeF>
#include <cstddef>

#include "ui/graph/graph_layout.h"

namespace tricolor::ui {

/// How large a node is drawn at zoom 1, and how far its neighbours are.
struct GraphSizes {
  QSizeF node;
  QSizeF gap;
  double heading = 0;  ///< above the islands
  bool operator==(const GraphSizes&) const = default;

  QSizeF cell() const { return node + gap; }
};

/// Few nodes have room for a label of `label` px, within reason; many are small boxes. `line`:
/// height of a line of text. `before`: what it was, so that a node more or less changes nothing.
GraphSizes graph_sizes(std::size_t nodes, double line, double label, const GraphSizes& before);
/// Nodes beyond this have no labels in any case.
bool may_have_labels(std::size_t nodes);

/// The next smaller kind: for a graph that has few nodes, but no room for their labels.
GraphSizes lettered_sizes(double line);

/// The node's box in content coordinates.
QRectF node_rect(const GraphSizes& sizes, const GraphLayout& layout, const GraphPlace& place);
/// Where the word "unreachable" stands.
double island_top(const GraphSizes& sizes, const GraphLayout& layout);
QSizeF content_size(const GraphSizes& sizes, const GraphLayout& layout);

/// A pointer as it is drawn: a curve and the way its arrow points at the end.
struct EdgeCurve {
  QPainterPath path;
  QPointF tip;
  QPointF direction;  ///< of length 1
};

/// From box to box in the same coordinates. `arc`: not the straight way, for the second of two
/// pointers that lead to and fro.
EdgeCurve edge_curve(const QRectF& from, const QRectF& to, bool arc);
/// From the line of a root variable to a box.
EdgeCurve root_curve(QPointF from, const QRectF& to);
/// The distance of `point` from the curve, in its coordinates.
double distance_to(const EdgeCurve& curve, QPointF point);

}  // namespace tricolor::ui
