// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/slot_sink.h"

#include <QPainter>

#include "ui/heapmap/slot_art.h"

namespace tricolor::ui {

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
