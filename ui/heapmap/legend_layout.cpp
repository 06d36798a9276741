// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/legend_layout.h"

namespace tricolor::ui {

namespace {

constexpr int kEntryGap = 14;

SlotLook with(SlotColour colour, void (SlotMarks::*set)()) {
  SlotLook look{colour, {}};
  if (set != nullptr) (look.marks.*set)();
  return look;
}

}  // namespace

const std::vector<LegendEntry>& legend_entries() {
  static const std::vector<LegendEntry> entries = {
      {"white", with(SlotColour::kWhite, nullptr)},
      {"grey", with(SlotColour::kGrey, nullptr)},
      {"black", with(SlotColour::kBlack, nullptr)},
      {"free", with(SlotColour::kFree, nullptr)},
      {"just allocated", with(SlotColour::kWhite, &SlotMarks::set_fresh)},
      {"shaded by the barrier", with(SlotColour::kGrey, &SlotMarks::set_shaded)},
      {"just swept", with(SlotColour::kFree, &SlotMarks::set_swept)},
  };
  return entries;
}

LegendLayout layout_legend(const std::vector<int>& widths, int available, int line,
                           int most_lines) {
  LegendLayout layout;
  layout.entries.resize(widths.size());
  int x = 0;
  int at_line = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (x > 0 && x + widths[i] > available) {
      x = 0;
      ++at_line;
    }
    if (at_line >= most_lines || widths[i] > available) break;
    layout.entries[i] = QRect(x, at_line * line, widths[i], line);
    layout.height = (at_line + 1) * line;
    x += widths[i] + kEntryGap;
  }
  return layout;
}

}  // namespace tricolor::ui
