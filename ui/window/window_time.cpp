// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
// What the window does with time: back, seek, breakpoints, branches.
#include "ui/bridge/settings.h"
#include "ui/controls/branch_selector.h"
#include "ui/controls/breakpoint_panel.h"
#include "ui/controls/time_scrubber.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/window/time_bar.h"
#include "ui/window/top_bar.h"

namespace tricolor::ui {

namespace {

constexpr const char* kMemoryKey = "keyframeMemoryMiB";
constexpr int kUsualMiB = 256;

}  // namespace

void MainWindow::connectTime() {
  SimulationDriver& driver = m_session.driver();
  const auto on = [this](QAction* action, auto reaction) {
    connect(action, &QAction::triggered, this, reaction);
  };
  on(m_actions->to_start, [&driver] { driver.toStart(); });
  on(m_actions->to_end, [this] { toEnd(); });
  on(m_actions->step_back, [this, &driver] { driver.stepBack(m_top_bar->stepKind()); });
  on(m_actions->previous_phase, [&driver] { driver.stepBack(StepKind::kPhase); });
  on(m_actions->previous_cycle, [&driver] { driver.stepBack(StepKind::kCycle); });
  on(m_actions->undo, [&driver] { driver.undo(); });
  on(m_actions->to_next_gc, [&driver] { driver.runTo(BreakAtCycle{}); });
  on(m_actions->restart, [this] { m_session.restart(); });

  connect(&m_selection, &Selection::timeCursorChanged, this, [this, &driver] {
    if (const auto at = m_selection.timeCursor()) driver.seek(*at);
  });
  connect(&m_selection, &Selection::objectChanged, &m_time_bar->breakpoints(),
          &BreakpointPanel::setObject);
  connect(&m_time_bar->scrubber(), &TimeScrubber::sought, this,
          [this](Nanos at_ns) { m_selection.setTimeCursor(at_ns); });
  connect(&m_time_bar->branches(), &BranchSelector::branchChosen, &driver,
          &SimulationDriver::switchBranch);
  connect(&driver, &SimulationDriver::historyChanged, this, &MainWindow::showHistory);
  connectBreakpoints();
}

void MainWindow::connectBreakpoints() {
  SimulationDriver& driver = m_session.driver();
  BreakpointPanel& panel = m_time_bar->breakpoints();
  connect(&panel, &BreakpointPanel::breakpointsChanged, &driver, &SimulationDriver::setBreakpoints);
  connect(&panel, &BreakpointPanel::timeEntered, this, &MainWindow::goToTime);
  connect(&panel, &BreakpointPanel::keyframeMemoryEdited, this, &MainWindow::setKeyframeMemory);
  bool is_number = false;
  const int stored = m_settings.text(kMemoryKey).toInt(&is_number);
  const int mib = is_number && stored >= 0 ? stored : kUsualMiB;
  panel.setKeyframeMemory(mib);
  driver.setKeyframeMemory(static_cast<Bytes>(mib) * kMiB);
}

void MainWindow::setKeyframeMemory(int mib) {
  m_settings.setText(kMemoryKey, QString::number(mib));
  m_session.driver().setKeyframeMemory(static_cast<Bytes>(mib) * kMiB);
}

/// Back to what has been, or on to what has not.
void MainWindow::goToTime(Nanos at_ns) {
  SimulationDriver& driver = m_session.driver();
  if (at_ns <= driver.history().end_ns) {
    driver.seek(at_ns);
  } else {
    driver.runUntil(at_ns);
  }
}

/// First to the end of what has been seen, then to the program's.
void MainWindow::toEnd() {
  SimulationDriver& driver = m_session.driver();
  if (driver.history().in_past) {
    driver.toEnd();
  } else {
    driver.runUntil(INT64_MAX);
  }
}

/// The cursor follows the present again when the moment that it asked for is there.
void MainWindow::showHistory(const HistoryState& history) {
  m_time_bar->setHistory(history);
  m_panels->feed().setHistory(history);
  m_actions->undo->setEnabled(history.can_undo);
  const auto cursor = m_selection.timeCursor();
  if (cursor && history.sought_ns == *cursor) m_selection.setTimeCursor(std::nullopt);
}

}  // namespace tricolor::ui
