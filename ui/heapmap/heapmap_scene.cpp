// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/heapmap_scene.h"

#include <QPainter>
#include <algorithm>

#include "ui/heapmap/cursor_painter.h"
#include "ui/heapmap/extended_painter.h"
#include "ui/heapmap/heapmap_text.h"
#include "ui/heapmap/map_labels.h"
#include "ui/heapmap/map_painter.h"
#include "ui/heapmap/object_card.h"
#include "ui/heapmap/pointer_links.h"
#include "ui/heapmap/roots_painter.h"
#include "ui/heapmap/trace_painter.h"
#include "ui/heapmap/violation_marks.h"
#include "ui/theme/raster.h"

namespace tricolor::ui {

namespace {

constexpr int kLegendLines = 2;
constexpr std::uint64_t kMostSlots = 400'000;  // in sight at once, on the largest screens
constexpr std::size_t kMostCards = 64;
constexpr int kRevealMargin = 24;  // px around an object that was scrolled into sight

}  // namespace

HeapMapScene::HeapMapScene(const Theme& theme)
    : m_theme(theme), m_style(m_theme), m_legend_widths(legend_widths(m_style)) {}

void HeapMapScene::set_theme(const Theme& theme) {
  m_theme = theme;
  m_style = MapStyle(m_theme);
  m_canvas = SlotCanvas();
  m_arena_canvas = ArenaCanvas();
  m_arena_labels = ArenaLabels();
  m_zoom_fade.clear();
  m_laid_size = QSize();
  m_surroundings = MapSurroundings();
  m_row_labels = RowLabels();
  m_legend_widths = legend_widths(m_style);
  m_stale = true;
}

void HeapMapScene::set_size(QSize size) {
  m_stale = m_stale || size != m_size;
  m_size = size;
}

void HeapMapScene::set_snapshot(std::shared_ptr<const Snapshot> snapshot, std::int64_t wall_ms,
                                bool fade) {
  m_snapshot = std::move(snapshot);
  m_motion = fade;
  if (m_snapshot) {
    m_store.apply(*m_snapshot, wall_ms, fade);
    m_traces.apply(*m_snapshot, wall_ms, fade);
    m_released.apply(*m_snapshot, wall_ms, fade);
    if (m_snapshot->pages.pages != 0) m_pages = m_snapshot->pages;
  } else {
    m_store.clear();
    m_traces.clear();
    m_released.clear();
    m_layout = HeapMapLayout();
    m_pages = PageBits();
  }
  m_stale = true;
}

void HeapMapScene::set_selected(Address object, Address span) {
  m_selected = object;
  m_selected_span = span;
}

void HeapMapScene::set_extended(bool on) {
  m_stale = m_stale || on != m_extended;
  m_extended = on;
}

bool HeapMapScene::moving(std::int64_t wall_ms) {
  m_traces.forget_old(wall_ms);
  m_released.forget_old(wall_ms);
  return m_traces.moving() || m_released.moving() || m_zoom_fade.moving(wall_ms);
}

bool HeapMapScene::marking() const {
  const Phase phase = m_snapshot ? m_snapshot->phase : Phase::kOff;
  return phase == Phase::kMark || phase == Phase::kMarkTermination ||
         phase == Phase::kSweepTermination;
}

void HeapMapScene::relayout() const {
  if (!m_stale) return;
  m_stale = false;
  const int line = m_style.metrics.line + 4;
  m_legend = layout_legend(m_legend_widths, m_size.width() - 16, line, kLegendLines);
  m_areas = heapmap_areas(m_size, m_style.metrics, m_legend.height,
                          m_snapshot && !m_snapshot->processors.empty(),
                          m_extended ? extended_heights(m_style.metrics) : std::vector<int>());
  if (!m_snapshot) return;
  relayout_map();
  m_viewport.set_sizes(m_areas.map.size(), m_layout.content_size());
  m_roots = layout_roots(*m_snapshot, m_areas.roots, m_style.metrics);
}

/// Only spans that come or go, or another size, need another layout. In the arena itself the one
/// by classes is not seen.
void HeapMapScene::relayout_map() const {
  const double zoom = m_viewport.content_zoom();
  const bool same_room = m_laid_size == m_areas.map.size() && !m_layout.empty();
  const bool unseen = same_room && m_viewport.arena_share() >= 1;
  if (!unseen && (!same_room || m_laid_shape != m_store.shape())) {
    m_laid_shape = m_store.shape();
    m_laid_size = m_areas.map.size();
    const HeapMapLayout previous = std::move(m_layout);
    m_layout =
        HeapMapLayout(m_store, m_snapshot->classes,
                      {m_areas.map.size(), zoom, m_style.metrics.line, label_width()}, &previous);
  } else if (!unseen) {
    m_layout.set_summaries(m_snapshot->classes);
    m_layout.set_zoom(zoom);
  }
  if (!shows_arena()) return;
  std::uint32_t pages = m_pages.pages;
  for (const KnownSpan* span : m_store.listed()) {
    pages = std::max(pages, ArenaLayout::page_of(span->view.base) + span->view.pages);
  }
  m_arena = ArenaLayout(m_areas.map.size(), pages, m_style.metrics.mono_width(13));
}

int HeapMapScene::label_width() const {
  const int wanted = m_style.metrics.width(m_areas.map.width() > 700 ? 13 : 9) + 12;
  return std::min(wanted, m_areas.map.width() / 2);
}

ArenaScene HeapMapScene::arena_scene() const {
  return {m_arena, m_layout, m_store, m_pages, m_viewport.arena_share()};
}

std::vector<const SpanItem*> HeapMapScene::items_in_sight() const {
  if (shows_arena()) return {};
  return m_layout.items_in(QRect(m_viewport.scroll(), m_areas.map.size()));
}

SnapshotDetail HeapMapScene::wanted_detail() const {
  relayout();
  SnapshotDetail detail;
  detail.pages = shows_arena();
  const auto items = items_in_sight();
  std::uint64_t slots = 0;
  for (const SpanItem* item : items) {
    if (!item->shows_slots()) continue;
    slots += item->span->slots;
    if (slots > kMostSlots) break;
    detail.more_spans.push_back(item->span->view.id);
  }
  detail.objects = card_addresses(items);
  detail.extended = m_extended;
  if (m_extended) detail.bits_of = m_hovered != 0 ? m_hovered : m_selected_span;
  return detail;
}

/// Objects in slots that are large enough to be described.
std::vector<Address> HeapMapScene::card_addresses(const std::vector<const SpanItem*>& items) const {
  std::vector<Address> addresses;
  const QSize least = least_card(m_style.metrics);
  const QRect visible(m_viewport.scroll(), m_areas.map.size());
  for (const SpanItem* item : items) {
    if (item->pitch.width() < least.width() || item->pitch.height() < least.height()) continue;
    if (!item->span->has_slots()) continue;
    for (std::uint32_t slot = 0; slot < item->drawn; ++slot) {
      if (!m_layout.slot_rect(*item, slot).intersects(visible)) continue;
      if (item->span->view.slots[slot] == SlotColour::kFree) continue;
      addresses.push_back(item->span->view.base + Address{item->span->view.slot_bytes} * slot);
      if (addresses.size() == kMostCards) return addresses;
    }
  }
  return addresses;
}

const HeapMapLayout& HeapMapScene::layout() const {
  relayout();
  return m_layout;
}

const HeapMapAreas& HeapMapScene::areas() const {
  relayout();
  return m_areas;
}

const RootsLayout& HeapMapScene::roots() const {
  relayout();
  return m_roots;
}

std::optional<QRect> HeapMapScene::object_rect(Address object) const {
  relayout();
  const SlotPlace place = m_store.find(object);
  if (shows_arena()) {
    if (!place) return std::nullopt;
    return arena_span_rect(arena_scene(), *place.span).translated(offset());
  }
  const auto rect = m_layout.place_rect(place);
  return rect ? std::optional(rect->translated(offset())) : std::nullopt;
}

void HeapMapScene::zoom_at(QPoint pos, double factor) {
  relayout();
  const double old_zoom = m_viewport.zoom();
  double zoom = old_zoom * factor;
  // Everything by class is a place to rest.
  if ((old_zoom < 1 && zoom > 1) || (old_zoom > 1 && zoom < 1)) zoom = 1;
  jump_to_zoom(pos, zoom);
}

/// Everything grows alike, so what is under `pos` stays there.
void HeapMapScene::jump_to_zoom(QPoint pos, double zoom) {
  const auto slots_before = spans_as_slots();
  const QRectF part_before = part_in_sight();
  const bool by_class = !shows_arena();
  const QPoint local = pos - m_areas.map.topLeft();
  const QPointF under = QPointF(m_viewport.scroll() + local) / m_viewport.content_zoom();
  m_viewport.set_zoom(zoom, m_layout.most_zoom());
  m_stale = true;
  relayout();
  m_viewport.scroll_to((under * m_viewport.content_zoom() - local).toPoint());
  if (m_motion && by_class && !shows_arena() && spans_as_slots() != slots_before) {
    m_zoom_fade.start(m_canvas.image(), part_before);
  }
}

/// As if at zoom 1.
QRectF HeapMapScene::part_in_sight() const {
  const double zoom = m_viewport.content_zoom();
  return QRectF(QPointF(m_viewport.scroll()) / zoom, QSizeF(m_areas.map.size()) / zoom);
}

/// Those that are drawn slot by slot, in sight or not: rows change all at once.
std::vector<const KnownSpan*> HeapMapScene::spans_as_slots() const {
  std::vector<const KnownSpan*> spans;
  for (const SpanItem& item : m_layout.items()) {
    if (item.shows_slots()) spans.push_back(item.span);
  }
  return spans;
}

void HeapMapScene::reset_view() {
  m_viewport = MapViewport();
  m_zoom_fade.clear();
  m_stale = true;
}

void HeapMapScene::pan(QPoint delta) {
  relayout();
  m_viewport.scroll_to(m_viewport.scroll() - delta);
}

bool HeapMapScene::reveal(Address object) {
  const auto rect = object_rect(object);
  if (!rect) return false;
  const QRect map = m_areas.map;
  if (map.contains(rect->center())) return true;
  QPoint move(0, 0);
  if (rect->center().x() > map.right()) move.setX(rect->right() - map.right() + kRevealMargin);
  if (rect->center().x() < map.left()) move.setX(rect->left() - map.left() - kRevealMargin);
  if (rect->center().y() > map.bottom()) move.setY(rect->bottom() - map.bottom() + kRevealMargin);
  if (rect->center().y() < map.top()) move.setY(rect->top() - map.top() - kRevealMargin);
  m_viewport.scroll_to(m_viewport.scroll() + move);
  return true;
}

SceneHit HeapMapScene::hit(QPoint pos) const {
  relayout();
  if (m_areas.map.contains(pos)) return hit_map(pos);
  if (const RootLine* line = m_roots.variable_at(pos)) {
    const SlotPlace place = m_store.find(line->value);
    QString tip = line->text + " = " + address_text(line->value);
    if (place) tip += "\n" + slot_tip(*place.span, place.slot);
    return {line->value, place ? place.span->view.base : 0, tip};
  }
  if (const RootCard* card = m_roots.card_at(pos); card != nullptr && card->is_goroutine) {
    return {0, 0,
            card->title + " · " + card->state +
                (marking() ? (card->scanned ? "\nstack scanned" : "\nstack not yet scanned")
                           : QString())};
  }
  return {};
}

SceneHit HeapMapScene::hit_arena(QPoint pos) const {
  const ArenaScene scene = arena_scene();
  const QPoint at = pos - offset();
  if (scene.t < 1) {
    const auto& spans = m_store.listed();
    const auto top = std::find_if(spans.rbegin(), spans.rend(), [&](const KnownSpan* span) {
      return arena_span_rect(scene, *span).contains(at);
    });
    if (top == spans.rend()) return {};
    return {0, (*top)->view.base, span_tip(**top)};
  }
  const auto page = m_arena.page_at(at);
  if (!page) return {};
  const SlotPlace place = m_store.find(ArenaLayout::address_of(*page));
  if (!place) return {0, 0, page_tip(m_pages, *page)};
  return {0, place.span->view.base, span_tip(*place.span)};
}

SceneHit HeapMapScene::hit_map(QPoint pos) const {
  if (shows_arena()) return hit_arena(pos);
  const MapHit hit = m_layout.hit(pos - offset());
  if (hit.kind == MapHit::Kind::kNothing) return {};
  if (hit.kind == MapHit::Kind::kRest) {
    const MapRow& row = m_layout.rows()[static_cast<std::size_t>(hit.row)];
    return {0, 0,
            count_text(row.rest_spans) + " more of " + row_title(row.summary) + "\n" +
                counts_text(row.rest)};
  }
  const KnownSpan& span = *m_layout.items()[hit.item].span;
  const Address base = span.view.base;
  if (hit.kind != MapHit::Kind::kSlot) return {0, base, span_tip(span)};
  return {base + Address{span.view.slot_bytes} * hit.slot, base, slot_tip(span, hit.slot)};
}

void HeapMapScene::paint(QPainter& painter, std::int64_t wall_ms) {
  relayout();
  paint_ground(painter);
  if (empty()) {
    paint_empty(painter, QRect(QPoint(0, 0), m_size), m_style);
    return;
  }
  paint_map(painter, wall_ms);
  const auto links = shows_arena()
                         ? std::vector<PointerLink>()
                         : pointer_links(m_roots, m_store, m_layout, offset(), m_areas.map);
  paint_pointers(painter, links, m_selected, m_style);
  m_surroundings.paint_roots(painter, m_roots, m_areas.roots, marking(), m_selected, m_style);
  paint_cards(painter);
  paint_frames(painter);
  const FindRect find = [this](Address address) { return object_rect(address); };
  paint_traces(painter, m_traces, wall_ms, find, m_areas.map, m_style);
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
    paint_arena_map(painter);
  } else if (is_raster(painter)) {
    m_canvas.update(m_layout, m_areas.map.size(), m_viewport.scroll(), m_theme,
                    painter.device()->devicePixelRatioF());
    painter.drawImage(m_areas.map.topLeft(), m_canvas.image());
    m_zoom_fade.paint(painter, m_areas.map, part_in_sight(), wall_ms);
  } else {
    VectorSink sink(painter, m_theme);
    for (const SpanItem* item : items_in_sight()) {
      paint_item(sink, m_layout, *item, offset(), m_areas.map, m_theme);
    }
  }
  if (!shows_arena()) {
    for (const MapRow& row : m_layout.rows()) paint_rest(painter, row, offset(), m_theme);
    m_row_labels.paint(painter, m_layout, offset(), m_areas.map, m_style);
  }
  painter.restore();
}

