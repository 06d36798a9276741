// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/slot_sprites.h"

#include <QPainter>
#include <cmath>

#include "ui/heapmap/slot_art.h"

namespace tricolor::ui {

namespace {

constexpr std::size_t kMostImages = 4096;

std::uint64_t key_of(QSize size, unsigned bits) {
  return (std::uint64_t(bits) << 32) | (std::uint64_t(std::uint16_t(size.width())) << 16) |
         std::uint16_t(size.height());
}

}  // namespace

void SlotSprites::reset(const Theme& theme, double scale) {
  m_theme = &theme;
  m_scale = scale;
  m_images.clear();
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
  const unsigned bits = static_cast<unsigned>(look.colour) | (unsigned(look.marks.bits()) << 2);
  const std::uint64_t key = key_of(cell, bits);
  const auto at = m_images.find(key);
  if (at != m_images.end()) return at->second;
  if (m_images.size() > kMostImages) m_images.clear();
  QImage image = blank(cell);
  QPainter painter(&image);
  draw_slot(painter, QRectF(QPointF(0, 0), cell), look, *m_theme);
  painter.end();
  return m_images.emplace(key, std::move(image)).first->second;
}

const QImage& SlotSprites::tile(QSize tile, SlotColour colour) {
  const std::uint64_t key = key_of(tile, 0x400u | static_cast<unsigned>(colour));
  const auto at = m_images.find(key);
  if (at != m_images.end()) return at->second;
  QImage image = blank(tile);
  QPainter painter(&image);
  draw_tile_part(painter, QRectF(QPointF(0, 0), tile), colour, *m_theme);
  painter.end();
  return m_images.emplace(key, std::move(image)).first->second;
}

}  // namespace tricolor::ui
