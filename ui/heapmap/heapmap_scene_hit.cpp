// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>

#include "ui/heapmap/arena_painter.h"
#include "ui/heapmap/extended_painter.h"
#include "ui/heapmap/extended_rows.h"
#include "ui/heapmap/heapmap_scene.h"
#include "ui/heapmap/heapmap_text.h"
#include "ui/heapmap/map_labels.h"

// What is at a point of the map, and where an object is seen.

namespace tricolor::ui {

SceneHit HeapMapScene::hit(QPoint pos) const {
  relayout();
  if (m_areas.map.contains(pos)) return shows_arena() ? hit_arena(pos) : hit_map(pos);
  if (m_snapshot != nullptr && m_areas.extended.contains(pos)) {
    return {0, 0, extended_tip(*m_snapshot, m_areas.extended, pos, m_style)};
  }
  if (m_snapshot != nullptr && m_areas.processors.contains(pos)) {
    return {0, 0, processors_tip(m_snapshot->processors)};
  }
  if (const RootLine* line = m_roots.variable_at(pos)) {
    const SlotPlace place = m_store.find(line->value);
    QString tip = line->text + " = " + address_text(line->value);
    if (place) tip += "\n" + slot_tip(*place.span, place.slot);
    return {line->value, place ? place.span->view.base : 0, tip};
  }
  return {0, 0, roots_tip(pos)};
}

QString HeapMapScene::roots_tip(QPoint pos) const {
  if (m_snapshot == nullptr) return {};
  QStringList lines;
  if (const RootCard* card = m_roots.card_at(pos); card != nullptr && card->is_goroutine) {
    lines << card->title + " · " + card->state;
    if (marking()) lines << (card->scanned ? "stack scanned" : "stack not yet scanned");
  }
  if (const QStringList hidden = hidden_roots(*m_snapshot, m_roots, pos); !hidden.isEmpty()) {
    lines << in_columns(hidden);
  }
  return lines.join('\n');
}

SceneHit HeapMapScene::hit_map(QPoint pos) const {
  const MapHit hit = m_layout.hit(pos - offset());
  if (hit.row < 0) return {};
  const MapRow& row = m_layout.rows()[static_cast<std::size_t>(hit.row)];
  SceneHit found = row.is_runtime() ? SceneHit{0, 0, runtime_tip(row), true}
                                    : SceneHit{0, 0, row_tip(row.summary), false};
  // Beside the slots are the labels, also where slots are scrolled under them.
  if (hit.kind == MapHit::Kind::kNothing || pos.x() < m_areas.map.x() + row.scale.lane) {
    return found;
  }
  if (hit.kind == MapHit::Kind::kRest) {
    found.tip = count_text(row.rest_spans) + " more of " +
                (row.is_runtime() ? QString("the runtime's") : row_title(row.summary)) + "\n" +
                counts_text(row.rest);
    return found;
  }
  const KnownSpan& span = *m_layout.items()[hit.item].span;
  const bool one = hit.kind == MapHit::Kind::kSlot;
  found.span = span.view.base;
  found.object = one ? span.view.base + Address{span.view.slot_bytes} * hit.slot : 0;
  const QString tip = one ? slot_tip(span, hit.slot) : span_tip(span);
  found.tip = row.is_runtime() ? tip + "\n" + found.tip : tip;
  return found;
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

}  // namespace tricolor::ui
