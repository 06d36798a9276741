// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QImage>
#include <QSize>

#include "ui/heapmap/arena_painter.h"
#include "ui/heapmap/slot_sprites.h"

namespace tricolor::ui {

/// The arena, or the map on its way there, as pixels. Tiles move or change everywhere, and one is a
/// few pixels, so it is drawn anew each time.
class ArenaCanvas {
 public:
  /// `size` of the map in px, `scale` device pixels per px. Valid until the next call.
  const QImage& draw(const ArenaScene& scene, QSize size, const Theme& theme, double scale);

 private:
  QImage m_image;
  SlotSprites m_sprites;
  ThemeId m_theme = ThemeId::kLight;
};

}  // namespace tricolor::ui
