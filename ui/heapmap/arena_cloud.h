// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QImage>
#include <cstddef>
#include <cstdint>

#include "ui/heapmap/arena_painter.h"
#include "ui/heapmap/slot_sprites.h"

namespace tricolor::ui {

/// Tens of thousands of tiles on their way to the arena: a cloud in which nobody follows one of
/// them. While nothing but the heap changes, each picture of it is drawn in pieces, one for each
/// picture of the window, and the one before is shown meanwhile.
///
/// 1. finished() after a picture was drawn as a whole: the next one begins a moment later.
/// 2. draw_piece() for each picture of the window that shows the same part of the heap.
class ArenaCloud {
 public:
  static bool is_one(const ArenaScene& scene) {
    return scene.t < 1 && scene.classes.items().size() > kFewestTiles;
  }
  void finished(const ArenaScene& scene, std::int64_t wall_ms);
  /// Draws the next piece of what follows `shown`; when that was the last, `shown` is the new
  /// picture and the old one's memory is kept.
  void draw_piece(QImage& shown, const ArenaScene& scene, SlotSprites& sprites, const Theme& theme,
                  std::int64_t wall_ms);
  /// True if the picture shown leaves out what is new.
  bool is_behind() const { return m_behind; }

 private:
  static constexpr std::size_t kFewestTiles = 20'000;
  static constexpr std::size_t kTilesInPiece = 20'000;
  static constexpr std::int64_t kPauseMs = 50;  ///< between two pictures

  void begin(const QImage& shown, const ArenaScene& scene, SlotSprites& sprites,
             const Theme& theme);

  QImage m_image;  ///< unfinished, where m_drawing; else of any content
  bool m_drawing = false;
  std::size_t m_next = 0;       ///< tile
  std::uint64_t m_version = 0;  ///< of the store, when the picture was begun
  std::int64_t m_finished_ms = 0;
  bool m_behind = false;
};

}  // namespace tricolor::ui
