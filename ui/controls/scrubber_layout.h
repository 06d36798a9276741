// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRect>
#include <QSize>
#include <vector>

#include "core/sim/cycle_record.h"
#include "ui/bridge/history_state.h"

namespace tricolor::ui {

/// Where the parts of the time scrubber are: a groove over the whole run, a handle at the present,
/// ticks at collections, a mark where this branch left its parent, words at the right.
struct ScrubberLayout {
  QRect groove;
  QRect words;  ///< empty: no room
  int now_x = 0;
  int fork_x = -1;            ///< -1: this branch has no parent
  Nanos end_ns = 1;           ///< at the groove's right end
  std::vector<int> cycle_xs;  ///< ends of mark phases, at least kLeastGap px apart

  static constexpr int kLeastGap = 4;

  int x_of(Nanos at_ns) const;
  /// Clamped to the run.
  Nanos time_at(int x) const;
};

ScrubberLayout layout_scrubber(const HistoryState& history, const std::vector<CycleRecord>& cycles,
                               QSize size, int words_width);

}  // namespace tricolor::ui
