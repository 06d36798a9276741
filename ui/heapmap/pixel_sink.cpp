// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/pixel_sink.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "ui/heapmap/slot_art.h"

namespace tricolor::ui {

namespace {

constexpr int kPlainTile = 6;  // px: narrower tiles have no outlines

}  // namespace

PixelSink::PixelSink(QImage& image, SlotSprites& sprites, const Theme& theme)
    : m_image(image), m_sprites(sprites), m_theme(theme), m_bits(image.bits()), m_painter(&image) {
  for (std::size_t i = 0; i < m_plain.size(); ++i) {
    m_plain[i] = plain_tile_colour(static_cast<SlotColour>(i), theme).rgb();
  }
}

void PixelSink::slot(const QRect& rect, const SlotLook& look) {
  if (rect.width() > SlotSprites::kLargest || rect.height() > SlotSprites::kLargest) {
    draw_slot(m_painter, rect, look, m_theme);
    return;
  }
  copy(m_sprites.slot(rect.size(), look), rect.topLeft(), -1);
}

void PixelSink::tile_part(const QRect& rect, SlotColour colour) {
  if (rect.width() < kPlainTile) {
    fill(rect, m_plain[static_cast<std::size_t>(colour)]);
    return;
  }
  const QSize whole(rect.width(), SlotSprites::kLargest);
  if (rect.height() > whole.height() || rect.width() > whole.height()) {
    draw_tile_part(m_painter, rect, colour, m_theme);
    return;
  }
  copy(m_sprites.tile(whole, colour), rect.topLeft(), rect.height());
}

void PixelSink::fill(const QRect& rect, const QColor& colour) {
  fill(rect, colour.rgb());
}

void PixelSink::fill(const QRect& rect, QRgb colour) {
  const double scale = m_image.devicePixelRatio();
  const auto px = [scale](int at) {
    return scale == 1 ? at : static_cast<int>(std::lround(at * scale));
  };
  const int left = std::max(0, px(rect.left()));
  const int right = std::min(m_image.width(), px(rect.right() + 1));
  const int bottom = std::min(m_image.height(), px(rect.bottom() + 1));
  if (left >= right) return;
  const qsizetype stride = m_image.bytesPerLine();
  for (int y = std::max(0, px(rect.top())); y < bottom; ++y) {
    auto* row = reinterpret_cast<QRgb*>(m_bits + y * stride);
    std::fill(row + left, row + right, colour);
  }
}

void PixelSink::dots(const QRect& rect, const QColor& colour) {
  const QRgb rgb = colour.rgb();
  for (int y = rect.top() + 2; y <= rect.bottom(); y += kDotPitch) {
    for (int x = rect.left() + 1; x < rect.right(); x += kDotPitch) {
      fill(QRect(x, y, 1, 1), rgb);
    }
  }
}

void PixelSink::copy(const QImage& sprite, QPoint at, int height) {
  const double scale = sprite.devicePixelRatio();
  const int x = static_cast<int>(std::lround(at.x() * scale));
  const int y = static_cast<int>(std::lround(at.y() * scale));
  const int rows = height < 0
                       ? sprite.height()
                       : std::min(sprite.height(), static_cast<int>(std::lround(height * scale)));
  const int left = std::max(0, -x);
  const int right = std::min(sprite.width(), m_image.width() - x);
  const int top = std::max(0, -y);
  const int bottom = std::min(rows, m_image.height() - y);
  if (left >= right) return;
  const auto bytes = static_cast<std::size_t>(right - left) * 4;
  const qsizetype to_stride = m_image.bytesPerLine();
  const qsizetype from_stride = sprite.bytesPerLine();
  uchar* to = m_bits + qsizetype{y + top} * to_stride + qsizetype{x + left} * 4;
  const uchar* from = sprite.constBits() + qsizetype{top} * from_stride + qsizetype{left} * 4;
  for (int row = top; row < bottom; ++row, to += to_stride, from += from_stride) {
    std::memcpy(to, from, bytes);
  }
}

}  // namespace tricolor::ui
