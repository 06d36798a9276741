// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRectF>
#include <QString>

#include "ui/theme/theme.h"

class QPainter;

namespace tricolor::ui {

// How an object looks in views that draw it as a box: white is hollow, grey hatched in a thick ring,
// black solid; told apart without hue.

/// The body without letter or marks.
void draw_object_body(QPainter& painter, const QRectF& rect, SlotColour colour, const Theme& theme);

/// W, G or B on a plate that can be read on the hatch.
void draw_object_letter(QPainter& painter, const QRectF& rect, SlotColour colour, const Theme& theme);

/// The corner dot of an object that was allocated just now, and the slash of one that the write
/// barrier shaded.
void draw_fresh_mark(QPainter& painter, const QRectF& rect, const Theme& theme);
void draw_shaded_mark(QPainter& painter, const QRectF& rect, const Theme& theme);

/// "white", "grey", "black", "free".
QString object_colour_word(SlotColour colour);

}  // namespace tricolor::ui
