// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "ui/heapmap/heapmap_layout.h"
#include "ui/heapmap/slot_sink.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

/// What is drawn of one span on a canvas that keeps its pixels: a span changes in a few slots, and
/// only those cost anything.
///
/// 1. Construct for an item: nothing is drawn yet.
/// 2. bring_up_to_date() as often as the span changes, while is_at() the item.
class ItemPicture {
 public:
  explicit ItemPicture(const SpanItem& item);

  const KnownSpan* span() const { return m_span; }
  /// What it may have drawn on, content coordinates.
  const QRect& extent() const { return m_extent; }
  /// True if the item is the same span in the same grid at the same place.
  bool is_at(const SpanItem& item) const;

  /// `offset` from content to the sink, `visible` in the sink's coordinates: the same each time.
  /// False if nothing had to be drawn.
  bool bring_up_to_date(SlotSink& sink, const HeapMapLayout& layout, const SpanItem& item,
                        QPoint offset, const QRect& visible, const Theme& theme);

 private:
  using Stack = std::array<int, 4>;

  bool looks_as_before(const SpanItem& item, const Stack& stack) const;
  void remember(const SpanItem& item, const Stack& stack);

  const KnownSpan* m_span;
  QRect m_rect;
  QRect m_extent;
  QSizeF m_pitch;
  std::uint32_t m_drawn;
  std::uint64_t m_version = 0;  ///< of the span, when it was drawn; 0: never
  SpanState m_state = SpanState::kSwept;
  std::int16_t m_cached_by = -1;
  Stack m_stack{};                ///< px of each part of a tile
  std::vector<SlotLook> m_looks;  ///< of the slots in sight; empty: drawn as a tile
};

}  // namespace tricolor::ui
