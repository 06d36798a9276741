// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/cost_model.h"
#include "core/heap/heap.h"
#include "core/sim/breakpoint_watch.h"
#include "core/sim/position.h"
#include "core/sim/run_limit.h"

namespace tricolor {

/// Where a run is, and what the run() call under way waits for.
///
/// 1. begin_call().
/// 2. begin_quantum(); then acted() or turned() for each indivisible step, before it changes a
///    phase or resumes a program, as long as may_act_at() allows another; end_quantum(). Phases,
///    assists and swept spans are reported as they happen.
/// 3. position_reached(), breakpoint_met() and step_reached() say whether the call is over.
/// 4. end_call(). Between calls only the position goes on, with command_applied().
///
/// Invariants: the position is the same however a run is cut into calls and quanta; between calls
/// nothing refers to a call that is over, so that a copy holds no pointers.
class RunProgress {
 public:
  /// What others count and a call may wait for more of.
  struct Counts {
    std::uint32_t events = 0;
    std::size_t phases = 0;
    std::size_t cycles = 0;
  };
  /// The counters of acted(), for whoever counts many steps himself.
  struct LentActions {
    std::uint64_t& left;
    std::uint64_t& done;
  };

  Position position() const { return {m_actions, m_turns, m_commands}; }
  /// Which breakpoint the last call met; BreakpointWatch::kNone: none.
  std::size_t breakpoint_hit() const { return m_breakpoint_hit; }

  /// `breakpoints` lives until end_call(); `latest_ns` is the largest time that was reached.
  void begin_call(const RunLimit& limit, BreakpointWatch& breakpoints, const Counts& counts,
                  Nanos latest_ns);
  void end_call();

  /// At most `actions` follow, or one if somebody has to look after each.
  void begin_quantum(std::uint64_t actions, const Heap& heap);
  /// How many actions there were, but at least one: every quantum counts.
  std::uint64_t end_quantum(const Heap& heap);

  bool may_act_at(Ticks clock) const { return clock < m_call.until && m_call.actions_left != 0; }
  Ticks until() const { return m_call.until; }
  std::uint64_t actions_left() const { return m_call.actions_left; }
  LentActions lend_actions() { return {m_call.actions_left, m_actions}; }

  void acted(std::uint64_t times = 1) {
    m_call.actions_left -= times;
    m_actions += times;
  }
  void turned() {
    ++m_turns;
    if (m_call.single) m_call.actions_left = 0;
  }
  void command_applied() { ++m_commands; }
  void swept(std::uint64_t spans) { m_spans_swept += spans; }
  void phase_began(Phase phase);
  void assist_ended(Nanos took_ns);

  bool position_reached() const;
  bool breakpoint_met() const;
  bool step_reached(const Counts& counts) const;
  /// Why the call ends when the time it waits for has come.
  StopReason time_reached();

 private:
  struct Call {
    RunLimit limit;
    BreakpointWatch* breakpoints = nullptr;  ///< nullptr: there are none
    Counts counts;                           ///< when it began
    std::uint64_t object_steps = 0;
    Ticks until = 0;
    Ticks break_time = INT64_MAX;  ///< of a breakpoint
    // Of the present quantum.
    std::uint64_t actions_before = 0;
    std::uint64_t actions_left = 0;
    bool single = false;  ///< it ends after one step
  };

  bool needs_single_steps() const;
  bool watches_steps() const { return m_call.single && m_call.breakpoints != nullptr; }
  std::uint64_t object_steps() const { return m_actions + m_spans_swept; }

  std::uint64_t m_actions = 0;  ///< these three are the Position
  std::uint64_t m_turns = 0;
  std::uint64_t m_commands = 0;
  std::uint64_t m_spans_swept = 0;
  std::size_t m_breakpoint_hit = BreakpointWatch::kNone;
  Call m_call;
};

}  // namespace tricolor
