// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRect>
#include <vector>

#include "core/sim/snapshot.h"
#include "ui/heapmap/map_style.h"

class QPainter;

namespace tricolor::ui {

/// Px that the Extended depth may take under the map, most first: with the bit rows, without them,
/// with a line in place of each box.
std::vector<int> extended_heights(const TextMetrics& metrics);

/// Boxes with caches, central lists, mark work and credit; under them the bit rows of the span
/// that is selected or under the mouse; as much of it as has room in `area`.
void paint_extended(QPainter& painter, const Snapshot& snapshot, const QRect& area,
                    const MapStyle& style);

/// All of the list at `pos`, of which the picture may show a part; empty beside the lists.
QString extended_tip(const Snapshot& snapshot, const QRect& area, QPoint pos,
                     const MapStyle& style);

}  // namespace tricolor::ui
