// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/sim/snapshot.h"
#include "ui/heapmap/legend_layout.h"
#include "ui/heapmap/map_style.h"

class QPainter;

namespace tricolor::ui {

/// One chip per processor: what it is doing right now. Chips are equally wide, so that nothing
/// moves when a word changes.
void paint_processors(QPainter& painter, const std::vector<ProcessorView>& processors,
                      const QRect& area, const MapStyle& style);

/// What each of them does, also of those that have no chip.
QString processors_tip(const std::vector<ProcessorView>& processors);

/// How wide the legend's entries are.
std::vector<int> legend_widths(const MapStyle& style);
void paint_legend(QPainter& painter, const LegendLayout& legend, QPoint top_left,
                  const MapStyle& style);

/// While there are only the runtime's objects.
void paint_nothing_yet(QPainter& painter, const QRect& area, const MapStyle& style);

/// A heading and a hint in the middle of `area`.
void paint_empty(QPainter& painter, const QRect& area, const MapStyle& style);

}  // namespace tricolor::ui
