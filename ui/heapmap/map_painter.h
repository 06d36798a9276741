// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <vector>

#include "ui/heapmap/heapmap_layout.h"
#include "ui/heapmap/slot_sink.h"
#include "ui/theme/theme.h"

class QPainter;

namespace tricolor::ui {

// The parts of the map that scroll: slots and tiles with their spans' states, into any sink.

/// One span: its slots or its tile, the folded block, and the rail with its state. `offset`: from
/// content to the sink's coordinates. Only what touches `visible` (the sink's) is drawn.
void paint_item(SlotSink& sink, const HeapMapLayout& layout, const SpanItem& item, QPoint offset,
                const QRect& visible, const Theme& theme);

/// Of a span whose slots were drawn before, at the same place, those that look otherwise than in
/// `looks`, which then says how they look now. If the span's state is another one, that too.
void paint_changes(SlotSink& sink, const HeapMapLayout& layout, const SpanItem& item, QPoint offset,
                   const QRect& visible, std::vector<SlotLook>& looks, bool other_state,
                   const Theme& theme);

TileStack tile_stack(const KnownSpan& span, int height);

/// One span as a single tile: its slots by colour, stacked, and its state.
void paint_tile(SlotSink& sink, const QRect& rect, const KnownSpan& span, const Theme& theme);
/// With the parts of such a tile, where those are known.
void paint_tile(SlotSink& sink, const QRect& rect, const TileStack& stack, SpanState state,
                const Theme& theme);

/// What paint_item() draws of a span that is one tile; the sink's coordinates.
QRect tile_rect(const SpanItem& item, QPoint offset, const QRect& visible);

/// Where the name of the processor that has the span in its cache is written, in content
/// coordinates; empty: nowhere.
QRect rail_name_rect(const SpanItem& item, const Theme& theme);
/// True if `part` of the content hides such a name.
bool hides_rail_name(const HeapMapLayout& layout, const QRect& part, const Theme& theme);

/// The sum of the spans of a row that are not drawn, as a bar with counts.
void paint_rest(QPainter& painter, const MapRow& row, QPoint offset, const Theme& theme);

}  // namespace tricolor::ui
