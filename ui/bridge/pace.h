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

/// How many actions to ask of the world at once so that it comes back within a few ms: grows and
/// shrinks with what the last slice took.
class SliceBudget {
 public:
  std::uint64_t actions() const { return m_actions; }
  /// The last slice took this long; `all_used` if it ended because its actions were done.
  void measured(WallClock::duration took, bool all_used);

 private:
  std::uint64_t m_actions = 1024;
};

/// How far in virtual time, for the same purpose. Actions differ by a factor of thousand, a store
/// from a piece of marking; the time that they stand for differs much less from what they take
/// here.
class SliceTime {
 public:
  Nanos ns() const { return m_ns; }
  /// The last slice took this long for so many virtual ns.
  void measured(WallClock::duration took, Nanos advanced_ns);

 private:
  Nanos m_ns = 100'000;
};

}  // namespace tricolor::ui
