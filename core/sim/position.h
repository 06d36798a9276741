// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <compare>
#include <cstdint>

namespace tricolor {

/// Where a run is, exactly: how often each kind of thing has happened in it.
///
/// A run is a sequence of indivisible steps. Each adds to one of the first two counters, whatever
/// way the run is stepped, sliced or watched; so a position names one state of a run, equal
/// positions of the same run are equal states, and positions of one run are in order.
struct Position {
  std::uint64_t actions = 0;   ///< objects allocated or scanned, spans swept, pieces of assists
  std::uint64_t turns = 0;     ///< what moves no object: scheduling, timers, waiting, pauses
  std::uint64_t commands = 0;  ///< World::apply() calls

  /// How far it is from the start: what simulating again costs is proportional to it.
  std::uint64_t work() const { return actions + turns; }
  auto operator<=>(const Position&) const =
      default;  // NOLINT(modernize-use-nullptr): clang's own 0
};

/// The place some actions before another one.
constexpr Position shortly_before(const Position& place, std::uint64_t actions) {
  return {place.actions < actions ? 0 : place.actions - actions, 0, 0};
}

inline constexpr Position kEndOfTime{UINT64_MAX, UINT64_MAX, UINT64_MAX};

}  // namespace tricolor
