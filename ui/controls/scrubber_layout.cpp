// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/scrubber_layout.h"

#include <algorithm>
#include <cmath>

namespace tricolor::ui {

namespace {

constexpr int kHandle = 7;  // px: half of the handle, so that it fits at both ends
constexpr int kGrooveHeight = 6;
constexpr int kGap = 10;
constexpr int kLeastGroove = 160;  // narrower ones get the room of the words

}  // namespace

int ScrubberLayout::x_of(Nanos at_ns) const {
  const double share =
      std::clamp(static_cast<double>(at_ns) / static_cast<double>(end_ns), 0.0, 1.0);
  return groove.left() + static_cast<int>(std::lround(share * (groove.width() - 1)));
}

Nanos ScrubberLayout::time_at(int x) const {
  const double share = static_cast<double>(x - groove.left()) / std::max(1, groove.width() - 1);
  return static_cast<Nanos>(std::clamp(share, 0.0, 1.0) * static_cast<double>(end_ns));
}

ScrubberLayout layout_scrubber(const HistoryState& history, const std::vector<CycleRecord>& cycles,
                               QSize size, int words_width) {
  ScrubberLayout layout;
  layout.end_ns = std::max<Nanos>(1, history.end_ns);
  const bool roomy = size.width() - words_width - kGap - 2 * kHandle >= kLeastGroove;
  const int right = roomy ? size.width() - words_width - kGap : size.width();
  layout.groove = QRect(kHandle, (size.height() - kGrooveHeight) / 2,
                        std::max(1, right - 2 * kHandle), kGrooveHeight);
  if (roomy) layout.words = QRect(right + kGap, 0, words_width, size.height());
  layout.now_x = layout.x_of(history.now_ns);
  for (const BranchInfo& branch : history.branches) {
    if (branch.id == history.branch && branch.parent != branch.id) {
      layout.fork_x = layout.x_of(branch.fork_ns);
    }
  }
  for (const CycleRecord& cycle : cycles) {
    const int x = layout.x_of(cycle.end_ns);
    if (layout.cycle_xs.empty() || x - layout.cycle_xs.back() >= ScrubberLayout::kLeastGap) {
      layout.cycle_xs.push_back(x);
    }
  }
  return layout;
}

}  // namespace tricolor::ui
