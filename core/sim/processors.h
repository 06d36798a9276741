// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/sim/processor.h"

namespace tricolor {

/// All Ps: GOMAXPROCS of them, by number from 0, each with a clock of its own. What their clocks
/// say together, who is asleep, and what one of them does to all others.
class Processors {
 public:
  static constexpr int kNobody = -1;

  /// All of them asleep.
  explicit Processors(int count)
      : m_all(static_cast<std::size_t>(count), Processor{.idle = true}) {}
  void resize(int count) { m_all.resize(static_cast<std::size_t>(count)); }

  int count() const { return static_cast<int>(m_all.size()); }
  Processor& operator[](int p) { return m_all[static_cast<std::size_t>(p)]; }
  const Processor& operator[](int p) const { return m_all[static_cast<std::size_t>(p)]; }
  auto begin() { return m_all.begin(); }
  auto end() { return m_all.end(); }
  auto begin() const { return m_all.begin(); }
  auto end() const { return m_all.end(); }

  /// Largest time that all that are awake have reached; if nobody is, latest().
  Ticks now() const;
  /// Largest time that any of them has reached.
  Ticks latest() const;

  /// kNobody if all are awake, or asleep.
  int first_asleep() const;
  int first_awake() const;

  struct Turn {
    int p = kNobody;
    Ticks second_clock = INT64_MAX;  ///< of the next in line; INT64_MAX: there is none
  };
  /// Of those that are awake, the one whose clock is furthest behind acts next.
  Turn next_turn() const;

  /// Is another one that is awake behind `p`, which is awake?
  bool anyone_behind(int p) const { return now() < (*this)[p].clock; }
  /// Does one sleep, and has none been woken that has not found work yet?
  bool may_wake_one() const;
  /// Does a goroutine run on another one than `p`?
  bool others_run(int p) const;
  /// When the last of those answers that are awake without running anything, `p` included: a thread
  /// that is still waking answers before it looks for work. Nothing if one is stealing, who does
  /// not.
  std::optional<Ticks> spinners_answer(int p) const;
  /// Everybody awake but `p` loses `each`. False if there is nobody.
  bool interrupt_others(int p, Ticks each);

 private:
  std::vector<Processor> m_all;
};

}  // namespace tricolor
