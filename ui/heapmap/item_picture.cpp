// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/item_picture.h"

#include <QRegion>
#include <algorithm>

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

/// But for single slots.
bool ItemPicture::looks_as_before(const SpanItem& item, const TileStack& stack) const {
  const SpanView& view = item.span->view;
  if (m_version == 0 || m_state != view.state || m_cached_by != view.cached_by) return false;
  if (!is_tile(item)) return m_looks && m_looks->size() == item.span->slots;
  return !m_looks && std::equal(m_stack.begin(), m_stack.end(), stack.begin());
}

void ItemPicture::remember(const SpanItem& item, const TileStack& stack) {
  m_state = item.span->view.state;
  m_cached_by = item.span->view.cached_by;
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
  if (m_version == item.span->version) return false;
  const bool tile = is_tile(item);
  const QRect rect = tile ? tile_rect(item, offset, visible) : QRect();
  const TileStack stack = tile ? tile_stack(*item.span, rect.height()) : TileStack{};
  if (looks_as_before(item, stack)) {
    m_version = item.span->version;
    if (tile) return false;
    paint_changed_slots(sink, layout, item, offset, visible, *m_looks);
    return true;
  }
  // A tile covers the tile before it.
  if (m_version != 0 && !(tile && !m_looks)) {
    sink.fill(extent().translated(offset) & visible, theme.panel);
  }
  if (tile) {
    paint_tile(sink, rect, stack, item.span->view.state, theme);
  } else {
    paint_item(sink, layout, item, offset, visible, theme);
  }
  remember(item, stack);
  m_version = item.span->version;
  return true;
}

}  // namespace tricolor::ui
