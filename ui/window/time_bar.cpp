// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/window/time_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>
#include <algorithm>
#include <span>

#include "ui/controls/branch_selector.h"
#include "ui/controls/breakpoint_panel.h"
#include "ui/controls/time_scrubber.h"
#include "ui/window/actions.h"

namespace tricolor::ui {

namespace {

constexpr int kMargin = 8;
constexpr int kGap = 6;
constexpr int kWordsMargin = 12;  // px around words beside an icon

}  // namespace

TimeBar::TimeBar(Actions& actions, QWidget* parent) : QFrame(parent) {
  setObjectName("timeBar");
  setProperty("role", "timebar");
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(kMargin, 2, kMargin, 4);
  layout->setSpacing(kGap);
  auto* previous_cycle = addButton(actions.previous_cycle);
  auto* previous_phase = addButton(actions.previous_phase);
  addButton(actions.next_phase);
  auto* next_cycle = addButton(actions.next_cycle);
  m_scrubber = new TimeScrubber(this);
  layout->addWidget(m_scrubber, 1);
  m_branches = new BranchSelector(this);
  layout->addWidget(m_branches);
  auto* undo = addButton(actions.undo);
  auto* to_next_gc = addButton(actions.to_next_gc);
  m_breakpoint_button = addButton(actions.breakpoints);
  m_breakpoint_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_breakpoints = new BreakpointPanel(this);
  m_breakpoints->setWindowFlag(Qt::Popup);
  m_breakpoints->hide();
  connect(actions.breakpoints, &QAction::triggered, this, [this] { showBreakpoints(true); });
  connect(m_breakpoints, &BreakpointPanel::breakpointsChanged, this, &TimeBar::showCount);
  m_optional = {undo,       m_branches,          to_next_gc,    previous_cycle,
                next_cycle, m_breakpoint_button, previous_phase};
  showCount();
}

bool TimeBar::event(QEvent* event) {
  const bool handled = QFrame::event(event);
  if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize) fitIntoWidth();
  return handled;
}

/// Rather fewer buttons than buttons that cannot be hit. Depends on width and fonts only, so that
/// hiding something does not change the answer.
void TimeBar::fitIntoWidth() {
  const bool text = widthWith(true, 0) <= width();
  std::size_t dropped = 0;
  while (dropped < m_optional.size() && widthWith(text, dropped) > width()) dropped++;
  for (std::size_t i = 0; i < m_optional.size(); i++) {
    m_optional[i]->setVisible(i >= dropped && isWanted(*m_optional[i]));
  }
  m_breakpoint_button->setToolButtonStyle(text ? Qt::ToolButtonTextBesideIcon
                                               : Qt::ToolButtonIconOnly);
}

/// A run without branches has nothing to choose from.
bool TimeBar::isWanted(const QWidget& widget) const {
  return &widget != m_branches || m_branches->count() > 1;
}

/// Px that the bar needs; `text`: with the words beside the last icon.
int TimeBar::widthWith(bool text, std::size_t dropped) const {
  const auto left_out = std::span(m_optional).first(dropped);
  int needed = 2 * kMargin + m_scrubber->minimumSizeHint().width();
  int icon = 0;
  for (const QToolButton* button : findChildren<QToolButton*>(Qt::FindDirectChildrenOnly)) {
    if (button != m_breakpoint_button) icon = std::max(icon, button->sizeHint().width());
  }
  for (const QObject* child : children()) {
    const auto* widget = qobject_cast<const QWidget*>(child);
    if (widget == nullptr || widget->isWindow() || widget == m_scrubber || !isWanted(*widget) ||
        std::ranges::find(left_out, widget) != left_out.end()) {
      continue;
    }
    needed += kGap + (widget == m_branches ? m_branches->minimumSizeHint().width() : icon);
  }
  const QString words = m_breakpoint_button->text();
  return needed + (text ? kWordsMargin + fontMetrics().horizontalAdvance(words) : 0);
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
