// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>

#include "core/sim/snapshot.h"
#include "ui/heapmap/arena_layout.h"
#include "ui/heapmap/heapmap_layout.h"
#include "ui/heapmap/map_style.h"
#include "ui/heapmap/slot_sink.h"

class QPainter;

namespace tricolor::ui {

/// How far the map is on its way from classes (0) to the arena (1), and both ends.
struct ArenaScene {
  const ArenaLayout& arena;
  const HeapMapLayout& classes;
  const SpanStore& store;
  const PageBits& pages;
  double t = 1;
};

/// Where a span is seen on that way; map coordinates (content is not scrolled there).
QRect arena_span_rect(const ArenaScene& scene, const KnownSpan& span);

/// Spans as tiles on their way, and, once there, all other pages. `offset`: to the sink's.
void paint_arena(SlotSink& sink, const ArenaScene& scene, QPoint offset, const Theme& theme);
/// Of that, what lies under the tiles.
void paint_arena_ground(SlotSink& sink, const ArenaScene& scene, QPoint offset, const Theme& theme);
/// And some of the tiles, where they are on their way: [first, end) of the classes' items.
struct TileRange {
  std::size_t first = 0;
  std::size_t end = 0;
};
void paint_tiles_on_the_way(SlotSink& sink, const ArenaScene& scene, TileRange range, QPoint offset,
                            const Theme& theme);

/// What a page is for that is in no heap span.
enum class PageUse : std::uint8_t { kIdle, kReleased, kOther };
PageUse use_of(const PageBits& pages, std::uint32_t page);
void paint_page(SlotSink& sink, const QRect& rect, PageUse use, const Theme& theme);

/// What the pages that are in no heap span look like, from `area`'s left; further lines of it begin
/// at `start`.
void paint_page_legend(QPainter& painter, const QRect& area, int start, const MapStyle& style);

/// For a tool tip: what a page that is in no heap span is for.
QString page_tip(const PageBits& pages, std::uint32_t page);

}  // namespace tricolor::ui
