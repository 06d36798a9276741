// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QImage>
#include <span>
#include <vector>

#include "ui/heapmap/heapmap_layout.h"
#include "ui/heapmap/item_picture.h"
#include "ui/heapmap/slot_sprites.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

/// A picture of the visible part of the map that is kept between frames: after a snapshot only
/// what changed is copied into it again, and after a new layout only what moved. If very many spans
/// have changed, some of them are drawn by each update().
///
/// 1. update() after a new layout, scroll position, theme or size, and while is_behind().
/// 2. image() until then.
class SlotCanvas {
 public:
  /// Next update() draws everything.
  void invalidate() { m_valid = false; }

  /// `size` of the map in px, `scroll` ≥ 0 into the content, `scale` device pixels per px.
  /// Returns how many spans were drawn.
  std::size_t update(const HeapMapLayout& layout, QSize size, QPoint scroll, const Theme& theme,
                     double scale);
  /// True if the picture shows spans as they were before.
  bool is_behind() const { return m_behind; }
  const QImage& image() const { return m_image; }

 private:
  using Items = std::vector<const SpanItem*>;
  /// What the whole picture depends on.
  struct Frame {
    QSize size;
    QPoint scroll;
    ThemeId theme = ThemeId::kLight;
    double scale = 0;
    bool operator==(const Frame&) const = default;
  };

  void start(const Frame& frame, const Theme& theme);
  /// What the places of a row's items follow from.
  struct Grid {
    bool is_regular = false;  ///< nothing else
    RowFit fit;               ///< but for the number of tiles
    QRect rect;
    QRect base;
    LaneScale scale;
    QRect first;  ///< tile in sight
    QSizeF pitch;
    bool operator==(const Grid&) const = default;
  };

  static Grid grid_of(const HeapMapLayout& layout, std::size_t index,
                      std::span<const SpanItem* const> items);
  void rearrange(const HeapMapLayout& layout, const Items& items, SlotSink& sink,
                 const Theme& theme);
  void rearrange_row(std::size_t row, const Grid& grid, std::span<const SpanItem* const> items,
                     SlotSink& sink, const Theme& theme);
  /// Items by their number among those in sight.
  struct Range {
    std::size_t first = 0;
    std::size_t end = 0;
  };
  /// How many were drawn; `spans` more may be looked at.
  std::size_t bring_up_to_date(const HeapMapLayout& layout, const Items& items, Range range,
                               SlotSink& sink, const Theme& theme, std::size_t& spans);
  void shorten(std::size_t row, std::size_t length, SlotSink& sink, const Theme& theme);

  QImage m_image;
  SlotSprites m_sprites;
  std::vector<std::vector<ItemPicture>> m_pictures;  ///< of what is in sight, by row
  std::vector<Grid> m_grids;                         ///< in which those are
  Frame m_frame;
  std::size_t m_resume = 0;  ///< item with which the next update begins
  bool m_behind = false;
  bool m_valid = false;
};

}  // namespace tricolor::ui
