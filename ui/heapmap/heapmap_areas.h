// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRect>
#include <QSize>
#include <span>

#include "ui/heapmap/text_metrics.h"

namespace tricolor::ui {

/// The parts of the heap map's widget, from left to right; empty ones have no room.
///
///     +----------------------------------------------+
///     | processors                                   |
///     | roots |gutter| map                           |
///     | extended                                     |
///     | legend                                       |
///     +----------------------------------------------+
struct HeapMapAreas {
  QRect processors;
  QRect roots;
  QRect map;       ///< a window on the content, which may be larger
  QRect extended;  ///< what only the Extended depth shows
  QRect legend;
  bool operator==(const HeapMapAreas&) const = default;
};

/// `legend_height` 0: no legend. `extended_heights`: what the Extended depth would like, most
/// first; it gets what leaves half of the height to the map. `processors` false: nobody runs.
/// Narrow widgets lose the roots first, low ones the legend.
HeapMapAreas heapmap_areas(QSize size, const TextMetrics& metrics, int legend_height,
                           bool processors, std::span<const int> extended_heights = {});

}  // namespace tricolor::ui
