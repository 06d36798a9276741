// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPointF>
#include <QRect>
#include <span>
#include <vector>

namespace tricolor::ui {

/// The area between a line and `base_y` as upright rectangles of whole pixels, equally high
/// neighbours in one: a saw of thousands of teeth is filled some twenty times faster so than as
/// one polygon. `points` in px, x never falling, NaN for gaps; only columns in [left, right].
std::vector<QRect> area_columns(std::span<const QPointF> points, double base_y, int left,
                                int right);

}  // namespace tricolor::ui
