// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QImage>
#include <QSize>
#include <cstdint>
#include <vector>

#include "ui/heapmap/arena_cloud.h"
#include "ui/heapmap/arena_painter.h"
#include "ui/heapmap/slot_sprites.h"

namespace tricolor::ui {

/// The arena, or the map on its way there, as pixels. On the way tiles lie over each other, so all
/// are drawn anew, very many of them in pieces (ArenaCloud); in the arena only pages that look
/// otherwise than before are, and of very many that are to be looked at some in each picture.
class ArenaCanvas {
 public:
  /// `size` of the map in px, `scale` device pixels per px, `wall_ms` on any steady clock. Valid
  /// until the next call.
  const QImage& draw(const ArenaScene& scene, QSize size, const Theme& theme, double scale,
                     std::int64_t wall_ms);
  /// True if the last picture left out what is new.
  bool is_behind() const { return m_cloud.is_behind() || m_behind; }

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
    /// True if what was drawn for `before` is still right where that was.
    bool goes_on_from(const Frame& before) const {
      return pixels == before.pixels && theme == before.theme && scale == before.scale &&
             t == before.t && arena.has_places_of(before.arena) &&
             arena.pages() >= before.arena.pages();
    }
  };

  void start(const Frame& frame, const Theme& theme);
  void update_pages(SlotSink& sink, const ArenaScene& scene, const Theme& theme);
  std::uint32_t update_at(SlotSink& sink, const ArenaScene& scene, std::uint32_t page,
                          const Theme& theme, int& spans);
  bool update_span(SlotSink& sink, const ArenaScene& scene, const KnownSpan& span,
                   const Theme& theme);
  void update_page(SlotSink& sink, const ArenaScene& scene, std::uint32_t page, const Theme& theme);
  void wipe(SlotSink& sink, const QRect& rect, const Theme& theme) const;

  QImage m_image;
  SlotSprites m_sprites;
  ArenaCloud m_cloud;
  Frame m_frame;
  std::uint32_t m_resume_page = 0;  ///< where the next picture begins
  bool m_behind = false;            ///< pages were left out
  std::vector<Look> m_looks;        ///< by page; empty: the picture is not of the arena alone
  std::vector<std::uint64_t>
      m_versions;  ///< by page: of the span that was last drawn from there on
};

}  // namespace tricolor::ui
