// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/pixel_sink.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "ui/heapmap/slot_art.h"

namespace tricolor::ui {

namespace {

constexpr int kPlainTile = 6;  // px: narrower tiles have no outlines

/// A rectangle of pixels in two images.
struct Rows {
  uchar* to;
  qsizetype to_stride;
  const uchar* from;
  qsizetype from_stride;
  int count;
};

inline void copy_rows(Rows rows, std::size_t bytes) {
  for (int i = 0; i < rows.count; ++i, rows.to += rows.to_stride, rows.from += rows.from_stride) {
    std::memcpy(rows.to, rows.from, bytes);
  }
}

template <std::size_t Pixels>
void copy_narrow(const Rows& rows) {
  copy_rows(rows, Pixels * 4);
}

// A call for each row of a slot of a few pixels would take longer than to copy it.
template <std::size_t... Pixels>
constexpr auto narrow_copies(std::index_sequence<Pixels...>) {
  return std::array{&copy_narrow<Pixels>...};
}
constexpr auto kNarrowCopies = narrow_copies(std::make_index_sequence<17>());

inline void copy_pixels(const Rows& rows, std::size_t width) {
  if (width < kNarrowCopies.size()) {
    kNarrowCopies[width](rows);
  } else {
    copy_rows(rows, width * 4);
  }
}

}  // namespace

PixelSink::PixelSink(QImage& image, SlotSprites& sprites, const Theme& theme)
    : m_sprites(sprites),
      m_theme(theme),
      m_bits(image.bits()),
      m_scale(image.devicePixelRatio()),
      m_width(image.width()),
      m_height(image.height()),
      m_stride(image.bytesPerLine()),
      m_painter(&image) {
  for (std::size_t i = 0; i < m_plain.size(); ++i) {
    m_plain[i] = plain_tile_colour(static_cast<SlotColour>(i), theme).rgb();
  }
}

inline int PixelSink::px(int length) const {
  return m_scale == 1 ? length : static_cast<int>(std::lround(length * m_scale));
}

void PixelSink::slot(const QRect& rect, const SlotLook& look) {
  if (!SlotSprites::keeps(rect.size())) {
    // As if it were a picture: opaque, and nothing beyond its edges.
    m_painter.save();
    m_painter.setClipRect(rect);
    m_painter.fillRect(rect, m_theme.panel);
    draw_slot(m_painter, rect, look, m_theme);
    m_painter.restore();
    return;
  }
  copy(m_sprites.slot(rect.size(), look), rect.topLeft(), -1);
}

void PixelSink::tile_part(const QRect& rect, SlotColour colour) {
  if (rect.width() < kPlainTile) {
    fill(rect, m_plain[static_cast<std::size_t>(colour)]);
    return;
  }
  if (rect.height() > SlotSprites::kTileHeight || rect.width() > SlotSprites::kTileHeight) {
    if (colour == SlotColour::kFree) {
      fill(rect, m_theme.panel);
      dots(rect.translated(1, 0), m_theme.object(colour).outline);
      return;
    }
    draw_tile_part(m_painter, rect, colour, m_theme);
    return;
  }
  copy(m_sprites.tile(rect.width(), colour), rect.topLeft(), rect.height());
}

/// The narrowest tiles are by far the most: a few pixels of plain colours each.
void PixelSink::tile(const QRect& rect, const TileStack& stack) {
  if (rect.width() >= kPlainTile || m_scale != 1) {
    return SlotSink::tile(rect, stack);
  }
  const int left = std::max(0, rect.left());
  const int right = std::min(m_width, rect.right() + 1);
  const int bottom = std::min(m_height, rect.bottom() + 1);
  int y = rect.top();
  for (const SlotColour colour : kStackOrder) {
    const auto index = static_cast<std::size_t>(colour);
    for (const int end = std::min(bottom, y + stack[index]); y < end; ++y) {
      if (y < 0) continue;
      auto* row = reinterpret_cast<QRgb*>(m_bits + y * m_stride);
      for (int x = left; x < right; ++x) row[x] = m_plain[index];
    }
  }
}

void PixelSink::fill(const QRect& rect, const QColor& colour) {
  fill(rect, colour.rgb());
}

void PixelSink::fill(const QRect& rect, QRgb colour) {
  const int left = std::max(0, px(rect.left()));
  const int right = std::min(m_width, px(rect.right() + 1));
  const int bottom = std::min(m_height, px(rect.bottom() + 1));
  const int top = std::max(0, px(rect.top()));
  if (left >= right || top >= bottom) return;
  uchar* first = m_bits + top * m_stride + qsizetype{left} * 4;
  std::fill_n(reinterpret_cast<QRgb*>(first), right - left, colour);
  const Rows rest{first + m_stride, m_stride, first, 0, bottom - top - 1};
  copy_pixels(rest, static_cast<std::size_t>(right - left));
}

void PixelSink::dots(const QRect& rect, const QColor& colour) {
  const double scale = m_scale;
  const QRgb rgb = colour.rgb();
  // Whole steps to what is in sight: a rectangle may be much larger than the screen.
  const auto first = [](int start) {
    return start >= 0 ? start : start + (kDotPitch - 1 - start) / kDotPitch * kDotPitch;
  };
  const int left = first(rect.left() + 1);
  const int right = std::min(rect.right(), static_cast<int>(std::ceil(m_width / scale)));
  const int bottom = std::min(rect.bottom() + 1, static_cast<int>(std::ceil(m_height / scale)));
  for (int y = first(rect.top() + 2); y < bottom; y += kDotPitch) {
    if (scale != 1) {
      for (int x = left; x < right; x += kDotPitch) fill(QRect(x, y, 1, 1), rgb);
      continue;
    }
    auto* row = reinterpret_cast<QRgb*>(m_bits + qsizetype{y} * m_stride);
    for (int x = left; x < right; x += kDotPitch) row[x] = rgb;
  }
}

void PixelSink::copy(const QImage& sprite, QPoint at, int height) {
  const int x = px(at.x());
  const int y = px(at.y());
  const int rows = height < 0 ? sprite.height() : std::min(sprite.height(), px(height));
  const int left = std::max(0, -x);
  const int right = std::min(sprite.width(), m_width - x);
  const int top = std::max(0, -y);
  const int bottom = std::min(rows, m_height - y);
  if (left >= right) return;
  const auto width = static_cast<std::size_t>(right - left);
  const qsizetype from_stride = sprite.bytesPerLine();
  const Rows area{m_bits + qsizetype{y + top} * m_stride + qsizetype{x + left} * 4, m_stride,
                  sprite.constBits() + qsizetype{top} * from_stride + qsizetype{left} * 4,
                  from_stride, bottom - top};
  copy_pixels(area, width);
}

}  // namespace tricolor::ui
