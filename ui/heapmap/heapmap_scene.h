// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRect>
#include <QString>
#include <cstdint>
#include <memory>

#include "core/sim/snapshot.h"
#include "ui/heapmap/heapmap_areas.h"
#include "ui/heapmap/heapmap_layout.h"
#include "ui/heapmap/legend_layout.h"
#include "ui/heapmap/map_style.h"
#include "ui/heapmap/map_viewport.h"
#include "ui/heapmap/roots_cache.h"
#include "ui/heapmap/roots_layout.h"
#include "ui/heapmap/slot_canvas.h"
#include "ui/heapmap/span_store.h"

class QPainter;

namespace tricolor::ui {

/// What a point of the heap map stands for.
struct SceneHit {
  Address object = 0;  ///< slot, or the value of a root variable
  Address span = 0;    ///< base of the span
  QString tip;         ///< for a tool tip; empty: nothing there
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

  /// Keeps what is under `pos` where it is.
  void zoom_at(QPoint pos, double factor);
  void reset_view();
  void pan(QPoint delta);
  /// Scrolls so that the object is seen; false if it is in none of the listed spans.
  bool reveal(Address object);

  SceneHit hit(QPoint pos) const;
  void paint(QPainter& painter);

  bool empty() const { return m_snapshot == nullptr || m_snapshot->classes.empty(); }
  double zoom() const { return m_viewport.zoom(); }
  bool can_scroll() const { return m_viewport.can_scroll(); }
  const HeapMapLayout& layout() const;
  const HeapMapAreas& areas() const;
  const RootsLayout& roots() const;
  const SpanStore& store() const { return m_store; }
  /// Where a listed object is seen, in widget coordinates.
  std::optional<QRect> object_rect(Address object) const;

 private:
  void relayout() const;
  QPoint offset() const { return m_areas.map.topLeft() - m_viewport.scroll(); }
  bool marking() const;
  SceneHit hit_map(QPoint pos) const;
  void paint_map(QPainter& painter);
  void paint_roots_column(QPainter& painter);
  void paint_frames(QPainter& painter) const;
  void paint_outline(QPainter& painter, Address address, const QColor& colour, double width) const;
  void paint_path(QPainter& painter) const;
  void paint_scroll_marks(QPainter& painter) const;

  Theme m_theme;
  MapStyle m_style;
  QSize m_size;
  std::shared_ptr<const Snapshot> m_snapshot;
  SpanStore m_store;
  Address m_selected = 0;
  Address m_selected_span = 0;
  std::vector<Address> m_path;
  Address m_hovered = 0;
  // What the last zoom was around: kept while the mouse stays, though rounding moves things.
  QPoint m_zoom_pos{-1, -1};
  Address m_zoom_anchor = 0;

  // Made on demand by relayout().
  mutable bool m_stale = true;
  mutable MapViewport m_viewport;
  mutable HeapMapAreas m_areas;
  mutable HeapMapLayout m_layout;
  mutable RootsLayout m_roots;
  mutable LegendLayout m_legend;
  SlotCanvas m_canvas;
  RootsCache m_roots_cache;
};

}  // namespace tricolor::ui
