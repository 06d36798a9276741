// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/bridge/simulation_driver.h"

#include <QMetaObject>
#include <algorithm>
#include <chrono>
#include <thread>

#include "ui/bridge/driver_worker.h"

namespace tricolor::ui {

SimulationDriver::SimulationDriver(const Config& config, QObject* parent) : QObject(parent) {
  m_worker = std::make_unique<DriverWorker>(
      config, [this] { QMetaObject::invokeMethod(this, "deliver", Qt::QueuedConnection); });
  m_show.setSingleShot(true);
  m_show.setTimerType(Qt::PreciseTimer);
  connect(&m_show, &QTimer::timeout, this, &SimulationDriver::show);
}

SimulationDriver::~SimulationDriver() = default;

void SimulationDriver::play() {
  m_worker->mail().send(PlayCommand{});
}

void SimulationDriver::pause() {
  m_worker->mail().send(PauseCommand{});
}

void SimulationDriver::step(StepKind kind) {
  m_worker->mail().send(StepCommand{kind});
}

void SimulationDriver::stepBack(StepKind kind) {
  m_worker->mail().send(StepBackCommand{kind});
}

void SimulationDriver::seek(Nanos at_ns) {
  m_worker->mail().send(SeekCommand{at_ns});
}

void SimulationDriver::undo() {
  m_worker->mail().send(UndoCommand{});
}

void SimulationDriver::setBreakpoints(const std::vector<Breakpoint>& breakpoints) {
  m_worker->mail().send(BreakpointsCommand{breakpoints});
}

void SimulationDriver::switchBranch(std::uint32_t id) {
  m_worker->mail().send(SwitchBranchCommand{id});
}

void SimulationDriver::dropBranch(std::uint32_t id) {
  m_worker->mail().send(DropBranchCommand{id});
}

void SimulationDriver::setKeyframeMemory(Bytes bytes) {
  m_worker->mail().send(KeyframeMemoryCommand{bytes});
}

void SimulationDriver::runUntil(Nanos at_ns, bool then_play) {
  m_worker->mail().send(RunUntilCommand{at_ns, then_play});
}

void SimulationDriver::runTo(const Breakpoint& breakpoint) {
  m_worker->mail().send(RunToCommand{breakpoint});
}

void SimulationDriver::setSpeed(double virtual_ns_per_s) {
  m_worker->mail().send(SpeedCommand{virtual_ns_per_s});
}

void SimulationDriver::apply(const Setting& setting) {
  m_worker->mail().send(setting);
}

void SimulationDriver::apply(const Edit& edit) {
  m_worker->mail().send(edit);
}

void SimulationDriver::setGraph(const GraphRequest& graph) {
  m_worker->mail().send(GraphCommand{graph});
}

void SimulationDriver::reset(const Config& config, std::uint64_t number) {
  m_worker->mail().send(ResetCommand{config, number});
}

void SimulationDriver::setDetail(const SnapshotDetail& detail) {
  m_worker->mail().send(DetailCommand{detail});
}

void SimulationDriver::inspect(const InspectQuery& query) {
  m_worker->mail().send(query);
}

std::shared_ptr<const Snapshot> SimulationDriver::takeSnapshot() {
  return m_worker->mail().take_snapshot();
}

void SimulationDriver::deliver() {
  const Delivery news = m_worker->mail().collect();
  if (news.state) {
    m_state = *news.state;
    Q_EMIT stateChanged(m_state);
  }
  for (const std::string& failure : news.failures) Q_EMIT failed(QString::fromStdString(failure));
  for (const CycleRecord& cycle : news.cycles) Q_EMIT cycleFinished(cycle);
  if (news.history) {
    m_history = *news.history;
    Q_EMIT historyChanged(m_history);
  }
  for (const auto& answer : news.answers) Q_EMIT inspected(answer);
  if (news.snapshot_ready) announce(news.show_at);
}

// A timer counts whole milliseconds and may be one late: the last stretch is slept.
void SimulationDriver::announce(WallClock::time_point at) {
  constexpr std::chrono::milliseconds kLate{1};
  m_show_at = at;
  const auto early = std::chrono::floor<std::chrono::milliseconds>(at - WallClock::now());
  m_show.start(std::max(early - kLate, std::chrono::milliseconds(0)));
}

void SimulationDriver::show() {
  std::this_thread::sleep_until(m_show_at);
  Q_EMIT snapshotReady();
}

}  // namespace tricolor::ui
