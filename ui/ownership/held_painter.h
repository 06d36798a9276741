// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "ui/ownership/held_layout.h"

class QPainter;

namespace tricolor::ui {

struct Theme;

/// Draws the plot of bytes held: Go solid, C++ dashed, named at the lines' ends; the current
/// step is a bar with a dot on each curve.
void paint_held(QPainter& painter, const Theme& theme, const HeldLayout& layout,
                const OwnershipMetrics& metrics);

}  // namespace tricolor::ui
