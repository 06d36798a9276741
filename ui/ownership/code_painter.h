// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <span>
#include <string>

#include "ui/ownership/ownership_layout.h"
#include "ui/ownership/ownership_words.h"

class QPainter;

namespace tricolor::ui {

struct Theme;

/// Draws a column's title and its visible lines of code, the current one on a bar with an arrow.
void paint_code(QPainter& painter, const Theme& theme, const OwnershipColumn& column,
                std::span<const std::string> source, int current, Language language,
                const OwnershipMetrics& metrics);

/// The source line at a point of the code box; -1 if there is none.
int code_line_at(const OwnershipColumn& column, const QPointF& point,
                 const OwnershipMetrics& metrics);

/// How wide a code box must be for all of `source`.
double code_box_width(std::span<const std::string> source, const Theme& theme);

/// The room for a line's text in the code box, in px.
double code_text_width(const OwnershipColumn& column);

}  // namespace tricolor::ui
