// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPoint>
#include <QRect>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/sim/snapshot.h"
#include "ui/heapmap/row_fit.h"
#include "ui/heapmap/span_store.h"

namespace tricolor::ui {

/// One span on the map, in content coordinates (px from the map's top left, before scrolling).
struct SpanItem {
  const KnownSpan* span = nullptr;
  QRect rect;               ///< slots, or the tile
  QSize cell;               ///< of a slot
  std::uint32_t drawn = 0;  ///< slots drawn one by one; the rest is the folded block
  int row = 0;
  int rail = 0;  ///< px under the slots for the span's state
  bool operator==(const SpanItem&) const = default;
};

/// All spans of one class: a label, the spans that fit, and the sum of those that don't.
struct MapRow {
  SpanClassSummary summary;
  QRect rect;  ///< as wide as the content
  int slots_top = 0;
  int slots_height = 0;
  int rail_height = 0;  ///< under the slots: the spans' states
  RowFit fit;
  std::size_t first = 0;  ///< into items()
  std::size_t count = 0;
  std::uint32_t rest_spans = 0;         ///< that are not drawn
  std::array<std::uint64_t, 4> rest{};  ///< their slots by SlotColour
  QRect rest_rect;                      ///< empty if every span is drawn
};

/// What the layout is made for. `map` is the visible size in px; `zoom` ≥ 1 enlarges the content.
struct MapRequest {
  QSize map;
  double zoom = 1;
  int label_line = 14;  ///< px: height of a line of text
};

/// What is under a point of the map.
struct MapHit {
  enum class Kind : std::uint8_t { kNothing, kSlot, kTail, kTile, kRest };
  Kind kind = Kind::kNothing;
  int row = -1;
  std::size_t item = 0;
  std::uint32_t slot = 0;
  bool operator==(const MapHit&) const = default;
};

/// Where every span and slot of a heap is drawn: pure geometry, no widget, no painting.
///
/// 1. Construct from what the store knows, the classes' sums, and the previous layout, which
///    keeps rows from flickering between two sizes.
/// 2. Ask for rows, items, rectangles and hits, all in content coordinates.
///
/// Invariants: rows are in class order and do not overlap; nothing is wider than content_size()
/// except the last span of a row whose single slot is; spans shown and rest_spans add up to the
/// class's number. Valid until the store's next apply().
class HeapMapLayout {
 public:
  HeapMapLayout() = default;
  HeapMapLayout(const SpanStore& store, std::span<const SpanClassSummary> classes,
                const MapRequest& request, const HeapMapLayout* previous = nullptr);

  const std::vector<MapRow>& rows() const { return m_rows; }
  const std::vector<SpanItem>& items() const { return m_items; }
  QSize content_size() const { return m_content; }
  bool empty() const { return m_rows.empty(); }

  std::span<const SpanItem> items_of(const MapRow& row) const {
    return std::span(m_items).subspan(row.first, row.count);
  }
  QRect slot_rect(const SpanItem& item, std::uint32_t slot) const;
  /// The block of free slots behind the last used one; empty if nothing is folded.
  QRect tail_rect(const SpanItem& item) const;
  /// The item that shows `span`, or nullptr.
  const SpanItem* find(const KnownSpan* span) const;
  /// Where a slot is seen: its own rectangle, its span's tile, or the folded block.
  std::optional<QRect> place_rect(const SlotPlace& place) const;
  MapHit hit(QPoint content) const;

  /// Same geometry of the same spans: only what is in the slots may differ.
  bool same_geometry(const HeapMapLayout& other) const {
    return m_content == other.m_content && m_items == other.m_items;
  }

 private:
  void add_rows(const SpanStore& store, std::span<const SpanClassSummary> classes);
  void set_heights(const MapRequest& request);
  void place_row(MapRow& row, const MapRequest& request, const HeapMapLayout* previous);
  void place_slots(MapRow& row, const std::vector<SpanDemand>& demands, int width);
  void place_tiles(MapRow& row);
  void place_rest(MapRow& row, int x);
  MapHit hit_item(QPoint content, std::size_t index) const;

  std::vector<MapRow> m_rows;
  std::vector<SpanItem> m_items;
  QSize m_content;
};

}  // namespace tricolor::ui
