// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/item_picture.h"

#include "ui/heapmap/map_painter.h"

namespace tricolor::ui {

namespace {

bool is_tile(const SpanItem& item) {
  return !item.shows_slots() || !item.span->has_slots();
}

std::array<int, 4> stack_of(const SpanItem& item, int height) {
  const auto& counts = item.span->counts;
  return stack_heights({counts[0], counts[1], counts[2], counts[3]}, height);
}

}  // namespace

ItemPicture::ItemPicture(const SpanItem& item)
    : m_span(item.span),
      m_rect(item.rect),
      m_extent(item.extent()),
      m_pitch(item.pitch),
      m_drawn(item.drawn) {}

bool ItemPicture::is_at(const SpanItem& item) const {
  return m_span == item.span && m_rect == item.rect && m_pitch == item.pitch &&
         m_drawn == item.drawn && m_extent == item.extent();
}

/// But for single slots.
bool ItemPicture::looks_as_before(const SpanItem& item, const Stack& stack) const {
  const SpanView& view = item.span->view;
  if (m_version == 0 || m_state != view.state || m_cached_by != view.cached_by) return false;
  if (is_tile(item)) return m_looks.empty() && m_stack == stack;
  return m_looks.size() == item.span->slots;
}

void ItemPicture::remember(const SpanItem& item, const Stack& stack) {
  m_state = item.span->view.state;
  m_cached_by = item.span->view.cached_by;
  m_stack = stack;
  m_looks.clear();
  if (is_tile(item)) return;
  m_looks.reserve(item.span->slots);
  for (std::size_t slot = 0; slot < item.span->slots; ++slot) {
    m_looks.push_back(item.span->look(slot));
  }
}

bool ItemPicture::bring_up_to_date(SlotSink& sink, const HeapMapLayout& layout,
                                   const SpanItem& item, QPoint offset, const QRect& visible,
                                   const Theme& theme) {
  if (m_version == item.span->version) return false;
  const Stack stack =
      is_tile(item) ? stack_of(item, tile_rect(item, offset, visible).height()) : Stack{};
  if (looks_as_before(item, stack)) {
    m_version = item.span->version;
    if (is_tile(item)) return false;
    paint_changed_slots(sink, layout, item, offset, visible, m_looks);
    return true;
  }
  // A tile covers the tile before it.
  const bool over_tile = is_tile(item) && m_looks.empty();
  if (m_version != 0 && !over_tile) {
    sink.fill(m_extent.translated(offset) & visible, theme.panel);
  }
  paint_item(sink, layout, item, offset, visible, theme);
  remember(item, stack);
  m_version = item.span->version;
  return true;
}

}  // namespace tricolor::ui
