// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/version_profile.h"

namespace tricolor {

/// Which pacing rules hold. kGo121 holds for Go 1.21 up to and including 1.26.
enum class PacerVariant : std::uint8_t { kGo119, kGo120, kGo121 };

/// How successive cons/mark measurements become the ratio that sets the runway (§4.7).
enum class ConsMarkRule : std::uint8_t { kPiController, kMeanOfTwo, kMaxOfFive };

/// Every difference between the variants, in one place.
struct PacerRules {
  /// A cycle's start point is the heap as it was (1.20), not the precomputed trigger (1.19).
  bool start_point_is_heap_live = true;
  /// The memory-limit goal keeps 3 % back (1.21), not just 1 MiB.
  bool headroom_grows_with_goal = true;
  ConsMarkRule cons_mark = ConsMarkRule::kMaxOfFive;
};

constexpr PacerRules pacer_rules(PacerVariant variant) {
  switch (variant) {
    case PacerVariant::kGo119:
      return {false, false, ConsMarkRule::kPiController};
    case PacerVariant::kGo120:
      return {true, false, ConsMarkRule::kMeanOfTwo};
    case PacerVariant::kGo121:
      break;
  }
  return {true, true, ConsMarkRule::kMaxOfFive};
}

/// The rules of Go 1.`go_minor`; older than 1.19 counts as 1.19, newer than 1.26 as 1.26.
constexpr PacerVariant pacer_variant_for(int go_minor) {
  if (holds(Since::kConsMarkMaxOfFive, go_minor)) return PacerVariant::kGo121;
  return holds(Since::kConsMarkMeanOfTwo, go_minor) ? PacerVariant::kGo120 : PacerVariant::kGo119;
}

}  // namespace tricolor
