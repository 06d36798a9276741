// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "ui/heapmap/heapmap_layout.h"
#include "ui/heapmap/map_painter.h"
#include "ui/heapmap/slot_sink.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

/// What is drawn at one place of a canvas that keeps its pixels: a span changes in a few slots, and
/// only those cost anything. Where spans move on by one place, most look like the one before.
///
/// 1. Construct for an item: nothing is drawn yet.
/// 2. bring_up_to_date() as often as the span changes, or another comes, while is_at() the item.
/// 3. wipe() before the place is given up.
class ItemPicture {
 public:
  explicit ItemPicture(const SpanItem& item);

  /// True if the item, of whatever span, has the same grid at the same place.
  bool is_at(const SpanItem& item) const;

  /// Something is drawn here, which may be what the item looked like before.
  bool is_drawn() const { return m_version != 0; }
  bool is_up_to_date(const SpanItem& item) const { return m_version == item.span->version; }
  /// `offset` from content to the sink, `visible` in the sink's coordinates: the same each time.
  /// False if nothing had to be drawn.
  bool bring_up_to_date(SlotSink& sink, const HeapMapLayout& layout, const SpanItem& item,
                        QPoint offset, const QRect& visible, const Theme& theme);
  /// All that it may have drawn on, but for what `next`, if there is one, covers in any case.
  void wipe(SlotSink& sink, const SpanItem* next, QPoint offset, const Theme& theme) const;

 private:
  bool has_state_of(const SpanItem& item) const;
  bool is_same_tile(const SpanItem& item, const TileStack& stack) const;
  bool update_tile(SlotSink& sink, const SpanItem& item, QPoint offset, const QRect& visible,
                   const Theme& theme, bool drawn);
  void remember_state(const SpanItem& item);
  void remember(const SpanItem& item, const TileStack& stack);
  QRect extent() const { return span_extent(m_rect, m_rail); }

  // There may be a hundred thousand of them.
  QRect m_rect;
  QSizeF m_pitch;
  int m_rail;
  int m_lines;
  std::uint32_t m_drawn;
  SpanState m_state = SpanState::kSwept;
  std::int16_t m_cached_by = -1;
  std::uint64_t m_version = 0;                     ///< of the span that was drawn; 0: none
  std::array<std::uint16_t, 4> m_stack{};          ///< px of each part of a tile
  std::unique_ptr<std::vector<SlotLook>> m_looks;  ///< of the slots; null: drawn as a tile
};

}  // namespace tricolor::ui
