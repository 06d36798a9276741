// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QFrame>
#include <memory>
#include <vector>

#include "core/sim/snapshot.h"
#include "ui/bridge/history_state.h"
#include "ui/theme/theme.h"

class QAction;
class QToolButton;

namespace tricolor::ui {

class Actions;
class BranchSelector;
class BreakpointPanel;
class TimeScrubber;

/// The bar under the panels: back and forth by phase and cycle, the run as a line to drag along,
/// the next collection, breakpoints, branches. In a narrow window fewer of them.
class TimeBar : public QFrame {
  Q_OBJECT

 public:
  explicit TimeBar(Actions& actions, QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  void setHistory(const HistoryState& history);
  void setSnapshot(const std::shared_ptr<const Snapshot>& snapshot);
  TimeScrubber& scrubber() { return *m_scrubber; }
  BranchSelector& branches() { return *m_branches; }
  BreakpointPanel& breakpoints() { return *m_breakpoints; }

 protected:
  bool event(QEvent* event) override;

 private:
  void fitIntoWidth();
  int widthWith(bool text, std::size_t dropped) const;
  bool isWanted(const QWidget& widget) const;
  QToolButton* addButton(QAction* action);
  void showBreakpoints(bool on);
  void showCount();

  QToolButton* m_breakpoint_button = nullptr;
  BreakpointPanel* m_breakpoints = nullptr;
  TimeScrubber* m_scrubber = nullptr;
  BranchSelector* m_branches = nullptr;
  std::vector<QWidget*> m_optional;  ///< also reached by keys; the first goes first
};

}  // namespace tricolor::ui
