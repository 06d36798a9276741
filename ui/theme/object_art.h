// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRectF>
#include <QString>

#include "ui/theme/theme.h"

class QPainter;

namespace tricolor::ui {

// How an object looks in views that draw it as a box: white is hollow, grey hatched in a thick
// ring, black solid; told apart without hue.

/// The body without letter or marks.
void draw_object_body(QPainter& painter, const QRectF& rect, SlotColour colour, const Theme& theme);

/// W, G or B on a plate that can be read on the hatch.
void draw_object_letter(QPainter& painter, const QRectF& rect, SlotColour colour,
                        const Theme& theme);

/// The lines of a grey object, all over `rect`; clip before.
void draw_hatch(QPainter& painter, const QRectF& rect, double spacing, double width,
                const QColor& colour);

/// The corner dot of an object that was allocated just now, and the slash of one that the write
/// barrier shaded: each with a rim of the panel's colour, so that it is seen on black and on white.
void draw_fresh_mark(QPainter& painter, const QRectF& rect, const Theme& theme);
void draw_shaded_mark(QPainter& painter, const QRectF& rect, const Theme& theme);

/// "white", "grey", "black", "free".
QString object_colour_word(SlotColour colour);
/// "W", "G", "B"; nothing for free.
QString object_colour_letter(SlotColour colour);

}  // namespace tricolor::ui
