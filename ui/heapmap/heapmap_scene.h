// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRect>
#include <QString>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/sim/snapshot.h"
#include "ui/bridge/driver_command.h"
#include "ui/heapmap/arena_canvas.h"
#include "ui/heapmap/arena_labels.h"
#include "ui/heapmap/cursor_layout.h"
#include "ui/heapmap/event_traces.h"
#include "ui/heapmap/heapmap_areas.h"
#include "ui/heapmap/heapmap_layout.h"
#include "ui/heapmap/legend_layout.h"
#include "ui/heapmap/map_style.h"
#include "ui/heapmap/map_surroundings.h"
#include "ui/heapmap/map_viewport.h"
#include "ui/heapmap/release_trace.h"
#include "ui/heapmap/roots_layout.h"
#include "ui/heapmap/row_labels.h"
#include "ui/heapmap/row_motion.h"
#include "ui/heapmap/slot_canvas.h"
#include "ui/heapmap/span_store.h"
#include "ui/heapmap/zoom_fade.h"
#include "ui/theme/violation_marks.h"

class QPainter;

namespace tricolor::ui {

/// What a point of the heap map stands for.
struct SceneHit {
  Address object = 0;          ///< slot, or the value of a root variable
  Address span = 0;            ///< base of the span
  QString tip;                 ///< for a tool tip; empty: nothing there
  bool folds_runtime = false;  ///< a click opens or folds the runtime's classes
};

/// The heap map without its widget: what is known, where it is, how it is painted.
///
/// 1. set_theme(), set_size(), set_snapshot() in any order and number: they only note what
///    changed. Layouts are made when something is asked or painted.
/// 2. paint() on screen copies cached pixels, on a vector device it draws shapes.
/// 3. zoom_at(), pan(), reveal() move the viewport; all positions are in widget coordinates.
class HeapMapScene {
 public:
  explicit HeapMapScene(const Theme& theme);
  HeapMapScene(const HeapMapScene&) = delete;
  HeapMapScene& operator=(const HeapMapScene&) = delete;

  void set_theme(const Theme& theme);
  void set_size(QSize size);
  /// `wall_ms`, `fade`: see SpanStore::apply.
  void set_snapshot(std::shared_ptr<const Snapshot> snapshot, std::int64_t wall_ms, bool fade);
  void set_selected(Address object, Address span);
  void set_hovered(Address address) { m_hovered = address; }
  /// Objects on the way from a root to the selected one; outlined and joined by a line.
  void set_path(std::vector<Address> path) { m_path = std::move(path); }
  /// Off: the classes that only the runtime uses are one row, unless that is open.
  void set_extended(bool on);
  /// The row opens by itself when something in it is selected.
  void set_runtime_open(bool open);
  bool runtime_open() const { return m_runtime_open; }
  /// Another run begins: which classes the program uses is not known yet.
  void forget_run();

  /// Keeps what is under `pos` where it is.
  void zoom_at(QPoint pos, double factor);
  void reset_view();
  void pan(QPoint delta);
  /// Scrolls so that the object is seen; false if it is in none of the listed spans.
  bool reveal(Address object);

  SceneHit hit(QPoint pos) const;
  /// `wall_ms`: on the same clock as set_snapshot's.
  void paint(QPainter& painter, std::int64_t wall_ms = 0);
  /// True while the next picture would differ though nothing new came.
  bool moving(std::int64_t wall_ms);

  bool empty() const { return m_snapshot == nullptr || m_snapshot->classes.empty(); }
  double zoom() const { return m_viewport.zoom(); }
  bool can_scroll() const { return m_viewport.can_scroll(); }
  const HeapMapLayout& layout() const;
  const HeapMapAreas& areas() const;
  const RootsLayout& roots() const;
  const SpanStore& store() const { return m_store; }
  /// What the next snapshot should hold, by what is in sight now.
  SnapshotDetail wanted_detail() const;
  /// Where a listed object is seen, in widget coordinates.
  std::optional<QRect> object_rect(Address object) const;
  /// What is marked of the newest lost object, as far as it is in sight.
  std::vector<PlacedMark> lost_marks() const;

