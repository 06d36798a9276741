// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QColor>
#include <QPointF>
#include <QRect>

class QPainter;

namespace tricolor::ui {

/// An arrow's head whose tip is at `tip`; `along` is the unit vector in which it points.
void paint_arrow_head(QPainter& painter, QPointF tip, QPointF along, const QColor& colour);

/// From a point to the nearest side of a rectangle, bent a little, so that arrows that run along
/// the same row can be told apart. Up to `share` of the way, 0 … 1, where a dot then is; the head
/// comes with the last bit. Nothing outside `map` is drawn.
void paint_arrow(QPainter& painter, QPointF from, const QRect& to, const QRect& map,
                 const QColor& colour, double width, double share = 1);

}  // namespace tricolor::ui
