// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <chrono>
#include <cstdint>

#include "core/base/units.h"

namespace tricolor::ui {

using WallClock = std::chrono::steady_clock;

/// Where virtual time should be at a moment of real time, at a speed.
///
/// 1. start() when playing begins and whenever time was spent on something else.
/// 2. target() says how far the world may run; keep_up() afterwards, so that a world that cannot
///    follow the speed does not build up a debt and race later.
class Pace {
 public:
  /// Virtual ns per real second; kFlatOut has no target. The position so far is kept.
  void set_speed(double virtual_ns_per_s, Nanos virtual_now, WallClock::time_point wall);
  void start(Nanos virtual_now, WallClock::time_point wall);
  /// Virtual ns, absolute; INT64_MAX when flat out.
  Nanos target(WallClock::time_point wall) const;
  /// Starts from here if the world is more than a tenth of a second late.
  void keep_up(Nanos virtual_now, WallClock::time_point wall);
  double speed() const { return m_speed; }
  bool flat_out() const;

 private:
  double m_speed = 1e6;
  Nanos m_virtual_start = 0;
  WallClock::time_point m_wall_start{};
};

/// How much to ask of the world at once so that it comes back within a few ms: grows and shrinks
/// with what the last slice took. Slowly, and never to nothing, because a slice may be slow for
/// reasons that have nothing to do with its length.
class SliceBudget {
 public:
  struct Range {
    std::int64_t first = 0;
    std::int64_t least = 0;
    std::int64_t most = 0;
  };
  explicit SliceBudget(const Range& range) : m_range(range), m_amount(range.first) {}
  std::int64_t amount() const { return m_amount; }
  /// The last slice took this long; `all_used` if it ended because all that was asked for was done.
  void measured(WallClock::duration took, bool all_used);

 private:
  Range m_range;
  std::int64_t m_amount;
};

/// What comes next may take twenty times as long as what was measured: marking, say, after a
/// stretch of cheap allocations. So many of the dearest actions still take no longer than a few
/// slices.
inline constexpr SliceBudget::Range kSliceActions{1024, 64, 2048};
/// Virtual ns. They say more of what a slice takes than actions do, which differ by a factor of
/// thousand, but a stretch in which everybody sleeps is over in no time.
inline constexpr SliceBudget::Range kSliceTime{100'000, 20'000, 10'000'000};

}  // namespace tricolor::ui
