// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <thread>

#include "core/sim/death_search.h"
#include "core/sim/timeline.h"
#include "ui/bridge/driver_mailbox.h"

namespace tricolor::ui {

/// The simulation's thread: owns the World and its history, runs it in slices of a few ms, listens
/// in between.
///
/// Its loop: carry out commands → run one slice towards the goal → publish a picture if one is due
/// and wanted → sleep if there is nothing to do. A way to another moment is one command: it asks
/// every few ms whether something came that makes it pointless.
class DriverWorker {
 public:
  DriverWorker(const Config& config, std::function<void()> wake);
  ~DriverWorker();
  DriverWorker(const DriverWorker&) = delete;
  DriverWorker& operator=(const DriverWorker&) = delete;

  DriverMailbox& mail() { return m_mail; }

 private:
  enum class Goal : std::uint8_t { kNone, kPlay, kStep, kUntil };

  void loop(const Config& config);
  void guarded(const std::function<void()>& work);
  void one_round();
  void carry_out(const DriverCommand& command);
  void handle(const PlayCommand& command);
  void handle(const PauseCommand& command);
  void handle(const StepCommand& command);
  void handle(const RunUntilCommand& command);
  void handle(const RunToCommand& command);
  void handle(const SpeedCommand& command);
  void handle(const ResetCommand& command);
  void handle(const DetailCommand& command);
  void handle(const GraphCommand& command);
  void handle(const Setting& setting);
  void handle(const Edit& edit);
  void handle(const BreakpointsCommand& command);
  void handle(const KeyframeMemoryCommand& command);
  void handle(const DropBranchCommand& command);

  // driver_travel.cpp
  void handle(const StepBackCommand& command);
  void handle(const SeekCommand& command);
  void handle(const UndoCommand& command);
  void handle(const SwitchBranchCommand& command);
  bool travel(const std::function<bool(const Timeline::Interrupt&)>& way);
  HistoryState history() const;

  // driver_inspect.cpp
  void handle(const InspectQuery& query);
  ReplaySource replay_source() const;

  void build(Config config);
  void run_slice();
  void stopped(StopReason reason);
  void set_goal(Goal goal);
  void apply(const Command& command);
  std::vector<Breakpoint> stops() const;
  const World& world() const { return m_timeline->world(); }
  void report_cycles();
  void report_state();
  void publish_if_due();
  void publish(WallClock::time_point show_at);
  void sleep_if_idle();
  void rest();
  bool has_work() const;
  Nanos slice_end() const;

  DriverMailbox m_mail;

  // Touched by the simulation's thread only.
  std::optional<Timeline> m_timeline;
  Goal m_goal = Goal::kNone;
  StepKind m_step = StepKind::kEvent;
  Nanos m_until_ns = 0;
  bool m_then_play = false;
  Pace m_pace;
  SliceBudget m_slice_actions{kSliceActions};
  SliceBudget m_slice_time{kSliceTime};
  SnapshotDetail m_detail;
  GraphRequest m_graph;
  DriverState m_state;
  DriverState m_reported_state;
  bool m_dirty = false;              ///< the world changed since the last picture
  Position m_prepared = kEndOfTime;  ///< going back from there is quick already
  std::uint64_t m_epoch = 0;         ///< of the last picture; 0: the next one has all spans
  bool m_all_slots = false;          ///< the next picture has the slots of all listed spans
  std::uint32_t m_last_event = 0;
  std::uint32_t m_last_cycle = 0;
  std::vector<Breakpoint> m_breakpoints;
  std::optional<Breakpoint> m_run_to;  ///< one more, for this run only
  Bytes m_keyframe_memory = Timeline::kDefaultBudget;
  std::string m_stopped_by;
  Nanos m_sought_ns = -1;
  std::uint64_t m_settings_seen = 0;
  WallClock::time_point m_due_at{};  ///< when the next picture is, while running

  std::thread m_thread;  ///< last: starts when all else is there
};

}  // namespace tricolor::ui
