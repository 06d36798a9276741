// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QPainter>
#include <algorithm>

#include "ui/heapmap/cursor_painter.h"
#include "ui/heapmap/extended_painter.h"
#include "ui/heapmap/heapmap_scene.h"
#include "ui/heapmap/lost_slot.h"
#include "ui/heapmap/map_labels.h"
#include "ui/heapmap/map_painter.h"
#include "ui/heapmap/object_card.h"
#include "ui/heapmap/pointer_links.h"
#include "ui/heapmap/roots_painter.h"
#include "ui/heapmap/slot_art.h"
#include "ui/heapmap/trace_painter.h"
#include "ui/theme/raster.h"

// How the map is painted, from the ground up.

namespace tricolor::ui {

namespace {

constexpr int kLettered = 16;  // px: a slot of this size has a letter

}  // namespace

void HeapMapScene::paint(QPainter& painter, std::int64_t wall_ms) {
  relayout();
  move_rows(wall_ms);
  paint_ground(painter);
  if (empty()) {
    paint_empty(painter, QRect(QPoint(0, 0), m_size), m_style);
    return;
  }
  paint_map(painter, wall_ms);
  const QRect slots = slots_area();
  const auto links = shows_arena() ? std::vector<PointerLink>()
                                   : pointer_links(m_roots, m_store, m_layout, offset(), slots,
                                                   m_areas.map.left() - 4);
  paint_pointers(painter, links, m_selected, m_style);
  // Over the pointers, which would strike them out.
  if (!shows_arena()) m_row_labels.paint(painter, m_layout, offset(), m_areas.map, m_style);
  m_surroundings.paint_roots(painter, m_roots, m_areas.roots, marking(), m_selected, m_style);
  paint_cards(painter);
  paint_frames(painter);
  const FindRect find = [this](Address address) { return object_rect(address); };
  paint_traces(painter, m_traces, wall_ms, find, slots, m_style);
  if (m_viewport.arena_share() >= 1) {
    paint_released(painter, m_released, wall_ms, m_arena, m_areas.map, m_style);
  }
  if (!m_areas.extended.isEmpty()) {
    paint_extended(painter, *m_snapshot, m_areas.extended, m_style);
  }
  m_surroundings.paint_processors(painter, m_snapshot->processors, m_areas.processors, m_style);
  m_surroundings.paint_legend(painter, m_legend, m_areas.legend, shows_arena(), m_style);
}

/// On screen the map and what stands around it cover their own.
void HeapMapScene::paint_ground(QPainter& painter) const {
  QRegion ground(QRect(QPoint(0, 0), m_size));
  if (!empty() && is_raster(painter)) {
    for (const QRect& part : {m_areas.map, m_areas.roots, m_areas.processors, m_areas.legend}) {
      ground -= part;
    }
  }
  for (const QRect& rect : ground) painter.fillRect(rect, m_theme.panel);
}

void HeapMapScene::paint_map(QPainter& painter, std::int64_t wall_ms) {
  if (m_areas.map.isEmpty()) return;
  painter.save();
  painter.setClipRect(m_areas.map, Qt::IntersectClip);
  if (shows_arena()) {
    paint_arena_map(painter, wall_ms);
  } else if (is_raster(painter)) {
    m_canvas.update(m_layout, m_areas.map.size(), m_viewport.scroll(), m_theme,
                    painter.device()->devicePixelRatioF());
    painter.drawImage(m_areas.map.topLeft(), m_canvas.image());
    m_zoom_fade.paint(painter, slots_area(), part_in_sight(), wall_ms);
  } else {
    VectorSink sink(painter, m_theme);
    for (const SpanItem* item : m_layout.items_in(QRect(m_viewport.scroll(), m_areas.map.size()))) {
      paint_item(sink, m_layout, *item, offset(), m_areas.map, m_theme);
    }
  }
  if (!shows_arena()) {
    for (const MapRow& row : m_layout.rows()) paint_rest(painter, row, offset(), m_theme);
    paint_lanes(painter);
    if (m_layout.rows().size() == 1 && m_layout.runtime_row() != nullptr) {
      paint_nothing_yet(painter, m_areas.map, m_style);
    }
  }
  painter.restore();
}

/// Labels stay at the map's edge: what is scrolled below them is out of sight.
void HeapMapScene::paint_lanes(QPainter& painter) const {
  if (m_viewport.scroll().x() == 0) return;
  const QRect map = m_areas.map;
  painter.fillRect(QRect(map.topLeft(), QSize(m_layout.label_width(), map.height())),
                   m_theme.panel);
  const MapRow* row = m_layout.runtime_row();
  if (row == nullptr) return;
  const QRect rect = row->rect.translated(offset());
  painter.fillRect(QRect(map.x(), rect.y(), row->scale.lane, rect.height()), m_theme.panel);
}

void HeapMapScene::paint_arena_map(QPainter& painter, std::int64_t wall_ms) {
  const ArenaScene scene = arena_scene();
  if (is_raster(painter)) {
    painter.drawImage(m_areas.map.topLeft(),
                      m_arena_canvas.draw(scene, m_areas.map.size(), m_theme,
                                          painter.device()->devicePixelRatioF(), wall_ms));
  } else {
    VectorSink sink(painter, m_theme);
    paint_arena(sink, scene, m_areas.map.topLeft(), m_theme);
  }
  m_arena_labels.paint(painter, scene, m_areas.map, m_style);
}

void HeapMapScene::paint_outline(QPainter& painter, Address address, const QColor& colour,
                                 double width) const {
  const auto rect = address == 0 ? std::nullopt : object_rect(address);
  if (!rect) return;
  painter.setPen(QPen(colour, width));
  painter.setBrush(Qt::NoBrush);
  const double out = width / 2 + 0.5;
  painter.drawRoundedRect(QRectF(*rect).adjusted(-out, -out, out, out), 3, 3);
}

void HeapMapScene::paint_cards(QPainter& painter) const {
  if (shows_arena() || m_snapshot->objects.empty()) return;
  const QSize least = least_card(m_style.metrics);
  const FindRect find = [this](Address address) { return object_rect(address); };
  painter.save();
  painter.setClipRect(m_areas.map, Qt::IntersectClip);
  painter.setRenderHint(QPainter::Antialiasing);
  for (const ObjectView& object : m_snapshot->objects) {
    const SlotPlace place = m_store.find(object.address);
    const auto rect = object_rect(object.address);
    if (!place || !rect || !has_room(rect->size(), least)) continue;
    paint_card(painter, object, *rect, place, find, slots_area(), m_areas.map, m_style);
  }
  painter.restore();
}

/// Extended: what waits for the marker.
void HeapMapScene::paint_waiting(QPainter& painter) const {
  if (!m_extended || !m_snapshot->extended) return;
  QPen pen(m_theme.worker, m_theme.pointer_width, Qt::DotLine);
  painter.setBrush(Qt::NoBrush);
  for (const Address address : m_snapshot->extended->queue.next) {
    auto rect = object_rect(address);
    if (m_snapshot->extended->queue.green_tea) {
      const SlotPlace place = m_store.find(address);
      const SpanItem* item = place && !shows_arena() ? m_layout.find(place.span) : nullptr;
      if (item != nullptr) rect = item->rect.translated(offset());
    }
    if (!rect || !rect->intersects(slots_area())) continue;
    painter.setPen(pen);
    painter.drawRect(QRectF(*rect).adjusted(-2, -2, 1, 1));
  }
}

void HeapMapScene::paint_frames(QPainter& painter) const {
  const QRect slots = slots_area();
  const auto cursors = shows_arena() ? std::vector<WorkerCursor>()
                                     : worker_cursors(m_snapshot->processors, m_store, m_layout,
                                                      offset(), slots, m_style);
  painter.save();
  painter.setClipRect(slots.adjusted(-3, -3, 3, 3), Qt::IntersectClip);
  painter.setRenderHint(QPainter::Antialiasing);
  paint_waiting(painter);
  paint_outline(painter, m_hovered, m_theme.hover, 1.5);
  paint_path(painter);
  paint_cursors(painter, cursors, slots, label_ground(), m_style);
  paint_outline(painter, m_selected != 0 ? m_selected : m_selected_span, m_theme.selection,
                m_theme.selection_width);
  paint_lost(painter);
  paint_scroll_marks(painter);
  painter.restore();
}

LabelGround HeapMapScene::label_ground() const {
  return {[this](const QRect& rect) { return m_layout.is_ground(rect.translated(-offset())); },
          [this](const QRect& rect) {
            return hides_rail_name(m_layout, rect.translated(-offset()), m_theme);
          }};
}

bool HeapMapScene::lost_one_is_white() const {
  const Violation& lost = m_snapshot->lost.back();
  return is_still_lost(lost, *m_snapshot, m_store.find(lost.lost));
}

/// Where the lost object is drawn on the tile that stands for its span; nothing where its slot is
/// seen anyway, or holds something else by now.
std::optional<QRect> HeapMapScene::lost_slot_rect() const {
  const SlotPlace place = m_store.find(m_snapshot->lost.back().lost);
  const auto tile = object_rect(m_snapshot->lost.back().lost);
  if (!tile || !lost_one_is_white()) return std::nullopt;
  const SpanItem* item = shows_arena() ? nullptr : m_layout.find(place.span);
  if (item != nullptr && item->shows_slots() && place.span->has_slots()) return std::nullopt;
  return slot_on_tile(*tile, std::max(kLettered, m_style.metrics.line), slots_area());
}

std::vector<PlacedMark> HeapMapScene::lost_marks() const {
  if (m_snapshot->lost.empty()) return {};
  const Violation& lost = m_snapshot->lost.back();
  const auto own = lost_slot_rect();
  const auto rect_of = [&](Address object) {
    const auto rect = object == lost.lost && own ? own : object_rect(object);
    return rect ? std::optional(QRectF(*rect)) : std::nullopt;
  };
  return place_marks(violation_marks(lost, lost_one_is_white()), rect_of, QRectF(slots_area()),
                     m_style.small_bold);
}

void HeapMapScene::paint_lost(QPainter& painter) const {
  if (m_snapshot->lost.empty()) return;
  if (const auto slot = lost_slot_rect()) {
    painter.fillRect(slot->adjusted(-2, -2, 2, 2), m_theme.panel);
    draw_slot(painter, QRectF(*slot), {SlotColour::kWhite, {}}, m_theme);
  }
  paint_marks(painter, lost_marks(), m_style.small_bold, m_theme);
}

void HeapMapScene::paint_path(QPainter& painter) const {
  constexpr std::size_t kMostShown = 64;  // of a long chain; its end is what was asked about
  std::optional<QPointF> before;
  const std::size_t first = m_path.size() > kMostShown ? m_path.size() - kMostShown : 0;
  for (std::size_t i = first; i < m_path.size(); ++i) {
    const auto rect = object_rect(m_path[i]);
    if (!rect) {
      before.reset();
      continue;
    }
    paint_outline(painter, m_path[i], m_theme.selection, m_theme.outline_width + 0.6);
    const QPointF centre = QRectF(*rect).center();
    painter.setPen(QPen(m_theme.selection, m_theme.pointer_width, Qt::DashLine));
    if (before) painter.drawLine(*before, centre);
    before = centre;
  }
}

void HeapMapScene::paint_scroll_marks(QPainter& painter) const {
  const QSize content = m_layout.content_size();
  const QRect map = m_areas.map;
  const QPoint scroll = m_viewport.scroll();
  if (content.height() > map.height()) {
    const double share = double(map.height()) / content.height();
    painter.fillRect(QRectF(map.right() - 3, map.y() + scroll.y() * share, 4, map.height() * share),
                     m_theme.axis);
  }
  if (content.width() > map.width()) {
    const double share = double(map.width()) / content.width();
    painter.fillRect(QRectF(map.x() + scroll.x() * share, map.bottom() - 3, map.width() * share, 4),
                     m_theme.axis);
  }
}

}  // namespace tricolor::ui