 private:
  void relayout() const;
  void relayout_map() const;
  void take_layout(HeapMapLayout layout, bool same_room) const;
  void move_rows(std::int64_t wall_ms);
  void end_row_motion() const;
  /// Where everything is when nothing moves any more.
  const HeapMapLayout& settled_layout() const {
    return m_row_motion.active() ? m_target : m_layout;
  }
  int label_width() const;
  int runtime_label_width() const;
  QRect slots_area() const;
  QPoint offset() const { return m_areas.map.topLeft() - m_viewport.scroll(); }
  ArenaScene arena_scene() const;
  bool shows_arena() const { return m_viewport.arena_share() > 0; }
  void jump_to_zoom(QPoint pos, double zoom);
  void show_whole_object(QPoint pos);
  QRectF part_in_sight() const;
  std::vector<const KnownSpan*> spans_as_slots() const;
  bool marking() const;
  QString roots_tip(QPoint pos) const;
  SceneHit hit_map(QPoint pos) const;
  SceneHit hit_arena(QPoint pos) const;
  void paint_arena_map(QPainter& painter, std::int64_t wall_ms);
  void paint_ground(QPainter& painter) const;
  void paint_map(QPainter& painter, std::int64_t wall_ms);
  void paint_lanes(QPainter& painter) const;
  void paint_frames(QPainter& painter) const;
  void paint_cards(QPainter& painter) const;
  void paint_waiting(QPainter& painter) const;
  std::vector<const SpanItem*> items_in_sight() const;
  std::vector<Address> card_addresses(const std::vector<const SpanItem*>& items) const;
  void paint_outline(QPainter& painter, Address address, const QColor& colour, double width) const;
  void paint_path(QPainter& painter) const;
  void paint_scroll_marks(QPainter& painter) const;
  LabelGround label_ground() const;
  bool lost_one_is_white() const;
  std::optional<QRect> lost_slot_rect() const;
  void paint_lost(QPainter& painter) const;

  Theme m_theme;
  MapStyle m_style;
  std::vector<int> m_legend_widths;
  QSize m_size;
  std::shared_ptr<const Snapshot> m_snapshot;
  SpanStore m_store;
  Address m_selected = 0;
  Address m_selected_span = 0;
  std::vector<Address> m_path;
  Address m_hovered = 0;
  bool m_extended = false;
  RuntimeClasses m_classes;
  bool m_runtime_open = false;
  EventTraces m_traces;
  PageBits m_pages;  ///< as last seen
  ReleaseTrace m_released;
  ZoomFade m_zoom_fade;
  bool m_motion = true;
  bool m_rows_moved = false;  ///< in the last picture

  // Made on demand by relayout().
  mutable bool m_stale = true;
  mutable MapViewport m_viewport;
  mutable HeapMapAreas m_areas;
  mutable HeapMapLayout m_layout;                ///< as it is seen
  mutable std::vector<SpanItem> m_item_storage;  ///< of the layout before, for the next one
  mutable RowMotion m_row_motion;
  mutable HeapMapLayout m_target;  ///< while rows are on their way
  mutable ArenaLayout m_arena;
  mutable std::uint64_t m_laid_shape = 0;  ///< of the store, when m_layout was made
  mutable QSize m_laid_size;
  mutable ClassSet m_laid_runtime;
  mutable bool m_laid_open = false;
  mutable RootsLayout m_roots;
  mutable LegendLayout m_legend;
  SlotCanvas m_canvas;
  ArenaCanvas m_arena_canvas;
  ArenaLabels m_arena_labels;
  RowLabels m_row_labels;
  MapSurroundings m_surroundings;
};

}  // namespace tricolor::ui
