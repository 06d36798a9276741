// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "ui/ownership/diagram_layout.h"
#include "ui/ownership/ownership_words.h"

class QPainter;

namespace tricolor::ui {

struct Theme;

/// Draws scopes, variables, objects and arrows. Kinds of handles differ in line style and word,
/// fates in outline, mark and word, never in colour alone.
void paint_diagram(QPainter& painter, const Theme& theme, const QRectF& area,
                   const OwnershipState& state, Language language, double row_height);

}  // namespace tricolor::ui
