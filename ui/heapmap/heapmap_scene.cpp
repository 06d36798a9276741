// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/heapmap_scene.h"

#include <QPaintEngine>
#include <QPainter>
#include <algorithm>

#include "ui/heapmap/cursor_painter.h"
#include "ui/heapmap/heapmap_text.h"
#include "ui/heapmap/map_labels.h"
#include "ui/heapmap/map_painter.h"
#include "ui/heapmap/pointer_links.h"
#include "ui/heapmap/roots_painter.h"
#include "ui/heapmap/violation_marks.h"

namespace tricolor::ui {

namespace {

constexpr int kLegendLines = 2;
constexpr int kRevealMargin = 24;  // px around an object that was scrolled into sight

bool is_raster(const QPainter& painter) {
  const QPaintEngine* engine = painter.paintEngine();
  return engine != nullptr && engine->type() == QPaintEngine::Raster;
}

}  // namespace

HeapMapScene::HeapMapScene(const Theme& theme) : m_theme(theme), m_style(m_theme) {}

void HeapMapScene::set_theme(const Theme& theme) {
  m_theme = theme;
  m_style = MapStyle(m_theme);
  m_canvas = SlotCanvas();
  m_roots_cache = RootsCache();
  m_stale = true;
}

void HeapMapScene::set_size(QSize size) {
  m_stale = m_stale || size != m_size;
  m_size = size;
}

void HeapMapScene::set_snapshot(std::shared_ptr<const Snapshot> snapshot, std::int64_t wall_ms,
                                bool fade) {
  m_snapshot = std::move(snapshot);
  if (m_snapshot) {
    m_store.apply(*m_snapshot, wall_ms, fade);
  } else {
    m_store.clear();
  }
  m_stale = true;
}

void HeapMapScene::set_selected(Address object, Address span) {
  m_selected = object;
  m_selected_span = span;
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
  m_legend = layout_legend(legend_widths(m_style), m_size.width() - 16, line, kLegendLines);
  m_areas = heapmap_areas(m_size, m_style.metrics, m_legend.height,
                          m_snapshot && !m_snapshot->processors.empty());
  if (!m_snapshot) return;
  const HeapMapLayout previous = std::move(m_layout);
  m_layout =
      HeapMapLayout(m_store, m_snapshot->classes,
                    {m_areas.map.size(), m_viewport.zoom(), m_style.metrics.line}, &previous);
  m_viewport.set_sizes(m_areas.map.size(), m_layout.content_size());
  m_roots = layout_roots(*m_snapshot, m_areas.roots, m_style.metrics);
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
  const auto rect = m_layout.place_rect(m_store.find(object));
  return rect ? std::optional(rect->translated(offset())) : std::nullopt;
}

void HeapMapScene::zoom_at(QPoint pos, double factor) {
  if (pos != m_zoom_pos) {
    const SceneHit under = hit(pos);
    m_zoom_anchor = under.object != 0 ? under.object : under.span;
    m_zoom_pos = pos;
  }
  const QPoint local = pos - areas().map.topLeft();
  const QPoint old_scroll = m_viewport.scroll();
  const double old_zoom = m_viewport.zoom();
  m_viewport.set_zoom(old_zoom * factor);
  m_stale = true;
  relayout();
  const double ratio = m_viewport.zoom() / old_zoom;
  m_viewport.scroll_to((QPointF(old_scroll + local) * ratio - local).toPoint());
  // Rows change their slots' size in steps, so the object itself is the better anchor.
  const auto anchor = object_rect(m_zoom_anchor);
  if (anchor) m_viewport.scroll_to(m_viewport.scroll() + anchor->center() - pos);
}

void HeapMapScene::reset_view() {
  m_viewport = MapViewport();
  m_stale = true;
}

void HeapMapScene::pan(QPoint delta) {
  relayout();
  m_zoom_pos = QPoint(-1, -1);
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

SceneHit HeapMapScene::hit_map(QPoint pos) const {
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

void HeapMapScene::paint(QPainter& painter) {
  relayout();
  // The map covers its own ground.
  const QRegion ground = QRegion(QRect(QPoint(0, 0), m_size)) -
                         (empty() || !is_raster(painter) ? QRect() : m_areas.map);
  for (const QRect& rect : ground) painter.fillRect(rect, m_theme.panel);
  if (empty()) {
    paint_empty(painter, QRect(QPoint(0, 0), m_size), m_style);
    return;
  }
  paint_map(painter);
  const auto links = pointer_links(m_roots, m_store, m_layout, offset(), m_areas.map);
  paint_pointers(painter, links, m_selected, m_style);
  paint_row_labels(painter, m_layout, m_areas.labels, m_viewport.scroll().y(), m_style);
  if (!m_areas.roots.isEmpty()) paint_roots_column(painter);
  paint_frames(painter);
  paint_processors(painter, m_snapshot->processors, m_areas.processors, m_style);
  if (!m_areas.legend.isEmpty()) {
    paint_legend(painter, m_legend, m_areas.legend.topLeft(), m_style);
  }
}

void HeapMapScene::paint_roots_column(QPainter& painter) {
  if (!is_raster(painter)) {
    paint_roots(painter, m_roots, marking(), m_selected, m_style);
    return;
  }
  const QImage& column = m_roots_cache.image(m_roots, m_areas.roots, {marking(), m_selected},
                                             m_style, painter.device()->devicePixelRatioF());
  painter.drawImage(m_areas.roots.topLeft(), column);
}

void HeapMapScene::paint_map(QPainter& painter) {
  if (m_areas.map.isEmpty()) return;
  painter.save();
  painter.setClipRect(m_areas.map, Qt::IntersectClip);
  if (is_raster(painter)) {
    m_canvas.update(m_layout, m_areas.map.size(), m_viewport.scroll(), m_theme,
                    painter.device()->devicePixelRatioF());
    painter.drawImage(m_areas.map.topLeft(), m_canvas.image());
  } else {
    VectorSink sink(painter, m_theme);
    for (const SpanItem& item : m_layout.items()) {
      const QRect extent = item_extent(item).translated(offset());
      if (item.rect.isEmpty() || !extent.intersects(m_areas.map)) continue;
      paint_item(sink, m_layout, item, offset(), m_areas.map, m_theme);
    }
  }
  for (const MapRow& row : m_layout.rows()) {
    const QRect rect = row.rect.translated(offset());
    if (!rect.intersects(m_areas.map)) continue;
    paint_rest(painter, row, offset(), m_theme);
    painter.fillRect(QRect(m_areas.map.x(), rect.bottom(), m_areas.map.width(), 1), m_theme.grid);
  }
  painter.restore();
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

void HeapMapScene::paint_frames(QPainter& painter) const {
  const auto cursors =
      worker_cursors(m_snapshot->processors, m_store, m_layout, offset(), m_areas.map, m_style);
  painter.save();
  painter.setClipRect(m_areas.map.adjusted(-3, -3, 3, 3), Qt::IntersectClip);
  painter.setRenderHint(QPainter::Antialiasing);
  paint_outline(painter, m_hovered, m_theme.hover, 1.5);
  paint_path(painter);
  paint_cursors(painter, cursors, m_areas.map, m_style);
  paint_outline(painter, m_selected != 0 ? m_selected : m_selected_span, m_theme.selection,
                m_theme.selection_width);
  paint_violation(
      painter, *m_snapshot, [this](Address object) { return object_rect(object); }, m_areas.map, m_style);
  paint_scroll_marks(painter);
  painter.restore();
}

void HeapMapScene::paint_path(QPainter& painter) const {
  constexpr std::size_t kMostShown = 64;   // of a long chain; its end is what was asked about
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
