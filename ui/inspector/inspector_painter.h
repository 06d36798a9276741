// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "ui/inspector/inspector_layout.h"

class QPainter;

namespace tricolor::ui {

/// What is marked on the page. Indices of InspectorLayout::items(); -1: none.
struct PageMarks {
  int hovered = -1;
  int focused = -1;
};

/// Paints the items that `clip` touches.
void paint_page(QPainter& painter, const InspectorPage& page, const InspectorLayout& layout,
                const Theme& theme, const QRect& clip, const PageMarks& marks);

}  // namespace tricolor::ui
