// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/sim/cycle_record.h"
#include "core/sim/snapshot.h"
#include "ui/bridge/driver_command.h"
#include "ui/bridge/driver_state.h"
#include "ui/bridge/history_state.h"
#include "ui/bridge/pace.h"

namespace tricolor::ui {

/// What the simulation's thread has to report since the last collect().
struct Delivery {
  bool snapshot_ready = false;
  WallClock::time_point show_at;  ///< the moment for that picture; past: at once
  std::vector<CycleRecord> cycles;
  std::vector<std::string> failures;
  std::optional<DriverState> state;
  std::optional<HistoryState> history;
  std::vector<std::shared_ptr<const InspectAnswer>> answers;
};

/// The only thing that both threads touch: commands one way, pictures and news the other.
///
/// Window's thread: send(), collect(), take_snapshot(), stop(). Simulation's thread: the rest.
/// Everything is under one mutex that nobody holds for longer than a few moves. `wake` is called
/// in the simulation's thread, without the mutex, when news come and none were waiting.
class DriverMailbox {
 public:
  explicit DriverMailbox(std::function<void()> wake) : m_wake(std::move(wake)) {}

  // --- window's thread -------------------------------------------------------------------
  /// Queues a command; makes those of the queue that it overrules disappear.
  void send(DriverCommand command);
  void stop();
  Delivery collect();
  std::shared_ptr<const Snapshot> take_snapshot();

  // --- simulation's thread ---------------------------------------------------------------
  std::vector<DriverCommand> take_commands();
  bool stopping() const;
  /// True if a command waits that makes the rest of a long way pointless.
  bool wants_attention() const;
  /// True when something waits that should not wait for a long search.
  bool has_commands() const;
  /// True when the last picture was taken, so that a new one is worth making.
  bool wants_snapshot() const;
  void publish(std::shared_ptr<const Snapshot> snapshot, WallClock::time_point show_at);
  void report(const CycleRecord& cycle);
  void report(std::string failure);
  void report(const DriverState& state);
  void report(HistoryState history);
  void report(std::shared_ptr<const InspectAnswer> answer);
  /// Sleeps until a command, stop(), the time, or (if asked) until a picture is wanted.
  void wait_until(std::optional<WallClock::time_point> time, bool or_snapshot_wanted);

 private:
  template <typename Change>
  void change_outbox(Change change);

  std::function<void()> m_wake;
  mutable std::mutex m_mutex;
  std::condition_variable m_changed;
  std::vector<DriverCommand> m_commands;
  Delivery m_outbox;
  bool m_woken = false;
  bool m_stopping = false;
  std::shared_ptr<const Snapshot> m_snapshot;
};

}  // namespace tricolor::ui
