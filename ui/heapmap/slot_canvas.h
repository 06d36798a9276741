// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QImage>
#include <vector>

#include "ui/heapmap/heapmap_layout.h"
#include "ui/heapmap/slot_sprites.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

/// A picture of the visible part of the map that is kept between frames: after a snapshot only
/// the spans that changed are copied into it again.
///
/// 1. update() after a new layout, scroll position, theme or size.
/// 2. image() until then.
class SlotCanvas {
 public:
  /// Next update() draws everything.
  void invalidate() { m_valid = false; }

  /// `size` of the map in px, `scroll` ≥ 0 into the content, `scale` device pixels per px.
  /// Returns how many spans were drawn.
  std::size_t update(const HeapMapLayout& layout, QSize size, QPoint scroll, const Theme& theme,
                     double scale);
  const QImage& image() const { return m_image; }

 private:
  struct Drawn {
    const KnownSpan* span = nullptr;
    std::uint64_t version = 0;
    QRect rect;
    QSizeF pitch;
    std::uint32_t drawn = 0;
    bool operator==(const Drawn&) const = default;
    bool same_place(const Drawn& other) const {
      return rect == other.rect && pitch == other.pitch && drawn == other.drawn;
    }
  };
  /// What the whole picture depends on.
  struct Frame {
    QSize size;
    QPoint scroll;
    ThemeId theme = ThemeId::kLight;
    double scale = 0;
    bool operator==(const Frame&) const = default;
  };

  void start(const Frame& frame, const Theme& theme);

  QImage m_image;
  SlotSprites m_sprites;
  std::vector<Drawn> m_drawn;
  Frame m_frame;
  bool m_valid = false;
};

}  // namespace tricolor::ui
