// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "ui/heapmap/arena_layout.h"
#include "ui/heapmap/event_traces.h"
#include "ui/heapmap/object_card.h"
#include "ui/heapmap/release_trace.h"

class QPainter;

namespace tricolor::ui {

/// What just happened, over the map: arrows that travel to what they made grey, rings and words
/// that fade. Places that are not on the screen are left out; `find` gives the others.
void paint_traces(QPainter& painter, const EventTraces& traces, std::int64_t wall_ms,
                  const FindRect& find, const QRect& map, const MapStyle& style);

/// Frames around the pages of the arena that went back to the system, and how much they are.
void paint_released(QPainter& painter, const ReleaseTrace& released, std::int64_t wall_ms,
                    const ArenaLayout& arena, const QRect& map, const MapStyle& style);

}  // namespace tricolor::ui
