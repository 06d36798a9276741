// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/item_picture.h"

#include <QRegion>
#include <algorithm>
#include <utility>

namespace tricolor::ui {

namespace {

bool is_tile(const SpanItem& item) {
  return !item.shows_slots() || !item.span->has_slots();
}

}  // namespace

ItemPicture::ItemPicture(const SpanItem& item)
    : m_rect(item.rect),
      m_pitch(item.pitch),
      m_rail(item.rail),
      m_lines(item.lines),
      m_drawn(item.drawn) {}

bool ItemPicture::is_at(const SpanItem& item) const {
  return m_rect == item.rect && m_pitch == item.pitch && m_lines == item.lines &&
         m_drawn == item.drawn && m_rail == item.rail;
}

void ItemPicture::wipe(SlotSink& sink, const SpanItem* next, QPoint offset,
                       const Theme& theme) const {
  const QRect covered = next != nullptr && is_tile(*next) ? next->rect : QRect();
  if (covered.contains(extent())) return;
  for (const QRect& rect : QRegion(extent()) - covered)
    sink.fill(rect.translated(offset), theme.panel);
}

bool ItemPicture::has_state_of(const SpanItem& item) const {
  return m_state == item.span->view.state && m_cached_by == item.span->view.cached_by;
}

bool ItemPicture::is_same_tile(const SpanItem& item, const TileStack& stack) const {
  return !m_looks && has_state_of(item) &&
         std::equal(m_stack.begin(), m_stack.end(), stack.begin());
}

void ItemPicture::remember_state(const SpanItem& item) {
  m_state = item.span->view.state;
  m_cached_by = item.span->view.cached_by;
}

void ItemPicture::remember(const SpanItem& item, const TileStack& stack) {
  remember_state(item);
  std::transform(stack.begin(), stack.end(), m_stack.begin(),
                 [](int px) { return static_cast<std::uint16_t>(px); });
  m_looks.reset();
  if (is_tile(item)) return;
  m_looks = std::make_unique<std::vector<SlotLook>>();
  m_looks->reserve(item.span->slots);
  for (std::size_t slot = 0; slot < item.span->slots; ++slot) {
    m_looks->push_back(item.span->look(slot));
  }
}

bool ItemPicture::bring_up_to_date(SlotSink& sink, const HeapMapLayout& layout,
                                   const SpanItem& item, QPoint offset, const QRect& visible,
                                   const Theme& theme) {
  if (is_up_to_date(item)) return false;
  const std::uint64_t before = std::exchange(m_version, item.span->version);
  if (is_tile(item)) return update_tile(sink, item, offset, visible, theme, before != 0);
  if (before != 0 && m_looks && m_looks->size() == item.span->slots) {
    paint_changes(sink, layout, item, offset, visible, *m_looks, !has_state_of(item), theme);
    remember_state(item);
    return true;
  }
  if (before != 0) sink.fill(extent().translated(offset) & visible, theme.panel);
  paint_item(sink, layout, item, offset, visible, theme);
  remember(item, {});
  return true;
}

/// A tile covers the tile before it.
bool ItemPicture::update_tile(SlotSink& sink, const SpanItem& item, QPoint offset,
                              const QRect& visible, const Theme& theme, bool drawn) {
  const QRect rect = tile_rect(item, offset, visible);
  const TileStack stack = tile_stack(*item.span, rect.height());
  if (drawn && is_same_tile(item, stack)) return false;
  if (drawn && m_looks) sink.fill(extent().translated(offset) & visible, theme.panel);
  paint_tile(sink, rect, stack, item.span->view.state, theme);
  remember(item, stack);
  return true;
}

}  // namespace tricolor::ui
