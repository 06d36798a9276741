// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <cstdint>
#include <memory>

#include "core/base/units.h"
#include "core/sim/config.h"
#include "core/sim/cycle_record.h"
#include "core/sim/snapshot.h"
#include "ui/bridge/driver_command.h"
#include "ui/bridge/driver_state.h"
#include "ui/bridge/history_state.h"
#include "ui/bridge/pace.h"

namespace tricolor::ui {

class DriverWorker;

/// Runs a World on a thread of its own and hands out pictures of it.
///
/// 1. The constructor starts the thread and builds the first world.
/// 2. play(), pause(), step(), stepBack(), seek(), apply(), reset() … may be called at any time
/// from the owning
///    thread; each only queues a command and returns at once.
/// 3. When snapshotReady arrives, takeSnapshot() gives the newest picture. The next one is taken
///    only after that (at most 60 a second), so a slow window slows nothing and queues nothing.
///    While it plays the signal comes at a steady pace, some milliseconds after the picture.
/// 4. The destructor stops the thread within a few milliseconds.
///
/// Invariants: no method blocks on the simulation; signals are emitted in the owning thread.
class SimulationDriver : public QObject {
  Q_OBJECT

 public:
  explicit SimulationDriver(const Config& config, QObject* parent = nullptr);
  ~SimulationDriver() override;

  /// Runs at the speed until pause(), a step, the program's end or a failure.
  void play();
  void pause();
  /// Pauses, then makes one step. Long steps publish pictures on the way and end early at any
  /// of play(), pause(), step(), reset().
  void step(StepKind kind);
  /// Pauses, then goes to where the step before ended.
  void stepBack(StepKind kind);
  /// Pauses, then goes to a virtual time of this branch; the nearest that there is.
  void seek(Nanos at_ns);
  void toStart() { seek(0); }
  void toEnd() { seek(INT64_MAX); }
  /// Pauses, then takes the last change back: to just before it.
  void undo();
  /// What play(), runUntil() and long steps stop at from now on.
  void setBreakpoints(const std::vector<Breakpoint>& breakpoints);
  /// To the same virtual time of another branch.
  void switchBranch(std::uint32_t id);
  void dropBranch(std::uint32_t id);
  /// How much memory copies of the world may take, for going back.
  void setKeyframeMemory(Bytes bytes);
  /// Runs flat out up to the virtual time (absolute), then pauses or plays on; INT64_MAX: to
  /// the end.
  void runUntil(Nanos at_ns, bool then_play = false);
  /// Runs flat out until this happens, or what another breakpoint says.
  void runTo(const Breakpoint& breakpoint);
  /// Virtual ns per real second; kFlatOut for as fast as possible.
  void setSpeed(double virtual_ns_per_s);
  /// Changes the running world at its present virtual time. In the past that starts a branch.
  void apply(const Setting& setting);
  /// An edit by hand at the present virtual time.
  void apply(const Edit& edit);
  /// Starts over with a new world; keeps playing if it was. Only the last of several is built.
  void reset(const Config& config, std::uint64_t number = 0);
  /// How much a picture may hold: more spans cost more time per frame.
  void setDetail(const SnapshotDetail& detail);
  /// What pictures show of the object graph; nothing until it is wanted.
  void setGraph(const GraphRequest& graph);

  /// Asks why; `inspected` brings the answer. A query that was not begun yet when another one comes
  /// is dropped; one that takes long ends early ("stopped") at any other command.
  void inspect(const InspectQuery& query);

  /// The newest picture, or null if there was none since the last call. Spans that did not
  /// change since the picture before are left out; a new run's first picture has all.
  std::shared_ptr<const Snapshot> takeSnapshot();
  DriverState state() const { return m_state; }
  /// As of the last historyChanged.
  const HistoryState& history() const { return m_history; }

 Q_SIGNALS:
  void snapshotReady();
  void cycleFinished(const tricolor::CycleRecord& cycle);
  /// One plain line: a world that cannot be built, memory that ran out, a deadlock.
  void failed(const QString& message);
  void inspected(const std::shared_ptr<const tricolor::ui::InspectAnswer>& answer);
  void stateChanged(const tricolor::ui::DriverState& state);
  /// Just before the picture that belongs to it.
  void historyChanged(const tricolor::ui::HistoryState& history);

 private:
  /// Called in the owning thread after the worker has put something into its outbox.
  Q_INVOKABLE void deliver();
  void announce(WallClock::time_point at);
  void show();

  QTimer m_show;  ///< runs out shortly before the picture that came last is to be shown
  WallClock::time_point m_show_at;
  DriverState m_state;
  HistoryState m_history;
  std::unique_ptr<DriverWorker> m_worker;
};

}  // namespace tricolor::ui
