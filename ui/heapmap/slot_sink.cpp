// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/slot_sink.h"

#include <QPainter>
#include <algorithm>

#include "ui/heapmap/slot_art.h"

namespace tricolor::ui {

void SlotSink::tile(const QRect& rect, const TileStack& stack) {
  int y = rect.y();
  for (const SlotColour colour : kStackOrder) {
    // In a tile of a pixel or two the smallest parts may have no room left.
    const int height = std::min(stack[static_cast<std::size_t>(colour)], rect.bottom() + 1 - y);
    if (height > 0) tile_part(QRect(rect.x(), y, rect.width(), height), colour);
    y += height;
  }
}

void VectorSink::slot(const QRect& rect, const SlotLook& look) {
  draw_slot(m_painter, rect, look, m_theme);
}

void VectorSink::tile_part(const QRect& rect, SlotColour colour) {
  draw_tile_part(m_painter, rect, colour, m_theme);
}

void VectorSink::fill(const QRect& rect, const QColor& colour) {
  m_painter.fillRect(rect, colour);
}

void VectorSink::dots(const QRect& rect, const QColor& colour) {
  draw_dots(m_painter, rect, colour);
}

}  // namespace tricolor::ui
