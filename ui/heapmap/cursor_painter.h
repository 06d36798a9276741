// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <vector>

#include "core/sim/snapshot.h"
#include "ui/heapmap/cursor_layout.h"
#include "ui/heapmap/heapmap_layout.h"
#include "ui/heapmap/map_style.h"

class QPainter;

namespace tricolor::ui {

/// One processor's cursor: where it works, and whether it sweeps.
struct WorkerCursor {
  Cursor cursor;
  Activity activity = Activity::kIdle;
};

/// The cursors of the processors whose place is visible. A sweeper's target is its whole span.
std::vector<WorkerCursor> worker_cursors(const std::vector<ProcessorView>& processors,
                                         const SpanStore& store, const HeapMapLayout& layout,
                                         QPoint offset, const QRect& map, const MapStyle& style);

/// Markers and labels, inside `bounds`, on the ground if that can be.
void paint_cursors(QPainter& painter, const std::vector<WorkerCursor>& cursors, const QRect& bounds,
                   const LabelGround& ground, const MapStyle& style);

}  // namespace tricolor::ui
