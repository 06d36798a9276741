// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>

#include "ui/heapmap/heapmap_scene.h"
#include "ui/heapmap/object_card.h"

// Which part of the map is seen, how large, and what of the heap that takes.

namespace tricolor::ui {

namespace {

constexpr std::uint64_t kMostSlots = 400'000;  // in sight at once, on the largest screens
constexpr std::size_t kMostCards = 64;
constexpr int kRevealMargin = 24;  // px around an object that was scrolled into sight

/// How far [first, last] reaches out of [least, most]; if at both ends, at the first.
int past(int first, int last, int least, int most) {
  return first < least ? first - least : std::max(last - most, 0);
}

/// How far to scroll so that `rect` lies in `area`.
QPoint way_to(const QRect& rect, const QRect& area) {
  return QPoint(past(rect.left(), rect.right(), area.left(), area.right()),
                past(rect.top(), rect.bottom(), area.top(), area.bottom()));
}

}  // namespace

QRect HeapMapScene::slots_area() const {
  return m_areas.map.adjusted(shows_arena() ? 0 : m_layout.label_width(), 0, 0, 0);
}

/// Of rows that are on their way: those that will be in sight.
std::vector<const SpanItem*> HeapMapScene::items_in_sight() const {
  if (shows_arena()) return {};
  return settled_layout().items_in(QRect(m_viewport.scroll(), m_areas.map.size()));
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
    if (!has_room(item->pitch, least)) continue;
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

void HeapMapScene::zoom_at(QPoint pos, double factor) {
  relayout();
  const double old_zoom = m_viewport.zoom();
  double zoom = old_zoom * factor;
  // Everything by class is a place to rest.
  if ((old_zoom < 1 && zoom > 1) || (old_zoom > 1 && zoom < 1)) zoom = 1;
  jump_to_zoom(pos, zoom);
}

/// What is under `pos` stays there: slots grow, but not the labels left of them.
void HeapMapScene::jump_to_zoom(QPoint pos, double zoom) {
  const auto slots_before = spans_as_slots();
  const QRectF part_before = part_in_sight();
  const bool by_class = !shows_arena();
  const QPoint local = pos - m_areas.map.topLeft();
  const QPoint under = m_viewport.scroll() + local;
  LaneScale scale = m_layout.scale_near(under);
  const QPointF base(scale.to_base(under.x()), under.y() / m_viewport.content_zoom());
  m_viewport.set_zoom(zoom, m_layout.most_zoom());
  m_stale = true;
  relayout();
  scale.zoom = m_viewport.content_zoom();
  m_viewport.scroll_to(
      (QPointF(scale.to_content(base.x()), base.y() * scale.zoom) - local).toPoint());
  show_whole_object(pos);
  if (m_motion && by_class && !shows_arena() && spans_as_slots() != slots_before) {
    const double pixels = m_canvas.image().devicePixelRatio();
    const QRectF seen(slots_area().translated(-m_areas.map.topLeft()));
    m_zoom_fade.start(m_canvas.image().copy(
                          QRectF(seen.topLeft() * pixels, seen.size() * pixels).toAlignedRect()),
                      part_before);
  }
}

/// An object that is large enough to be described should not begin out of sight.
void HeapMapScene::show_whole_object(QPoint pos) {
  const Address object = hit(pos).object;
  const QRect rect = object == 0 ? QRect() : object_rect(object).value_or(QRect());
  if (!has_room(rect.size(), least_card(m_style.metrics))) return;
  const QRect area = slots_area();
  QPoint move = way_to(rect, area);
  if (rect.width() > area.width()) move.setX(0);
  if (rect.height() > area.height()) move.setY(0);
  m_viewport.scroll_to(m_viewport.scroll() + move);
}

/// Of the slots, as if at zoom 1.
QRectF HeapMapScene::part_in_sight() const {
  const double zoom = m_viewport.content_zoom();
  return QRectF(QPointF(m_viewport.scroll()) / zoom, QSizeF(slots_area().size()) / zoom);
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
  const QRect map = slots_area();
  const QPoint centre = rect->center();
  QPoint move =
      way_to(rect->adjusted(-kRevealMargin, -kRevealMargin, kRevealMargin, kRevealMargin), map);
  if (centre.x() >= map.left() && centre.x() <= map.right()) move.setX(0);
  if (centre.y() >= map.top() && centre.y() <= map.bottom()) move.setY(0);
  m_viewport.scroll_to(m_viewport.scroll() + move);
  return true;
}

}  // namespace tricolor::ui
