// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/arena_canvas.h"

#include <cmath>

#include "ui/heapmap/pixel_sink.h"

namespace tricolor::ui {

const QImage& ArenaCanvas::draw(const ArenaScene& scene, QSize size, const Theme& theme,
                                double scale) {
  const QSize pixels(static_cast<int>(std::ceil(size.width() * scale)),
                     static_cast<int>(std::ceil(size.height() * scale)));
  const bool same =
      m_image.size() == pixels && m_theme == theme.id && m_image.devicePixelRatio() == scale;
  if (!same) {
    m_image = QImage(pixels, QImage::Format_RGB32);
    m_sprites.reset(theme, scale);
    m_theme = theme.id;
  }
  m_image.setDevicePixelRatio(scale);
  m_image.fill(theme.panel);
  PixelSink sink(m_image, m_sprites, theme);
  paint_arena(sink, scene, QPoint(0, 0), theme);
  return m_image;
}

}  // namespace tricolor::ui
