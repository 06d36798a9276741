// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QImage>
#include <QPainter>
#include <array>

#include "ui/heapmap/slot_sink.h"
#include "ui/heapmap/slot_sprites.h"

namespace tricolor::ui {

/// Copies pictures of slots into an image, pixel row by pixel row: some ten times faster than
/// a painter. The image is RGB32 and has the sprites' scale.
class PixelSink : public SlotSink {
 public:
  PixelSink(QImage& image, SlotSprites& sprites, const Theme& theme);

  void slot(const QRect& rect, const SlotLook& look) override;
  void tile_part(const QRect& rect, SlotColour colour) override;
  void tile(const QRect& rect, const TileStack& stack) override;
  void fill(const QRect& rect, const QColor& colour) override;
  void dots(const QRect& rect, const QColor& colour) override;
  QPainter& painter() override { return m_painter; }

 private:
  void fill(const QRect& rect, QRgb colour);
  /// The upper `height` px of `sprite` (all of it: -1) to `at`, clipped to the image.
  void copy(const QImage& sprite, QPoint at, int height);

  int px(int length) const;

  SlotSprites& m_sprites;
  const Theme& m_theme;
  uchar* m_bits;  // before the painter begins: taking them may detach the image
  // Asked of the image once: for a tile of a few pixels, to ask is a good part of the work.
  const double m_scale;
  const int m_width;
  const int m_height;
  const qsizetype m_stride;
  QPainter m_painter;
  std::array<QRgb, 4> m_plain;  // of tiles that are too small for outlines
};

}  // namespace tricolor::ui
