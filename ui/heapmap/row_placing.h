// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPoint>
#include <array>
#include <cstdint>
#include <span>

#include "ui/heapmap/map_row.h"

namespace tricolor::ui {

/// Where a row goes.
struct RowPlace {
  QPoint at;
  int width = 0;
  int lane = 0;         ///< px of the label lane
  int label_line = 14;  ///< px: height of a line of text
  int least = 0;        ///< px of height, or as much as the label needs
};

/// Slots as a row's demand counts them.
SpanDemand span_demand(const KnownSpan& span);

/// Gives the row, whose `fit` is chosen, and its items their rectangles at zoom 1. Returns the
/// row's height.
int place_row(MapRow& row, std::span<SpanItem> items, const RowPlace& place);

/// Moves and stretches a row at its present zoom, and all that is in it but for the label's lane.
void stretch_row(MapRow& row, std::span<SpanItem> items, const QRect& rect);

/// Sums up the spans that the row does not draw.
void count_rest(MapRow& row, std::span<const SpanItem> items);

/// From the places at zoom 1 to those at the zoom of the row's scale. A slot's pitch is enlarged by
/// `pitch_factor`. Returns the px behind all that is drawn.
int scale_row(MapRow& row, std::span<SpanItem> items, double pitch_factor);

}  // namespace tricolor::ui
