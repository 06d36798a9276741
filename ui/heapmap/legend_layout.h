// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRect>
#include <QString>
#include <vector>

#include "ui/heapmap/slot_look.h"

namespace tricolor::ui {

/// One line of the map's legend: how a slot looks and what that means.
struct LegendEntry {
  QString text;
  SlotLook look;
};

/// White, grey, black, free, then the marks.
const std::vector<LegendEntry>& legend_entries();

/// Where the entries are; those that do not fit have no rectangle.
struct LegendLayout {
  std::vector<QRect> entries;  ///< swatch and text, from the legend's top left
  int height = 0;
};

/// Entries of `widths` px flow into lines of `line` px, at most `most_lines` of them.
LegendLayout layout_legend(const std::vector<int>& widths, int available, int line, int most_lines);

}  // namespace tricolor::ui
