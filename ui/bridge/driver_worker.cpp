// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/bridge/driver_worker.h"

#include <algorithm>
#include <new>
#include <string>
#include <utility>

#include "core/files/host_memory.h"
#include "ui/bridge/setting_command.h"
#include "ui/bridge/step_limit.h"
#include "ui/bridge/thread_priority.h"

namespace tricolor::ui {

namespace {

constexpr std::chrono::microseconds kFrame{16'667};
/// While it plays, pictures are shown so long after they were due: one that was made late, because
/// a slice took longer or a keyframe was copied, is then shown in time all the same.
constexpr std::chrono::milliseconds kSteadying{10};
/// When nobody has asked for anything for so long, the way back is prepared.
constexpr std::chrono::milliseconds kCalm{60};

// Up to this speed single events can be told apart, so they are worth recording.
constexpr double kWatchedSpeed = 20e6;

// The window needs memory as well, and other programs may grow meanwhile.
constexpr Bytes kPercentOfAvailable = 60;
constexpr Bytes kWhereUnknown = 2 * kGiB;

/// How much a simulation may take, so that the kernel never has to choose whom to kill.
Bytes memory_for_simulation() {
  return part_of_host_memory(kPercentOfAvailable, kWhereUnknown);
}

}  // namespace

DriverWorker::DriverWorker(const Config& config, std::function<void()> wake)
    : m_mail(std::move(wake)), m_thread([this, config] { loop(config); }) {}

DriverWorker::~DriverWorker() {
  m_mail.stop();
  m_thread.join();
}

void DriverWorker::loop(const Config& config) {
  give_way_to_other_threads();  // pictures come late where the window has to wait for a processor
  guarded([&] { build(config); });
  while (!m_mail.stopping()) guarded([this] { one_round(); });
}

void DriverWorker::guarded(const std::function<void()>& work) {
  try {
    work();
  } catch (const std::bad_alloc&) {
    m_timeline.reset();
    set_goal(Goal::kNone);
    m_state.building = false;
    m_mail.report(
        "The machine has no memory left for this simulation; choose smaller "
        "parameters and start again.");
  }
}

void DriverWorker::one_round() {
  for (const DriverCommand& command : m_mail.take_commands()) {
    if (m_mail.stopping()) return;
    carry_out(command);
  }
  if (has_work()) run_slice();
  report_state();
  publish_if_due();
  sleep_if_idle();
}

void DriverWorker::carry_out(const DriverCommand& command) {
  std::visit([this](const auto& c) { handle(c); }, command);
}

void DriverWorker::handle(const PlayCommand&) {
  set_goal(Goal::kPlay);
}

void DriverWorker::handle(const PauseCommand&) {
  set_goal(Goal::kNone);
}

/// At once, so that of several short steps in the queue none is lost.
void DriverWorker::handle(const StepCommand& command) {
  m_step = command.kind;
  set_goal(Goal::kStep);
  if (has_work()) run_slice();
}

void DriverWorker::handle(const RunUntilCommand& command) {
  m_until_ns = command.at_ns;
  m_then_play = command.then_play;
  set_goal(Goal::kUntil);
}

void DriverWorker::handle(const RunToCommand& command) {
  m_until_ns = INT64_MAX;
  m_then_play = false;
  set_goal(Goal::kUntil);
  m_run_to = command.breakpoint;
}

void DriverWorker::handle(const SpeedCommand& command) {
  m_pace.set_speed(command.virtual_ns_per_s, m_timeline ? world().now() : 0, WallClock::now());
  set_goal(m_goal);
}

void DriverWorker::handle(const ResetCommand& command) {
  m_settings_seen = std::max(m_settings_seen, command.number);
  build(command.config);
}

void DriverWorker::handle(const DetailCommand& command) {
  if (m_detail == command.detail) return;
  m_detail = command.detail;
  m_all_slots = true;  // spans that come into sight may not have changed for long
  m_dirty = m_timeline.has_value();
}

void DriverWorker::handle(const GraphCommand& command) {
  if (m_graph == command.graph) return;
  m_graph = command.graph;
  m_dirty = m_timeline.has_value();
}

void DriverWorker::handle(const Setting& setting) {
  if (!m_timeline) return;
  m_settings_seen = std::max(m_settings_seen, setting.number);
  apply(to_command(setting));
}

void DriverWorker::handle(const Edit& edit) {
  if (!m_timeline) return;
  apply(to_command(edit));
}

void DriverWorker::handle(const BreakpointsCommand& command) {
  m_breakpoints = command.breakpoints;
}

void DriverWorker::handle(const KeyframeMemoryCommand& command) {
  m_keyframe_memory = command.bytes;
  if (m_timeline) m_timeline->set_keyframe_budget(command.bytes);
}

void DriverWorker::handle(const DropBranchCommand& command) {
  if (!m_timeline) return;
  m_timeline->drop_branch(command.id);
  m_dirty = true;
}

void DriverWorker::apply(const Command& command) {
  m_timeline->apply(command);
  m_stopped_by.clear();
  m_dirty = true;
}

void DriverWorker::set_goal(Goal goal) {
  if (goal != m_goal || goal != Goal::kUntil) m_run_to.reset();
  m_goal = m_timeline ? goal : Goal::kNone;
  if (!m_timeline) return;
  m_timeline->watch(m_goal != Goal::kUntil &&
                    (m_goal != Goal::kPlay || m_pace.speed() <= kWatchedSpeed));
  m_pace.start(world().now(), WallClock::now());
}

/// A world that cannot be built leaves the old one as it is.
void DriverWorker::build(Config config) {
  if (config.max_host_bytes == 0) config.max_host_bytes = memory_for_simulation();
  m_state.building = true;
  report_state();
  Result<World> world = World::create(config);
  m_state.building = false;
  if (!world) {
    m_mail.report(world.error());
    return;
  }
  m_timeline.emplace(world.take(), m_keyframe_memory);
  m_timeline->wait_for_pauses(true);
  m_prepared = kEndOfTime;
  m_stopped_by.clear();
  m_sought_ns = -1;
  m_state.run++;
  m_epoch = 0;
  m_last_event = 0;
  m_last_cycle = 0;
  m_slice_actions = SliceBudget(kSliceActions);
  m_slice_time = SliceBudget(kSliceTime);
  set_goal(m_goal == Goal::kPlay ? m_goal : Goal::kNone);
  publish(WallClock::now());
}

bool DriverWorker::has_work() const {
  return m_timeline && m_goal != Goal::kNone && !world().finished();
}

Nanos DriverWorker::slice_end() const {
  if (m_goal == Goal::kUntil) return m_until_ns;
  return m_goal == Goal::kPlay ? m_pace.target(WallClock::now()) : INT64_MAX;
}

std::vector<Breakpoint> DriverWorker::stops() const {
  std::vector<Breakpoint> stops = m_breakpoints;
  if (m_run_to) stops.push_back(*m_run_to);
  return stops;
}

void DriverWorker::run_slice() {
  RunLimit limit;
  const Nanos end_ns = slice_end();
  limit.until_ns = std::min(end_ns, world().now() + m_slice_time.amount());
  limit.max_actions = static_cast<std::uint64_t>(m_slice_actions.amount());
  if (m_goal == Goal::kStep) limit.step = step_limit(m_step);
  const std::vector<Breakpoint> breakpoints = stops();
  limit.breakpoints = breakpoints;
  m_stopped_by.clear();
  m_sought_ns = -1;
  const auto begin = WallClock::now();
  const StopReason reason = m_timeline->run(limit);
  const auto end = WallClock::now();
  m_slice_actions.measured(end - begin, reason == StopReason::kActions);
  const bool goes_on = reason == StopReason::kTime && limit.until_ns < end_ns;
  m_slice_time.measured(end - begin, goes_on);
  m_pace.keep_up(world().now(), end);
  m_dirty = true;
  report_cycles();
  if (!goes_on) stopped(reason);
}

void DriverWorker::stopped(StopReason reason) {
  switch (reason) {
    case StopReason::kActions:
      return;
    case StopReason::kTime:
      if (m_goal == Goal::kUntil && m_then_play) set_goal(Goal::kPlay);
      if (m_goal == Goal::kPlay) return;
      break;
    case StopReason::kOutOfMemory:
      m_mail.report(
          "The simulation was stopped before it took all of this machine's memory; "
          "choose smaller parameters and start again.");
      break;
    case StopReason::kDeadlock:
      m_mail.report(
          "All goroutines are asleep: the program waits for ever, as Go would report "
          "with \"fatal error: all goroutines are asleep - deadlock!\".");
      break;
    case StopReason::kBreakpoint:
      m_stopped_by = describe(stops()[world().breakpoint_hit()]);
      break;
    case StopReason::kStep:
    case StopReason::kPosition:
    case StopReason::kFinished:
    case StopReason::kViolation:
      break;
  }
  set_goal(Goal::kNone);
}

void DriverWorker::report_cycles() {
  const auto& cycles = world().cycles();
  auto fresh = cycles.end();
  while (fresh != cycles.begin() && std::prev(fresh)->number > m_last_cycle) --fresh;
  for (; fresh != cycles.end(); ++fresh) m_mail.report(*fresh);
  if (!cycles.empty()) m_last_cycle = cycles.back().number;
}

void DriverWorker::report_state() {
  m_state.playing = m_goal != Goal::kNone;
  m_state.finished = m_timeline && world().finished();
  if (m_state == m_reported_state) return;
  m_reported_state = m_state;
  m_mail.report(m_state);
}

void DriverWorker::publish_if_due() {
  if (!m_dirty || !m_timeline || !m_mail.wants_snapshot()) return;
  const auto now = WallClock::now();
  if (m_goal != Goal::kNone && now < m_due_at) return;
  // By the clock, not by the last picture: each is late by a part of a slice, and that would add up
  // to ten pictures a second.
  const auto next = m_due_at + kFrame;
  m_due_at = next > now && next <= now + kFrame ? next : now + kFrame;
  publish(m_goal == Goal::kPlay ? m_due_at - kFrame + kSteadying : now);
  // Nobody waits for the next picture yet.
  if (m_goal == Goal::kPlay) m_timeline->keep_due();
}

void DriverWorker::publish(WallClock::time_point show_at) {
  SnapshotRequest request;
  request.since_epoch = m_all_slots ? 0 : m_epoch;
  request.spans_per_class = m_detail.spans_per_class;
  request.max_slots = m_detail.max_slots;
  request.tiles_since_epoch = m_epoch;
  request.more_spans = m_detail.more_spans;
  request.objects = m_detail.objects;
  request.pages = m_detail.pages;
  request.extended = m_detail.extended;
  request.bits_of = m_detail.bits_of;
  request.events_after = m_last_event;
  request.graph = m_graph;
  auto snapshot = std::make_shared<const Snapshot>(m_timeline->snapshot(request));
  m_epoch = snapshot->epoch;
  m_all_slots = false;
  m_last_event = snapshot->last_event;
  m_dirty = false;
  m_mail.report(history());
  m_mail.publish(std::move(snapshot), show_at);
}

void DriverWorker::sleep_if_idle() {
  if (!has_work()) return rest();
  if (m_goal != Goal::kPlay || m_pace.flat_out()) return;
  const auto now = WallClock::now();
  if (m_pace.target(now) > world().now()) return;
  m_mail.wait_until(now + kFrame / 2, false);
}

void DriverWorker::rest() {
  const bool prepared = !m_timeline || m_prepared == m_timeline->position();
  if (prepared || m_dirty) {
    m_mail.wait_until(std::nullopt, m_dirty);
    return;
  }
  m_mail.wait_until(WallClock::now() + kCalm, false);
  const auto asked = [this] { return m_mail.has_commands(); };
  if (!asked() && m_timeline->prepare_back(asked)) m_prepared = m_timeline->position();
}

}  // namespace tricolor::ui
