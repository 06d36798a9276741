// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QWidget>

#include "core/sim/snapshot.h"
#include "ui/bridge/history_state.h"

class QCheckBox;
class QComboBox;

namespace tricolor::ui {

class EventList;
class Selection;
struct Theme;

/// What happened, event by event, each one plain sentence; filtered by kind, processor, goroutine
/// and the selected object. A click moves the time cursor there and selects what the event is
/// about.
class EventLogView : public QWidget {
  Q_OBJECT

 public:
  explicit EventLogView(Selection& selection, QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  /// Snapshots of one run must come in order, none left out.
  void setSnapshot(const Snapshot& snapshot);
  /// Another course of the run: what lies beyond the fork did not happen on it.
  void setHistory(const HistoryState& history);
  /// A new run.
  void clear();
  EventList& list() { return *m_list; }

 Q_SIGNALS:
  /// The beginning of a mark assist, or its payment from credit, was clicked.
  void assistChosen(tricolor::GoroutineId goroutine, tricolor::Nanos begin_ns);

 private:
  QWidget* makeFilters();
  void fitChoices(const Snapshot& snapshot);
  void filterChanged();
  void choose(const Event& event);

  Selection& m_selection;
  HistoryState m_history;
  EventList* m_list = nullptr;
  QComboBox* m_kinds = nullptr;
  QComboBox* m_procs = nullptr;
  QComboBox* m_goroutines = nullptr;
  QCheckBox* m_object = nullptr;
};

}  // namespace tricolor::ui
