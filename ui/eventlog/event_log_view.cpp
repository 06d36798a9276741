// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/eventlog/event_log_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/bridge/selection.h"
#include "ui/eventlog/event_groups.h"
#include "ui/eventlog/event_list.h"

namespace tricolor::ui {

namespace {

// More goroutines than this are not worth a menu; their events are all there without a filter.
constexpr int kMostGoroutines = 24;

QComboBox* choice(const char* name, const char* spoken, const QString& first) {
  auto* box = new QComboBox;
  box->setObjectName(name);
  box->setAccessibleName(spoken);
  box->addItem(first, -1);
  box->setMinimumWidth(40);
  box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  return box;
}

/// The numbers 0 … count - 1 as "P0", "P1" …; keeps what is chosen if it is still there.
void set_count(QComboBox& box, const char* prefix, int first, int count) {
  if (box.count() == count + 1) return;
  const QSignalBlocker quiet(&box);
  const QVariant chosen = box.currentData();
  while (box.count() > 1) box.removeItem(box.count() - 1);
  for (int i = 0; i < count; ++i) box.addItem(prefix + QString::number(first + i), first + i);
  box.setCurrentIndex(std::max(0, box.findData(chosen)));
}

bool is_span_event(EventKind kind) {
  return kind == EventKind::kSweepSpan || kind == EventKind::kFreeSpan ||
         kind == EventKind::kAllocateSpan;
}

/// Up to when the courses of the run before and after a change of branches are the same.
Nanos last_common(const HistoryState& before, const HistoryState& after) {
  const auto fork_of = [&](std::uint32_t id) {
    const auto found = std::ranges::find(after.branches, id, &BranchInfo::id);
    const bool first = found == after.branches.end() || found->parent == id;
    return first ? INT64_MAX : found->fork_ns;
  };
  const auto now = std::ranges::find(after.branches, after.branch, &BranchInfo::id);
  const bool is_child = now != after.branches.end() && now->parent == before.branch;
  return is_child ? fork_of(after.branch) : std::min(fork_of(after.branch), fork_of(before.branch));
}

Address object_of(const Event& e) {
  switch (e.kind) {
    case EventKind::kAllocate:
    case EventKind::kGrey:
    case EventKind::kBlacken:
    case EventKind::kShadeDeletion:
    case EventKind::kShadeInsertion:
      return e.object;
    case EventKind::kStore:
      return e.object == 0 ? e.other : e.object - Address{e.word} * kWordBytes;
    default:
      return 0;
  }
}

}  // namespace

EventLogView::EventLogView(Selection& selection, QWidget* parent)
    : QWidget(parent), m_selection(selection) {
  setObjectName("eventLog");
  m_list = new EventList;
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  layout->addWidget(makeFilters());
  layout->addWidget(m_list, 1);
  connect(m_list, &EventList::chosen, this, &EventLogView::choose);
  connect(&m_selection, &Selection::objectChanged, this, [this] {
    if (m_object->isChecked()) filterChanged();
  });
}

QWidget* EventLogView::makeFilters() {
  auto* bar = new QWidget;
  m_kinds = choice("eventKinds", "kinds of events", event_groups().front().name);
  for (std::size_t i = 1; i < event_groups().size(); ++i) {
    m_kinds->addItem(event_groups()[i].name, static_cast<int>(i));
  }
  m_procs = choice("eventProcessor", "processor", "all Ps");
  m_goroutines = choice("eventGoroutine", "goroutine", "all goroutines");
  m_object = new QCheckBox("selected object");
  m_object->setObjectName("eventObject");
  m_object->setToolTip("Only events that touch the selected object");
  auto* grid = new QGridLayout(bar);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(4);
  grid->addWidget(m_kinds, 0, 0);
  grid->addWidget(m_object, 0, 1);
  grid->addWidget(m_goroutines, 1, 0);
  grid->addWidget(m_procs, 1, 1);
  grid->setColumnStretch(0, 3);
  grid->setColumnStretch(1, 2);
  for (QComboBox* box : {m_kinds, m_procs, m_goroutines}) {
    connect(box, &QComboBox::currentIndexChanged, this, &EventLogView::filterChanged);
  }
  connect(m_object, &QCheckBox::toggled, this, &EventLogView::filterChanged);
  return bar;
}

void EventLogView::setTheme(const Theme& theme) {
  m_list->setTheme(theme);
}

void EventLogView::setSnapshot(const Snapshot& snapshot) {
  fitChoices(snapshot);
  m_list->append(snapshot);
}

void EventLogView::fitChoices(const Snapshot& snapshot) {
  set_count(*m_procs, "P", 0, snapshot.procs);
  const GoroutineId last = snapshot.goroutines.empty() ? 0 : snapshot.goroutines.back().id;
  set_count(*m_goroutines, "goroutine ", 1, std::min(static_cast<int>(last), kMostGoroutines));
}

void EventLogView::setHistory(const HistoryState& history) {
  if (history.branch != m_history.branch) m_list->keepUntil(last_common(m_history, history));
  m_history = history;
}

void EventLogView::clear() {
  m_list->clear();
}

void EventLogView::filterChanged() {
  EventFilter filter;
  filter.kinds =
      event_groups()[static_cast<std::size_t>(std::max(0, m_kinds->currentIndex()))].kinds;
  filter.p = m_procs->currentData().toInt();
  filter.goroutine = m_goroutines->currentData().toInt();
  if (m_object->isChecked()) filter.object = m_selection.object();
  m_list->setFilter(filter);
}

void EventLogView::choose(const Event& event) {
  m_selection.setTimeCursor(event.at_ns);
  if (event.kind == EventKind::kCycleStart || event.kind == EventKind::kCycleEnd) {
    m_selection.setCycle(static_cast<std::uint32_t>(event.value));
  } else if (event.kind == EventKind::kAssistBegin || event.kind == EventKind::kAssistCredit) {
    Q_EMIT assistChosen(event.goroutine, event.at_ns);
  } else if (is_span_event(event.kind)) {
    m_selection.setSpan(event.object);
    m_selection.setObject(0);
  } else if (const Address object = object_of(event); object != 0) {
    m_selection.setObject(object);
  }
}

}  // namespace tricolor::ui
