// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/window/time_bar.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <algorithm>

#include "ui/controls/branch_selector.h"
#include "ui/controls/breakpoint_panel.h"
#include "ui/controls/time_scrubber.h"
#include "ui/window/actions.h"

namespace tricolor::ui {

namespace {

constexpr int kMargin = 8;
constexpr int kGap = 6;

}  // namespace

TimeBar::TimeBar(Actions& actions, QWidget* parent) : QFrame(parent) {
  setObjectName("timeBar");
  setProperty("role", "timebar");
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(kMargin, 2, kMargin, 4);
  layout->setSpacing(kGap);
  addButton(actions.previous_cycle);
  addButton(actions.previous_phase);
  addButton(actions.next_phase);
  addButton(actions.next_cycle);
  m_scrubber = new TimeScrubber(this);
  layout->addWidget(m_scrubber, 1);
  m_branches = new BranchSelector(this);
  layout->addWidget(m_branches);
  addButton(actions.undo);
  addButton(actions.to_next_gc);
  m_breakpoint_button = addButton(actions.breakpoints);
  m_breakpoint_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_breakpoints = new BreakpointPanel(this);
  m_breakpoints->setWindowFlag(Qt::Popup);
  m_breakpoints->hide();
  connect(actions.breakpoints, &QAction::triggered, this, [this] { showBreakpoints(true); });
  connect(m_breakpoints, &BreakpointPanel::breakpointsChanged, this, &TimeBar::showCount);
  showCount();
}

QToolButton* TimeBar::addButton(QAction* action) {
  auto* button = new QToolButton(this);
  button->setObjectName(action->objectName() + "Button");
  button->setDefaultAction(action);
  button->setFocusPolicy(Qt::TabFocus);
  button->setToolButtonStyle(Qt::ToolButtonIconOnly);
  button->setAccessibleName(action->text());
  layout()->addWidget(button);
  return button;
}

/// Above its button, inside the screen.
void TimeBar::showBreakpoints(bool on) {
  if (!on) return m_breakpoints->hide();
  m_breakpoints->adjustSize();
  const QSize size = m_breakpoints->sizeHint();
  const QPoint corner = m_breakpoint_button->mapToGlobal(QPoint(m_breakpoint_button->width(), 0));
  m_breakpoints->move(std::max(0, corner.x() - size.width()),
                      std::max(0, corner.y() - size.height() - kGap));
  m_breakpoints->show();
}

void TimeBar::showCount() {
  const std::size_t count = m_breakpoints->breakpoints().size();
  m_breakpoint_button->setText(count == 0 ? QString("stop at …")
                                          : QString("stop at … (%1)").arg(count));
}

void TimeBar::setTheme(const Theme& theme) {
  m_scrubber->setTheme(theme);
  m_breakpoints->setFont(theme.font(FontRole::kBody));
}

void TimeBar::setHistory(const HistoryState& history) {
  m_scrubber->setHistory(history);
  m_branches->setHistory(history);
}

void TimeBar::setSnapshot(const std::shared_ptr<const Snapshot>& snapshot) {
  m_scrubber->setSnapshot(snapshot);
}

}  // namespace tricolor::ui
