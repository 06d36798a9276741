// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/run_progress.h"

#include <algorithm>

namespace tricolor {
namespace {

/// Virtual times from here on are never reached; ticks are 1024 to the nanosecond.
constexpr Nanos kNeverNs = INT64_MAX / 1024;

}  // namespace

void RunProgress::begin_call(const RunLimit& limit, BreakpointWatch& breakpoints,
                             const Counts& counts, Nanos latest_ns) {
  m_call = {};
  m_call.limit = limit;
  m_call.counts = counts;
  m_call.object_steps = object_steps();
  m_call.until = limit.until_ns >= kNeverNs ? INT64_MAX : ticks_of(limit.until_ns);
  m_breakpoint_hit = BreakpointWatch::kNone;
  if (limit.breakpoints.empty()) return;
  m_call.breakpoints = &breakpoints;
  const Nanos at = breakpoints.next_time_after(latest_ns);
  if (at < kNeverNs) m_call.break_time = ticks_of(at);
  m_call.until = std::min(m_call.until, m_call.break_time);
}

void RunProgress::end_call() {
  if (m_call.breakpoints != nullptr) m_breakpoint_hit = m_call.breakpoints->hit();
  m_call = {};
}

void RunProgress::begin_quantum(std::uint64_t actions, const Heap& heap) {
  m_call.single = needs_single_steps();
  m_call.actions_left =
      m_call.single ? 1 : std::min(actions, m_call.limit.until_position.actions - m_actions);
  m_call.actions_before = m_actions;
  if (watches_steps()) m_call.breakpoints->begin_step(heap);
}

std::uint64_t RunProgress::end_quantum(const Heap& heap) {
  if (watches_steps()) m_call.breakpoints->end_step(heap);
  return std::max<std::uint64_t>(m_actions - m_call.actions_before, 1);
}

// Phases and cycles end a quantum by themselves; what is finer has to be looked for step by step.
bool RunProgress::needs_single_steps() const {
  const RunLimit::Step step = m_call.limit.step;
  return step == RunLimit::Step::kEvent || step == RunLimit::Step::kObject ||
         m_actions >= m_call.limit.until_position.actions ||
         (m_call.breakpoints != nullptr && m_call.breakpoints->needs_single_steps());
}

void RunProgress::phase_began(Phase phase) {
  if (m_call.breakpoints != nullptr) m_call.breakpoints->on_phase(phase);
  m_call.actions_left = 0;  // somebody may be waiting for it
}

void RunProgress::assist_ended(Nanos took_ns) {
  if (m_call.breakpoints == nullptr) return;
  m_call.breakpoints->on_assist(took_ns);
  if (breakpoint_met()) m_call.actions_left = 0;
}

bool RunProgress::position_reached() const {
  const Position& end = m_call.limit.until_position;
  return m_actions > end.actions || (m_actions == end.actions && m_turns >= end.turns);
}

bool RunProgress::breakpoint_met() const {
  return m_call.breakpoints != nullptr && m_call.breakpoints->hit() != BreakpointWatch::kNone;
}

bool RunProgress::step_reached(const Counts& counts) const {
  switch (m_call.limit.step) {
    case RunLimit::Step::kNone:
      return false;
    case RunLimit::Step::kEvent:
      return counts.events != m_call.counts.events;
    case RunLimit::Step::kObject:
      return object_steps() != m_call.object_steps;
    case RunLimit::Step::kPhase:
      return counts.phases != m_call.counts.phases;
    case RunLimit::Step::kCycle:
      return counts.cycles != m_call.counts.cycles;
  }
  return true;
}

StopReason RunProgress::time_reached() {
  if (m_call.until != m_call.break_time) return StopReason::kTime;
  m_call.breakpoints->on_time(nanos(m_call.break_time));
  return StopReason::kBreakpoint;
}

}  // namespace tricolor
