// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/bridge/driver_worker.h"
#include "ui/bridge/step_limit.h"

// Going to other moments of the run, and saying where in its history the world is.

namespace tricolor::ui {
namespace {

/// A way that takes longer is shown as such.
constexpr std::chrono::milliseconds kLongWay{150};

}  // namespace

void DriverWorker::handle(const StepBackCommand& command) {
  travel([&](const Timeline::Interrupt& interrupt) {
    return m_timeline->step_back(step_limit(command.kind), interrupt);
  });
}

void DriverWorker::handle(const SeekCommand& command) {
  const bool arrived = travel([&](const Timeline::Interrupt& interrupt) {
    return command.at_ns <= 0 ? m_timeline->seek(Position(), interrupt)
                              : m_timeline->seek_time(command.at_ns, interrupt);
  });
  if (arrived) m_sought_ns = command.at_ns;
}

void DriverWorker::handle(const UndoCommand&) {
  travel([&](const Timeline::Interrupt& interrupt) { return m_timeline->undo(interrupt); });
}

void DriverWorker::handle(const SwitchBranchCommand& command) {
  travel([&](const Timeline::Interrupt& interrupt) {
    return m_timeline->switch_branch(command.id, interrupt);
  });
}

/// Pauses, goes the way, and makes the next picture a complete one with the last event only.
bool DriverWorker::travel(const std::function<bool(const Timeline::Interrupt&)>& way) {
  if (!m_timeline) return false;
  set_goal(Goal::kNone);
  m_stopped_by.clear();
  m_sought_ns = -1;
  const auto begin = WallClock::now();
  const bool arrived = way([&] {
    if (!m_state.travelling && WallClock::now() > begin + kLongWay) {
      m_state.travelling = true;
      report_state();
    }
    return m_mail.wants_attention();
  });
  m_state.travelling = false;
  m_epoch = 0;
  m_last_event = m_timeline->events_before_last_step();
  m_last_cycle = world().cycles().empty() ? 0 : world().cycles().back().number;
  m_pace.start(world().now(), WallClock::now());
  m_dirty = true;
  return arrived;
}

HistoryState DriverWorker::history() const {
  HistoryState state;
  const Branch& branch = m_timeline->branch();
  state.run = m_state.run;
  state.now_ns = world().now();
  state.in_past = m_timeline->in_past();
  state.end_ns = state.in_past && branch.course ? branch.course->end_ns : state.now_ns;
  state.at_start = m_timeline->position() == Position();
  state.can_undo = m_timeline->position().commands != 0;
  state.sought_ns = m_sought_ns;
  state.branch = branch.id;
  for (const Branch& each : m_timeline->branches()) {
    state.branches.push_back({each.id, each.parent, each.cause, each.fork_ns, each.end_ns});
  }
  state.keyframe_bytes = m_timeline->keyframe_bytes();
  state.stopped_by = m_stopped_by;
  state.settings = world().config();
  state.settings.procs = world().wanted_procs();
  state.settings_seen = m_settings_seen;
  return state;
}

}  // namespace tricolor::ui