void HeapMapScene::paint_arena_map(QPainter& painter) {
  const ArenaScene scene = arena_scene();
  if (is_raster(painter)) {
    painter.drawImage(m_areas.map.topLeft(),
                      m_arena_canvas.draw(scene, m_areas.map.size(), m_theme,
                                          painter.device()->devicePixelRatioF()));
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
    if (!place || !rect || rect->width() < least.width() || rect->height() < least.height()) {
      continue;
    }
    paint_card(painter, object, *rect, place, find, m_areas.map, m_style);
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
    if (!rect || !rect->intersects(m_areas.map)) continue;
    painter.setPen(pen);
    painter.drawRect(QRectF(*rect).adjusted(-2, -2, 1, 1));
  }
}

void HeapMapScene::paint_frames(QPainter& painter) const {
  const auto cursors = shows_arena() ? std::vector<WorkerCursor>()
                                     : worker_cursors(m_snapshot->processors, m_store, m_layout,
                                                      offset(), m_areas.map, m_style);
  painter.save();
  painter.setClipRect(m_areas.map.adjusted(-3, -3, 3, 3), Qt::IntersectClip);
  painter.setRenderHint(QPainter::Antialiasing);
  paint_waiting(painter);
  paint_outline(painter, m_hovered, m_theme.hover, 1.5);
  paint_path(painter);
  paint_cursors(painter, cursors, m_areas.map, m_style);
  paint_outline(painter, m_selected != 0 ? m_selected : m_selected_span, m_theme.selection,
                m_theme.selection_width);
  paint_violation(
      painter, *m_snapshot, [this](Address object) { return object_rect(object); }, m_areas.map,
      m_style);
  paint_scroll_marks(painter);
  painter.restore();
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
