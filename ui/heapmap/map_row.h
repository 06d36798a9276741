// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRect>
#include <QSizeF>
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "core/sim/snapshot.h"
#include "ui/heapmap/lane_scale.h"
#include "ui/heapmap/row_fit.h"
#include "ui/heapmap/span_store.h"

namespace tricolor::ui {

/// All that is drawn of a span with such a rail.
inline QRect span_extent(const QRect& rect, int rail) {
  return rail == 0 ? rect : rect.adjusted(0, 0, 0, rail + 2);
}

/// One span on the map, in content coordinates (px from the map's top left, before scrolling).
/// Its slots are a grid, filled column by column, whatever the zoom.
struct SpanItem {
  const KnownSpan* span = nullptr;
  QRect base;    ///< at zoom 1
  QRect rect;    ///< at the layout's zoom
  QSizeF pitch;  ///< px from slot to slot
  int columns = 1;
  int lines = 1;
  std::uint32_t drawn = 0;  ///< slots in the grid; the rest is the folded block
  int row = 0;
  int rail = 0;  ///< px under the slots for the span's state; 0: in the tile itself
  int least_cell = kSmallestCell;  ///< px of a slot from which on slots are drawn

  /// True if slots are large enough to be told apart; otherwise the span is one tile.
  bool shows_slots() const { return pitch.width() >= least_cell && pitch.height() >= least_cell; }
  /// All that is drawn of it, rail included.
  QRect extent() const { return span_extent(rect, rail); }
  /// Px between its slots.
  int slot_gap() const { return zoomed_slot_gap(std::min(pitch.width(), pitch.height())); }
  bool operator==(const SpanItem&) const = default;
};

/// What a row stands for.
enum class RowKind : std::uint8_t {
  kClass,          ///< all spans of one class
  kRuntimeFolded,  ///< all spans of the classes that only the runtime uses, as tiles
  kRuntimeOpen,    ///< the heading over those classes' own rows
};

/// A label, the spans that fit, and the sum of those that don't.
struct MapRow {
  RowKind kind = RowKind::kClass;
  SpanClassSummary summary;  ///< of its class, or of all classes that it stands for
  std::size_t classes = 1;   ///< how many those are
  QRect rect;                ///< label lane and spans
  QRect label;               ///< left of the spans
  QRect base;                ///< rect at zoom 1
  LaneScale scale;           ///< from base to rect, horizontally
  RowFit fit;
  std::size_t first = 0;  ///< into the layout's items
  std::size_t count = 0;
  std::uint32_t rest_spans = 0;         ///< that are not drawn
  std::array<std::uint64_t, 4> rest{};  ///< their slots by SlotColour
  QRect rest_rect;                      ///< empty if every span is drawn
  QSize rest_size;                      ///< what it has at zoom 1, if there is room

  /// True for the row that folds and opens the runtime's classes.
  bool is_runtime() const { return kind != RowKind::kClass; }
};

}  // namespace tricolor::ui
