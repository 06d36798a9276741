// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRectF>

#include "ui/heapmap/slot_look.h"
#include "ui/theme/theme.h"

class QPainter;

namespace tricolor::ui {

// How an object looks, at any size and on any paint device. White is hollow, grey hatched in a
// thick ring, black solid, free dotted; told apart without hue. From about 15 px on a slot
// carries its letter; under 6 px only fill and rim are left.

void draw_slot(QPainter& painter, const QRectF& rect, const SlotLook& look, const Theme& theme);

/// Part of a tile's stacked bar: the same texture, without corners, with a line at its top.
void draw_tile_part(QPainter& painter, const QRectF& rect, SlotColour colour, const Theme& theme);

/// The block that stands for `count` free slots behind the last used one.
void draw_tail_text(QPainter& painter, const QRectF& rect, std::size_t count, const Theme& theme);

/// A dot every kDotPitch px: room that nothing uses.
inline constexpr int kDotPitch = 4;
void draw_dots(QPainter& painter, const QRectF& rect, const QColor& colour);

/// What a part of a tile looks like where there is no room for an outline.
QColor plain_tile_colour(SlotColour colour, const Theme& theme);

}  // namespace tricolor::ui
