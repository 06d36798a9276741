// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>

#include "core/sim/timeline.h"

// Going somewhere: from the nearest copy before it, simulate up to it. The last stretch is watched,
// so that what just happened is known there as if one had come by single steps.

namespace tricolor {
namespace {

/// How much of the way is watched.
constexpr std::uint64_t kWatchedActions = 512;
constexpr Nanos kWatchedTime = 20 * kMicrosecond;
/// How far back the end of the previous step is looked for first, and how fast that grows.
constexpr std::uint64_t kFirstWindow = 2048;
constexpr std::uint64_t kWiden = 16;

bool is_over(StopReason reason) {
  return reason != StopReason::kActions && reason != StopReason::kViolation;
}

}  // namespace

void Timeline::restore(const Keyframe& frame) {
  frame.world.unpack_into(m_world);
  m_world.watch(m_watched);
  m_world.focus_slot(m_focus);
  m_pacer.reset();
  m_next_keyframe = branch().keyframes.after(position());
}

/// Brings the world to the nearest place from which `target` can be reached.
void Timeline::go_near(const Position& target) {
  const Keyframe& base = *branch().keyframes.before(target);
  if (position() <= target && position() >= base.position) return;
  leave_end();
  restore(base);
}

/// Up to the limit's place or time; the world may be there already.
bool Timeline::travel(RunLimit limit, bool watched, const Interrupt& interrupt) {
  m_world.watch(watched);
  limit.max_actions = kSlice;
  while (position() < limit.until_position) {
    m_events_before = m_world.last_event();
    const StopReason reason = run_course(limit);
    if (is_over(reason) && reason != StopReason::kStep) break;
    if (m_world.finished()) break;
    if (reason != StopReason::kStep && interrupt && interrupt()) return false;
  }
  return true;
}

/// The last stretch, event by event.
bool Timeline::arrive(const RunLimit& limit, const Interrupt& interrupt) {
  keep_if(m_pacer.worth_it());
  RunLimit by_event = limit;
  by_event.step = RunLimit::Step::kEvent;
  const bool arrived = travel(by_event, true, interrupt);
  m_world.watch(m_watched);
  return arrived;
}

bool Timeline::seek(const Position& wanted, const Interrupt& interrupt) {
  settle();
  RunLimit limit;
  limit.until_position = std::min(wanted, branch().end);
  if (position() == limit.until_position) return true;
  // A copy of the very place does not know what happened last: it is simulated from an earlier one.
  go_near(shortly_before(limit.until_position, 1));
  RunLimit first = limit;
  first.until_position = shortly_before(limit.until_position, kWatchedActions);
  return travel(first, false, interrupt) && arrive(limit, interrupt);
}

bool Timeline::seek_time(Nanos at_ns, const Interrupt& interrupt) {
  settle();
  if (at_ns >= branch().end_ns) return seek(branch().end, interrupt);
  const Keyframe& base = *branch().keyframes.before_time(at_ns);
  if (m_world.latest() >= at_ns || position() < base.position) {
    leave_end();
    restore(base);
  }
  if (m_world.latest() >= at_ns) return true;
  RunLimit limit;
  limit.until_position = branch().end;
  limit.until_ns = at_ns;
  RunLimit first = limit;
  first.until_ns = at_ns - kWatchedTime;
  return travel(first, false, interrupt) && arrive(limit, interrupt);
}

bool Timeline::undo(const Interrupt& interrupt) {
  const std::uint64_t given = position().commands;
  return given != 0 && seek(branch().commands[given - 1].at, interrupt);
}

bool Timeline::step_back(RunLimit::Step kind, const Interrupt& interrupt) {
  settle();
  const Position start = branch().keyframes.frames().front()->position;
  if (position() == start || kind == RunLimit::Step::kNone) return true;
  if (kind == RunLimit::Step::kPhase || kind == RunLimit::Step::kCycle) {
    return seek(phase_before(kind == RunLimit::Step::kCycle), interrupt);
  }
  const Position here = position();
  for (std::uint64_t window = kFirstWindow;; window *= kWiden) {
    if (const Position* stop = known_stop(kind, here)) return seek(Position(*stop), interrupt);
    if (knows_all_before(here, kind)) break;
    if (!find_stops(kind, window, interrupt)) return false;
  }
  return seek(start, interrupt);
}

/// Where the last phase (or cycle's end) before this place began; the start if there is none.
Position Timeline::phase_before(bool of_cycles) const {
  const std::span<const PhaseMark> marks = m_world.phase_marks();
  for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
    if (mark->at < position() && (!of_cycles || mark->phase == Phase::kSweep)) return mark->at;
  }
  return branch().keyframes.frames().front()->position;
}

/// True if the stops from the start up to `place` have been looked for, on this branch.
bool Timeline::knows_all_before(const Position& place, RunLimit::Step kind) const {
  return m_stops.kind == kind && m_stops.branch == branch().id && m_stops.to >= place &&
         m_stops.from == branch().keyframes.frames().front()->position;
}

const Position* Timeline::known_stop(RunLimit::Step kind, const Position& before) const {
  if (m_stops.kind != kind || m_stops.branch != branch().id || before > m_stops.to) return nullptr;
  const auto after = std::lower_bound(m_stops.places.begin(), m_stops.places.end(), before);
  return after == m_stops.places.begin() ? nullptr : &*std::prev(after);
}

/// Where steps of the kind end in the last `window` actions; leaves the world where it is.
bool Timeline::find_stops(RunLimit::Step kind, std::uint64_t window, const Interrupt& interrupt) {
  RunLimit limit;
  limit.until_position = position();
  const Position from = shortly_before(position(), window);
  go_near(from);
  RunLimit first;
  first.until_position = from;
  if (!travel(first, false, interrupt)) return false;
  keep_if(m_pacer.worth_it());
  m_stops = {kind, branch().id, position(), limit.until_position, {}};
  limit.step = kind;
  m_world.watch(true);
  StopReason reason = StopReason::kStep;
  while (reason == StopReason::kStep || reason == StopReason::kViolation) {
    reason = run_course(limit);
    if (reason == StopReason::kStep) m_stops.places.push_back(position());
  }
  m_world.watch(m_watched);
  return true;
}

}  // namespace tricolor
