// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/slot_sprites.h"

#include <QPainter>
#include <cmath>

#include "ui/heapmap/slot_art.h"

namespace tricolor::ui {

namespace {

// A few dozen of the largest, or all sizes and looks of small ones that are ever seen together.
constexpr qsizetype kMostBytes = 96 << 20;

unsigned bits_of(const SlotLook& look) {
  return static_cast<unsigned>(look.colour) | (unsigned(look.marks.bits()) << 2);
}

std::uint64_t key_of(QSize size, unsigned bits) {
  return (std::uint64_t(bits) << 32) | (std::uint64_t(std::uint16_t(size.width())) << 16) |
         std::uint16_t(size.height());
}

}  // namespace

void SlotSprites::reset(const Theme& theme, double scale) {
  m_theme = &theme;
  m_scale = scale;
  forget_slots();
  for (auto& tiles : m_tiles) tiles.clear();
}

void SlotSprites::forget_slots() {
  m_images.clear();
  m_bytes = 0;
  m_recent.fill({});
}

const QImage& SlotSprites::keep(std::uint64_t key, QImage image) {
  if (m_bytes + image.sizeInBytes() > kMostBytes) forget_slots();
  m_bytes += image.sizeInBytes();
  return m_images.emplace(key, std::move(image)).first->second;
}

QImage SlotSprites::blank(QSize size) const {
  const auto scaled = [&](int px) {
    return std::max(1, static_cast<int>(std::lround(px * m_scale)));
  };
  QImage image(scaled(size.width()), scaled(size.height()), QImage::Format_RGB32);
  image.setDevicePixelRatio(m_scale);
  image.fill(m_theme->panel);
  return image;
}

const QImage& SlotSprites::slot(QSize cell, const SlotLook& look) {
  const unsigned sides = (unsigned(cell.width()) & 1) | ((unsigned(cell.height()) & 1) << 1);
  Recent& recent = m_recent[(sides << 8 | bits_of(look)) % m_recent.size()];
  if (recent.image == nullptr || recent.cell != cell) {
    const QImage* image = &find_slot(cell, look);  // which may forget all
    recent = {cell, image};
  }
  return *recent.image;
}

const QImage& SlotSprites::find_slot(QSize cell, const SlotLook& look) {
  const std::uint64_t key = key_of(cell, bits_of(look));
  const auto at = m_images.find(key);
  if (at != m_images.end()) return at->second;
  QImage image = blank(cell);
  QPainter painter(&image);
  draw_slot(painter, QRectF(QPointF(0, 0), cell), look, *m_theme);
  painter.end();
  return keep(key, std::move(image));
}

const QImage& SlotSprites::tile(int width, SlotColour colour) {
  std::vector<QImage>& tiles = m_tiles[static_cast<std::size_t>(colour)];
  const auto index = static_cast<std::size_t>(width);
  if (tiles.size() <= index) tiles.resize(index + 1);
  QImage& image = tiles[index];
  if (!image.isNull()) return image;
  const QSize size(width, kTileHeight);
  image = blank(size);
  QPainter painter(&image);
  draw_tile_part(painter, QRectF(QPointF(0, 0), size), colour, *m_theme);
  painter.end();
  return image;
}

}  // namespace tricolor::ui
