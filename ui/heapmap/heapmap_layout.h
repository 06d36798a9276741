// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPoint>
#include <QPointF>
#include <QRect>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/sim/snapshot.h"
#include "ui/heapmap/map_row.h"
#include "ui/heapmap/row_arrangement.h"
#include "ui/heapmap/runtime_classes.h"
#include "ui/heapmap/span_store.h"

namespace tricolor::ui {

/// What the layout is made for. `map` is the visible size in px; `zoom` ≥ 1 enlarges the content.
struct MapRequest {
  QSize map;
  double zoom = 1;
  int label_line = 14;   ///< px: height of a line of text
  int label_width = 90;  ///< px: of the lane left of each row's spans, at every zoom
  ClassSet runtime;      ///< classes that have one row together, the last; empty: each has its own
  bool runtime_open = false;      ///< that row is the heading over their own rows
  int runtime_label_width = 190;  ///< px: of its lane
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
///    keeps rows from flickering between two sizes. `storage`: where items may be put, from a
///    layout that is needed no more; fresh memory for a hundred thousand costs as much as to place
///    them.
/// 2. Ask for rows, items, rectangles and hits, all in content coordinates; set_summaries() when
///    only numbers changed; set_zoom() enlarges slots, tiles and the space between them alike, but
///    not the lanes of labels.
///
/// Invariants: rows are in class order, those of the program before the runtime's, and do not
/// overlap; nothing is wider than content_size(); spans shown and rest_spans add up to the class's
/// number. Zoom never changes which slot is beside which. Valid until the store's shape() changes.
class HeapMapLayout {
 public:
  HeapMapLayout() = default;
  HeapMapLayout(const SpanStore& store, std::span<const SpanClassSummary> classes,
                const MapRequest& request, const HeapMapLayout* previous = nullptr,
                std::vector<SpanItem> storage = {});

  void set_zoom(double zoom);
  /// This layout is at its end.
  std::vector<SpanItem> give_up_items() { return std::move(m_items); }
  /// Moves a row and stretches all that is in it, but for its lane of labels, on its way to where
  /// it belongs.
  void stretch_row(std::size_t row, const QRect& rect);
  /// Of the same classes.
  void set_summaries(std::span<const SpanClassSummary> classes);

  const std::vector<MapRow>& rows() const { return m_rows; }
  const std::vector<SpanItem>& items() const { return m_items; }
  QSize content_size() const { return m_content; }
  double zoom() const { return m_zoom; }
  /// The zoom at which the smallest slot is about half as high as the map.
  double most_zoom() const;
  int columns() const { return m_plan.columns; }
  bool empty() const { return m_rows.empty(); }
  /// The row that folds and opens the runtime's classes, or nullptr.
  const MapRow* runtime_row() const;
  /// Px of the lane of labels left of all spans.
  int label_width() const { return m_label_width; }

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
  /// True if there is neither a span nor a label.
  bool is_ground(const QRect& part) const;
  /// The horizontal scale of what is nearest to a point: zooming keeps the point by it.
  LaneScale scale_near(QPoint content) const;

 private:
  struct Searched {
    QSize size;
    std::size_t rows = 0;
    std::size_t crowded = 0;
    std::size_t spans = 0;
  };

  void add_rows(const SpanStore& store, std::span<const SpanClassSummary> classes,
                const MapRequest& request);
  void add_spans(MapRow& row, const SpanStore& store, std::size_t key);
  void add_class_rows(const SpanStore& store, std::span<const SpanClassSummary> classes,
                      const ClassSet& wanted);
  void add_runtime_row(const SpanStore& store, std::span<const SpanClassSummary> classes,
                       bool open);
  bool is_crowded(const MapRow& row) const;
  RowDemand demand_of(const MapRow& row) const;
  std::vector<RowToPlace> rows_to_place(std::size_t first, std::size_t end) const;
  RowArrangement choose_plan(const std::vector<RowToPlace>& rows, const MapRoom& room,
                             const HeapMapLayout* previous);
  int place_runtime(const MapRequest& request);
  int place_zone(const RowZone& zone, int top, const MapRoom& room);
  std::span<SpanItem> own_items(const MapRow& row) {
    return std::span(m_items).subspan(row.first, row.count);
  }
  void move_down(std::size_t first_row, int px);
  void scale(double pitch_factor);
  const MapRow* row_of(std::size_t key) const;
  MapHit hit_item(QPoint content, std::size_t index) const;

  std::vector<MapRow> m_rows;
  std::vector<SpanItem> m_items;
  ClassSet m_runtime;
  std::size_t m_program_rows = 0;  ///< the runtime's row, if there is one, and what it opens follow
  int m_label_width = 0;
  QSize m_base_content;
  QSize m_content;
  double m_zoom = 1;
  KeptPlan m_plan;
  Searched m_searched;  ///< what the last search for the best arrangement was made for
};

}  // namespace tricolor::ui
