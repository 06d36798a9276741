// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QWidget>
#include <memory>

#include "core/files/gctrace_reader.h"
#include "core/sim/snapshot.h"
#include "ui/theme/theme.h"
#include "ui/window/arrangement.h"
#include "ui/window/rate_limit.h"

class QFrame;
class QSplitter;
class QTabWidget;

namespace tricolor::ui {

class CyclePlot;
class EventCaption;
class EventLogView;
class GctraceConsole;
class InspectorView;
struct HistoryState;
class LadderView;
class MapArea;
class MemStatsPanel;
class MemoryPlot;
class OwnershipView;
class Selection;
class Session;
class Settings;
class TuningColumn;
class WrappedTabs;

/// The panels of the window and their places (see Arrangement), which follow from the window's
/// size and the theme's font. The only place that knows all panels.
class Panels : public QWidget {
  Q_OBJECT

 public:
  Panels(Session& session, Selection& selection, QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  void setSnapshot(const std::shared_ptr<const Snapshot>& snapshot);
  void setGoMinor(int go_minor);
  void setRealRun(const GctraceLog& log);
  void clearRealRun();
  void setHistory(const HistoryState& history);
  /// What is remembered of the run before is of no interest any more.
  void forgetRun();
  /// For pictures: marks of what just happened do not depend on real time.
  void setReducedMotion(bool on);
  /// Draws what waits for the event loop or another thread, before a picture is taken.
  void drawNow();

  void saveState(Settings& settings) const;
  void restoreState(const Settings& settings);
  Arrangement arrangement() const { return m_arrangement; }

  /// A panel that can be seen, with what it is for.
  struct Named {
    QWidget* widget;
    QString name;
    QString meaning;
  };
  std::vector<Named> visiblePanels() const;

 protected:
  bool event(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void makePanels(Session& session, Selection& selection);
  QFrame* makeHeapPanel(Session& session, Selection& selection);
  void makeWhyPanels(Session& session, Selection& selection);
  void makeAreas();
  void arrangeColumns(bool roomy);
  void arrangeTabs(bool tiny);
  void arrange(Arrangement arrangement);
  const QWidget* pageInFront(bool compact);
  int captionLines(QSize space) const;
  void leaveRoomToMap(bool lowest);
  void showHistory(const std::shared_ptr<const Snapshot>& snapshot);
  void showCycles();
  void fit(QSize size);

  Arrangement m_arrangement = Arrangement::kRoomy;
  RateLimit m_history_rate;
  QTimer m_next_picture;
  std::shared_ptr<const Snapshot> m_of_cycles;  ///< shown with the next picture
  bool m_users_sizes = false;                   ///< the user has moved a handle, now or last time

  QFrame* m_tuning = nullptr;
  TuningColumn* m_tuning_column = nullptr;
  QFrame* m_heap_panel = nullptr;
  QFrame* m_memory_panel = nullptr;
  QFrame* m_cycle_panel = nullptr;
  QFrame* m_console_panel = nullptr;
  MapArea* m_heap = nullptr;
  EventCaption* m_caption = nullptr;
  OwnershipView* m_ownership = nullptr;
  MemStatsPanel* m_mem_stats = nullptr;
  InspectorView* m_inspector = nullptr;
  EventLogView* m_events = nullptr;
  LadderView* m_ladder = nullptr;
  MemoryPlot* m_memory = nullptr;
  CyclePlot* m_cycles = nullptr;
  GctraceConsole* m_console = nullptr;

  QSplitter* m_columns = nullptr;  ///< tuning, the centre, details
  QSplitter* m_centre = nullptr;   ///< heap (or tabs), memory, cycles, console
  QFrame* m_details_panel = nullptr;
  const QWidget* m_details_front = nullptr;  ///< the page to come back to
  QTabWidget* m_details = nullptr;           ///< ownership, MemStats, what else has no room
  WrappedTabs* m_details_names = nullptr;
  QFrame* m_compact_panel = nullptr;
  QTabWidget* m_tabs = nullptr;  ///< compact: everything but the memory plot
  WrappedTabs* m_tab_names = nullptr;
};

}  // namespace tricolor::ui
