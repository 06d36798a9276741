// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/pacer/assist_ratio.h"

#include <algorithm>

#include "core/pacer/go_convert.h"

namespace tricolor {

namespace {

// With GOGC off the heap may stretch almost without bound beyond the limit's goal.
constexpr std::int32_t kGogcWhenOff = 100'000;
// Past its goal the heap gets this much more room to finish in.
constexpr double kOvershoot = 1.1;
// Less work than this is not worth pacing; it also keeps both ratios finite.
constexpr std::int64_t kLeastWork = 1000;

// More work than expected has turned up: let the heap grow in proportion to the worst case,
// but not beyond what another GOGC percent would allow. Where nothing was expected, which needs a
// process without globals, the quotient has no bound; what follows is what the runtime does then.
std::int64_t stretched_goal(const AssistRatioInputs& in) {
  const double room = static_cast<double>(wrapping_difference(in.heap_goal, in.triggered));
  const double stretched =
      room / static_cast<double>(in.work_expected) * static_cast<double>(in.work_worst_case);
  const std::int32_t gogc = in.gogc >= 0 ? in.gogc : kGogcWhenOff;
  const double hard = (1 + static_cast<double>(gogc) / 100) * static_cast<double>(in.heap_goal);
  return std::min(wrapping_sum(truncate_to_signed(stretched), in.triggered),
                  truncate_to_signed(hard));
}

}  // namespace

AssistRatios assist_ratios(const AssistRatioInputs& in) {
  std::int64_t goal = in.heap_goal;
  std::int64_t work = in.work_expected;
  if (in.work_done > in.work_expected) {
    goal = stretched_goal(in);
    work = in.work_worst_case;
  }
  if (in.heap_live > goal) {
    goal = truncate_to_signed(kOvershoot * static_cast<double>(goal));
    work = in.work_worst_case;
  }
  const std::int64_t remaining = std::max(wrapping_difference(work, in.work_done), kLeastWork);
  const std::int64_t distance = std::max<std::int64_t>(wrapping_difference(goal, in.heap_live), 1);
  const double owed = static_cast<double>(remaining);
  const double room = static_cast<double>(distance);
  return {owed / room, room / owed};
}

}  // namespace tricolor
