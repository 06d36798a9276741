// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPoint>
#include <QRect>
#include <QSizeF>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/sim/snapshot.h"
#include "ui/heapmap/column_plan.h"
#include "ui/heapmap/row_fit.h"
#include "ui/heapmap/span_store.h"

namespace tricolor::ui {

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

  /// True if slots are large enough to be told apart; otherwise the span is one tile.
  bool shows_slots() const {
    return pitch.width() >= kSmallestCell && pitch.height() >= kSmallestCell;
  }
  /// All that is drawn of it, rail included.
  QRect extent() const { return rail == 0 ? rect : rect.adjusted(0, 0, 0, rail + 2); }
  bool operator==(const SpanItem&) const = default;
};

/// All spans of one class: a label, the spans that fit, and the sum of those that don't.
struct MapRow {
  SpanClassSummary summary;
  QRect rect;   ///< label lane and spans
  QRect label;  ///< left of the spans
  QRect base;   ///< rect at zoom 1
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
  int label_line = 14;   ///< px: height of a line of text
  int label_width = 90;  ///< px: of the lane left of each row's spans
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
/// 2. Ask for rows, items, rectangles and hits, all in content coordinates; set_summaries() when
///    only numbers changed; set_zoom() enlarges everything alike.
///
/// Invariants: rows are in class order and do not overlap; nothing is wider than content_size();
/// spans shown and rest_spans add up to the class's number. Zoom never changes which slot is beside
/// which. Valid until the store's shape() changes.
class HeapMapLayout {
 public:
  HeapMapLayout() = default;
  HeapMapLayout(const SpanStore& store, std::span<const SpanClassSummary> classes,
                const MapRequest& request, const HeapMapLayout* previous = nullptr);

  void set_zoom(double zoom);
  void set_summaries(std::span<const SpanClassSummary> classes);

  const std::vector<MapRow>& rows() const { return m_rows; }
  const std::vector<SpanItem>& items() const { return m_items; }
  QSize content_size() const { return m_content; }
  double zoom() const { return m_zoom; }
  /// The zoom at which the smallest slot is about half as high as the map.
  double most_zoom() const;
  int columns() const { return m_columns; }
  bool empty() const { return m_rows.empty(); }

  std::span<const SpanItem> items_of(const MapRow& row) const {
    return std::span(m_items).subspan(row.first, row.count);
  }
  /// Those that touch a part of the content, with their rails, in the order of items().
  std::vector<const SpanItem*> items_in(const QRect& part) const;
  QRect slot_rect(const SpanItem& item, std::uint32_t slot) const;
  /// The block of free slots behind the last used one; empty if nothing is folded.
  QRect tail_rect(const SpanItem& item) const;
  /// The item that shows `span`, or nullptr.
  const SpanItem* find(const KnownSpan* span) const;
  /// Where a slot is seen: its own rectangle, its span's tile, or the folded block.
  std::optional<QRect> place_rect(const SlotPlace& place) const;
  MapHit hit(QPoint content) const;

 private:
  void add_rows(const SpanStore& store, std::span<const SpanClassSummary> classes);
  RowDemand demand_of(const MapRow& row) const;
  void choose_plan(const MapRequest& request, const HeapMapLayout* previous);
  bool keeps_arrangement(const MapRequest& request, const HeapMapLayout* previous) const;
  /// Some of the rows, in columns of their own.
  struct Zone {
    std::vector<std::size_t> rows;
    std::vector<RowChoice> choices;
    ColumnPlan plan;
    int columns = 1;
    double weight = 0;
  };
  /// Both zones, and how well they read.
  struct Arrangement {
    Zone upper;
    Zone lower;
    double share = 1;
    int columns = 1;
    double score = 0;
    int height() const { return upper.plan.height + lower.plan.height; }
  };
  bool is_crowded(const MapRow& row) const;
  std::size_t crowded_rows() const;
  Arrangement arrange(const MapRequest& request, double share, int columns, int previous_cap) const;
  Arrangement search(const MapRequest& request, const HeapMapLayout* previous) const;
  Zone plan_zone(const std::vector<std::size_t>& rows, int columns, int height,
                 const MapRequest& request, int previous_cap) const;
  void place_zone(const Zone& zone, int top, const MapRequest& request);
  int place_row(MapRow& row, QPoint at, int width, const MapRequest& request);
  void place_slots(MapRow& row, QRect body);
  void place_tiles(MapRow& row, QRect body);
  void count_rest(MapRow& row);
  void scale();
  MapHit hit_item(QPoint content, std::size_t index) const;

  std::vector<MapRow> m_rows;
  std::vector<SpanItem> m_items;
  int m_label_width = 0;  ///< at zoom 1
  QSize m_base_content;
  QSize m_content;
  double m_zoom = 1;
  int m_columns = 1;
  int m_cap = 0;
  double m_share = 1;  ///< of the height for the rows in columns
  // What the last search for the best arrangement was made for.
  QSize m_searched_size;
  std::size_t m_searched_rows = 0;
  std::size_t m_searched_crowded = 0;
  std::size_t m_searched_spans = 0;
};

}  // namespace tricolor::ui
