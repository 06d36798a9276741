// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QImage>
#include <QSize>
#include <cstdint>
#include <vector>

#include "ui/heapmap/arena_painter.h"
#include "ui/heapmap/slot_sprites.h"

namespace tricolor::ui {

/// The arena, or the map on its way there, as pixels. On the way tiles lie over each other, so all
/// are drawn anew, if there are very many not for every picture; in the arena only pages that look
/// otherwise than before are.
class ArenaCanvas {
 public:
  /// `size` of the map in px, `scale` device pixels per px, `wall_ms` on any steady clock. Valid
  /// until the next call.
  const QImage& draw(const ArenaScene& scene, QSize size, const Theme& theme, double scale,
                     std::int64_t wall_ms);
  /// True if the last picture left out what is new.
  bool is_behind() const { return m_behind; }

 private:
  /// What a page shows, as a number; 0: nothing yet.
  using Look = std::uint64_t;
  /// What the whole picture depends on.
  struct Frame {
    QSize pixels;
    ThemeId theme = ThemeId::kLight;
    double scale = 0;
    ArenaLayout arena;
    double t = 0;
    bool operator==(const Frame&) const = default;
  };

  bool may_wait(const ArenaScene& scene, std::int64_t wall_ms) const;
  void start(const Frame& frame, const Theme& theme);
  void update_pages(SlotSink& sink, const ArenaScene& scene, const Theme& theme);
  void update_span(SlotSink& sink, const ArenaScene& scene, const KnownSpan& span,
                   const Theme& theme);
  void update_page(SlotSink& sink, const ArenaScene& scene, std::uint32_t page, const Theme& theme);
  void wipe(SlotSink& sink, const QRect& rect, const Theme& theme) const;

  QImage m_image;
  SlotSprites m_sprites;
  Frame m_frame;
  std::int64_t m_drawn_ms = 0;
  bool m_behind = false;
  std::vector<Look> m_looks;  ///< by page; empty: the picture is not of the arena alone
  std::vector<std::uint64_t>
      m_versions;  ///< by page: of the span that was last drawn from there on
};

}  // namespace tricolor::ui
