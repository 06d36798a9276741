// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/timeline.h"

#include <algorithm>
#include <utility>

namespace tricolor {

Timeline::Timeline(World start, Bytes keyframe_budget)
    : m_world(std::move(start)), m_budget(keyframe_budget) {
  auto first = std::make_shared<const Keyframe>(m_world);
  m_branches.push_back({0,
                        0,
                        {},
                        first->position,
                        first->latest_ns,
                        first->position,
                        first->latest_ns,
                        false,
                        {},
                        KeyframeList(first),
                        nullptr});
}

void Timeline::watch(bool on) {
  m_watched = on;
  m_world.watch(on);
}

/// Events are there only while somebody looks.
StopReason Timeline::run(const RunLimit& limit) {
  if (limit.step == RunLimit::Step::kEvent) m_world.watch(true);
  const StopReason reason = run_course(limit);
  m_world.watch(m_watched);
  return reason;
}

StopReason Timeline::run_course(const RunLimit& limit) {
  RunLimit left = limit;
  while (true) {
    while (replay_command(limit.until_position)) {
    }
    const Position before = position();
    const StopReason reason = run_slice(slice_of(left));
    const std::uint64_t used = std::max<std::uint64_t>(position().work() - before.work(), 1);
    left.max_actions -= std::min(left.max_actions, used);
    const bool arrived = reason == StopReason::kPosition && position() >= limit.until_position;
    const bool goes_on = reason == StopReason::kPosition || reason == StopReason::kActions;
    if (!goes_on || arrived) return reason;
    if (reason == StopReason::kActions && left.max_actions == 0) return reason;
  }
}

/// Up to the next command that was given on this course, if that comes first.
RunLimit Timeline::slice_of(const RunLimit& limit) const {
  RunLimit slice = limit;
  slice.max_actions = std::min(limit.max_actions, kSlice);
  const std::size_t next = position().commands;
  if (next < branch().commands.size()) {
    slice.until_position = std::min(limit.until_position, branch().commands[next].at);
  }
  return slice;
}

StopReason Timeline::run_slice(const RunLimit& slice) {
  const auto begin = std::chrono::steady_clock::now();
  const StopReason reason = m_world.run(slice);
  m_pacer.ran(std::chrono::steady_clock::now() - begin);
  note_end();
  collect(m_maker.take());
  if (position() >= m_next_keyframe) {
    m_pacer.reset();
    m_next_keyframe = branch().keyframes.after(position());
  } else if (m_waits ? m_pacer.overdue() : m_pacer.due()) {
    keep_on_the_way();
  }
  return reason;
}

/// Gives the next command of the log again if it belongs here and before `until`.
bool Timeline::replay_command(const Position& until) {
  const std::size_t next = position().commands;
  if (next >= branch().commands.size()) return false;
  const LoggedCommand& logged = branch().commands[next];
  if (position() < logged.at || !(logged.at < until)) return false;
  m_world.apply(logged.command);
  return true;
}

void Timeline::note_end() {
  Branch& b = current();
  if (position() < b.end) return;
  b.end = position();
  b.end_ns = m_world.latest();
  b.finished = m_world.finished();
}

/// What the course was like is known only as long as the world is at its end.
void Timeline::leave_end() {
  if (!in_past()) current().course = std::make_shared<const RunCourse>(m_world.course());
}

Snapshot Timeline::snapshot(const SnapshotRequest& request) {
  Snapshot snapshot = m_world.snapshot(request);
  if (in_past()) snapshot.course = branch().course;
  return snapshot;
}

void Timeline::apply(const Command& command) {
  if (m_pacer.worth_it()) keep_on_the_way();
  if (in_past()) fork(command);
  current().commands.push_back({position(), m_world.latest(), command});
  m_world.apply(command);
  note_end();
}

void Timeline::fork(const Command& command) {
  settle();
  const Position here = position();
  Branch made = branch();
  made.parent = made.id;
  made.id = m_next_id++;
  made.cause = describe(command);
  made.fork = made.end = here;
  made.fork_ns = made.end_ns = m_world.latest();
  made.finished = false;
  made.course = nullptr;
  made.commands.resize(here.commands);
  made.keyframes = made.keyframes.up_to(here);
  m_branches.push_back(std::move(made));
  m_current = m_branches.size() - 1;
  m_next_keyframe = kEndOfTime;
}

bool Timeline::switch_branch(std::uint32_t id, const Interrupt& interrupt) {
  const auto found = std::find_if(m_branches.begin(), m_branches.end(),
                                  [&](const Branch& b) { return b.id == id; });
  if (found == m_branches.end()) return false;
  if (id == branch().id) return true;
  settle();
  const Nanos here = m_world.latest();
  leave_end();
  m_current = static_cast<std::size_t>(found - m_branches.begin());
  restore(*branch().keyframes.before_time(here));
  return seek_time(here, interrupt);
}

void Timeline::drop_branch(std::uint32_t id) {
  if (id == branch().id) return;
  settle();
  const std::uint32_t kept = branch().id;
  std::erase_if(m_branches, [&](const Branch& b) { return b.id == id; });
  const auto found = std::find_if(m_branches.begin(), m_branches.end(),
                                  [&](const Branch& b) { return b.id == kept; });
  m_current = static_cast<std::size_t>(found - m_branches.begin());
}

World Timeline::at(const Position& wanted) const {
  const Position target = std::min(wanted, branch().end);
  const Keyframe& base = *branch().keyframes.before(target);
  const bool from_here = position() <= target && position() >= base.position;
  World world = from_here ? m_world : base.world.unpack();
  world.watch(false);
  run_along(world, branch().commands, target);
  return world;
}

}  // namespace tricolor
