// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/window/panels.h"

#include <QFrame>
#include <QResizeEvent>
#include <QSplitter>
#include <QStyle>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/bridge/settings.h"
#include "ui/controls/event_caption.h"
#include "ui/controls/gctrace_console.h"
#include "ui/controls/mem_stats_panel.h"
#include "ui/eventlog/event_log_view.h"
#include "ui/inspector/inspector_view.h"
#include "ui/ladder/ladder_view.h"
#include "ui/ownership/ownership_view.h"
#include "ui/plots/cycle_plot.h"
#include "ui/plots/memory_plot.h"
#include "ui/window/map_area.h"
#include "ui/window/splitter.h"
#include "ui/window/tuning_column.h"
#include "ui/window/wrapped_tabs.h"

namespace tricolor::ui {

namespace {

constexpr int kMargin = 8;
constexpr int kHandle = 8;
constexpr int kLeastLines = 8;  // of height, for more than a map and its switches

/// A bordered box with `content` in it. It may become as small as the user likes.
QFrame* boxed(QWidget* content, const QString& name, int margin = kMargin) {
  auto* frame = new QFrame;
  frame->setObjectName(name);
  frame->setProperty("role", "panel");
  auto* layout = new QVBoxLayout(frame);
  layout->setContentsMargins(margin, margin, margin, margin);
  layout->addWidget(content);
  content->setMinimumSize(1, 1);
  frame->setMinimumSize(1, 1);
  return frame;
}

/// A panel that is a page of tabs is in a box already; low windows need the height of another.
void set_boxed(QWidget* panel, bool boxed, int margin) {
  panel->setProperty("boxed", boxed);
  panel->style()->polish(panel);
  const int inner = boxed ? margin : 0;
  panel->layout()->setContentsMargins(inner, boxed ? margin : 2, inner, inner);
}

QSplitter* splitter(Qt::Orientation orientation, const QString& name, const QString& spoken) {
  auto* result = new Splitter(orientation, name, spoken);
  result->setHandleWidth(kHandle);
  result->setMinimumSize(1, 1);
  return result;
}

QTabWidget* tabs(const QString& name, const QString& title) {
  auto* result = new QTabWidget;
  result->setObjectName(name);
  result->setDocumentMode(true);
  result->tabBar()->setFocusPolicy(Qt::TabFocus);
  result->tabBar()->setAccessibleName(title);
  // Else it would hand the focus on to its tab bar, and keep it where that is hidden.
  result->setFocusProxy(nullptr);
  result->setFocusPolicy(Qt::NoFocus);
  result->tabBar()->setUsesScrollButtons(
      true);  // else the window could not be narrower than its tabs
  result->tabBar()->setDrawBase(false);
  // Its scroll buttons are the mouse's; arrow keys choose the pages.
  for (auto* button : result->tabBar()->findChildren<QToolButton*>()) {
    button->setFocusPolicy(Qt::NoFocus);
  }
  return result;
}

}  // namespace

Panels::Panels(Session& session, Selection& selection, QWidget* parent)
    : QWidget(parent), m_views(make_views(session, selection)), m_feed(m_views) {
  setObjectName("panels");
  setMinimumSize(1, 1);
  makePanels();
  makeAreas();
  arrange(Arrangement::kRoomy);
}

void Panels::makePanels() {
  m_tuning = boxed(m_views.tuning, "tuningPanel", 2);
  m_heap_panel = makeHeapPanel();
  m_memory_panel = boxed(m_views.memory, "memoryPanel", 4);
  m_cycle_panel = boxed(m_views.cycles, "cyclePanel", 4);
  m_console_panel = boxed(m_views.console, "consolePanel", 4);
}

QFrame* Panels::makeHeapPanel() const {
  QFrame* panel = boxed(m_views.heap, "heapPanel");
  panel->layout()->addWidget(m_views.caption);
  m_views.caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  m_views.heap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  return panel;
}

void Panels::makeAreas() {
  m_columns = splitter(Qt::Horizontal, "columns", "Border between columns");
  m_centre = splitter(Qt::Vertical, "centre", "Border between panels");
  m_details = tabs("details", "Details");
  m_details_names = new WrappedTabs(m_details);
  m_details_panel = boxed(m_details_names, "detailsPanel", 4);
  m_tabs = tabs("compactTabs", "Panels");
  m_tab_names = new WrappedTabs(m_tabs);
  m_compact_panel = boxed(m_tab_names, "compactPanel", 4);
  m_columns->addWidget(m_tuning);
  m_columns->addWidget(m_centre);
  m_columns->addWidget(m_details_panel);
  m_columns->setStretchFactor(0, 0);
  m_columns->setStretchFactor(1, 1);
  m_columns->setStretchFactor(2, 0);
  m_centre->addWidget(m_compact_panel);
  for (const QSplitter* part : {m_columns, m_centre}) {
    connect(part, &QSplitter::splitterMoved, this, [this] { m_users_sizes = true; });
  }
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
  layout->addWidget(m_columns);
}

/// Inserting a widget takes it away from where it was.
void Panels::arrangeColumns(bool roomy) {
  m_columns->insertWidget(0, m_tuning);
  m_centre->insertWidget(1, m_heap_panel);
  m_centre->insertWidget(2, m_memory_panel);
  m_details->addTab(m_views.ownership, "Ownership");
  m_details->addTab(m_views.mem_stats, "MemStats");
  m_details->addTab(m_views.inspector, "Why?");
  m_details->addTab(m_views.events, "Events");
  m_details->addTab(m_views.ladder, "Ladder");
  if (roomy) {
    m_centre->insertWidget(3, m_cycle_panel);
    m_centre->insertWidget(4, m_console_panel);
  } else {
    m_details->addTab(m_cycle_panel, "Cycles");
    m_details->addTab(m_console_panel, "gctrace");
  }
  for (QWidget* panel : {m_tuning, m_heap_panel, m_memory_panel}) panel->show();
  m_cycle_panel->setVisible(roomy);
  m_console_panel->setVisible(roomy);
}

void Panels::arrangeTabs(bool tiny) {
  m_tabs->addTab(m_heap_panel, "Heap");
  if (tiny) {
    m_tabs->addTab(m_memory_panel, "Memory");
  } else {
    m_centre->insertWidget(1, m_memory_panel);
    m_memory_panel->show();
  }
  m_tabs->addTab(m_tuning, "Tuning");
  m_tabs->addTab(m_cycle_panel, "Cycles");
  m_tabs->addTab(m_views.mem_stats, "MemStats");
  m_tabs->addTab(m_views.inspector, "Why?");
  m_tabs->addTab(m_views.events, "Events");
  m_tabs->addTab(m_views.ladder, "Ladder");
  m_tabs->addTab(m_views.ownership, "Ownership");
  m_tabs->addTab(m_console_panel, "gctrace");
}

/// The heap, which was seen beside the details, is what a window that has no more columns is about;
/// the details' page waits until there are columns again.
const QWidget* Panels::pageInFront(bool compact) {
  const bool was_compact = m_tabs->count() != 0;
  if (!was_compact) m_details_front = m_details->currentWidget();
  if (compact) return was_compact ? m_tabs->currentWidget() : m_heap_panel;
  const QWidget* shown = was_compact ? m_tabs->currentWidget() : nullptr;
  const bool has_column = shown == m_heap_panel || shown == m_memory_panel || shown == m_tuning;
  return shown != nullptr && !has_column ? shown : m_details_front;
}

void Panels::arrange(Arrangement arrangement) {
  const bool tiny = arrangement == Arrangement::kTiny;
  const bool compact = tiny || arrangement == Arrangement::kCompact;
  const QWidget* front = pageInFront(compact);
  m_arrangement = arrangement;
  if (compact) {
    arrangeTabs(tiny);
  } else {
    arrangeColumns(arrangement == Arrangement::kRoomy);
  }
  QTabWidget& tabs = compact ? *m_tabs : *m_details;
  for (int i = 0; i < tabs.count(); ++i) {
    if (tabs.widget(i) == front) tabs.setCurrentIndex(i);
  }
  set_boxed(m_heap_panel, !compact, kMargin);
  set_boxed(m_memory_panel, !tiny, 4);
  set_boxed(m_cycle_panel, arrangement == Arrangement::kRoomy, 4);
  set_boxed(m_console_panel, arrangement == Arrangement::kRoomy, 4);
  set_boxed(m_tuning, !compact, 2);
  m_views.memory->setAlone(arrangement != Arrangement::kRoomy);
  m_tab_names->setMayScroll(compact);
  m_tab_names->refresh();
  m_details_names->refresh();
  m_compact_panel->setVisible(compact);
  m_details_panel->setVisible(!compact);
  m_users_sizes = false;
}

/// A sentence that breaks off explains nothing; a really low window has no height for a second
/// line.
int Panels::captionLines(QSize space) const {
  constexpr int kLetters = 140;    // of the longest usual sentence: a store, with three addresses
  constexpr int kLeastHeight = 9;  // in lines
  if (m_arrangement == Arrangement::kRoomy) return 2;
  if (space.height() < kLeastHeight * fontMetrics().lineSpacing()) return 1;
  const int lines = 1 + kLetters * fontMetrics().averageCharWidth() / std::max(1, space.width());
  return std::min(lines, m_arrangement == Arrangement::kLow ? 3 : 2);
}

void Panels::fit(QSize size) {
  const QSize space = size - QSize(2 * kMargin, 2 * kMargin);
  const int line = fontMetrics().lineSpacing();
  const Arrangement wanted = arrangement_for(space, line);
  if (wanted != m_arrangement) arrange(wanted);
  leaveRoomToMap(wanted == Arrangement::kTiny && space.height() < kLeastLines * line);
  if (m_users_sizes) return;
  const Shares shares = shares_for(wanted, space, line, m_views.tuning->neededWidth());
  m_columns->setSizes(shares.columns);
  m_centre->setSizes(shares.centre);
  const bool has_columns = wanted == Arrangement::kRoomy || wanted == Arrangement::kLow;
  m_views.caption->setLines(
      captionLines({has_columns ? shares.columns[1] : space.width(), space.height()}));
}

/// In the lowest windows the map gets the height of all that is not needed to see it.
void Panels::leaveRoomToMap(bool lowest) {
  const int margin = lowest ? 1 : kMargin;
  layout()->setContentsMargins(margin, margin, margin, margin);
  m_compact_panel->layout()->setContentsMargins(4, lowest ? 0 : 4, 4, lowest ? 2 : 4);
  m_views.caption->setVisible(!lowest);
}

bool Panels::event(QEvent* event) {
  // Another font changes what fits; the session may have chosen a program with wider controls.
  if (event->type() == QEvent::LayoutRequest) fit(size());
  return QWidget::event(event);
}

void Panels::resizeEvent(QResizeEvent* event) {
  fit(event->size());
  QWidget::resizeEvent(event);
}

void Panels::setTheme(const Theme& theme) {
  m_feed.setTheme(theme);
  setFont(theme.font(FontRole::kBody));
  fit(size());
  m_tab_names->refresh();
  m_details_names->refresh();
}

void Panels::saveState(Settings& settings) const {
  m_views.heap->saveState(settings);
  if (m_arrangement != Arrangement::kRoomy) return;
  for (const QSplitter* part : {m_columns, m_centre}) {
    settings.setState("layout/" + part->objectName(), part->saveState());
  }
  settings.setText("layout/details", QString::number(m_details->currentIndex()));
}

void Panels::restoreState(const Settings& settings) {
  m_views.heap->restoreState(settings);
  bool complete = true;
  for (QSplitter* part : {m_columns, m_centre}) {
    const QByteArray state = settings.state("layout/" + part->objectName());
    complete = complete && !state.isEmpty() && part->restoreState(state);
  }
  m_users_sizes = complete;
  m_details->setCurrentIndex(settings.text("layout/details").toInt());
}

}  // namespace tricolor::ui
