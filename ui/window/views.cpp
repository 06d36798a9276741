// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/window/views.h"

#include "ui/bridge/session.h"
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
#include "ui/window/tuning_column.h"

namespace tricolor::ui {

Views make_views(Session& session, Selection& selection) {
  Views views;
  views.tuning = new TuningColumn(session);
  views.heap = new MapArea(session, selection);
  views.caption = new EventCaption;
  views.ownership = new OwnershipView;
  views.ownership->setObjectName("ownership");
  views.mem_stats = new MemStatsPanel;
  views.inspector = new InspectorView(session.driver(), selection);
  views.events = new EventLogView(selection);
  views.ladder = new LadderView(session.driver());
  views.memory = new MemoryPlot(selection, nullptr);
  views.memory->setObjectName("memoryPlot");
  views.cycles = new CyclePlot(selection, nullptr);
  views.cycles->setObjectName("cyclePlot");
  views.console = new GctraceConsole;
  QObject::connect(views.events, &EventLogView::assistChosen, views.inspector,
                   &InspectorView::explainAssist);
  QObject::connect(views.memory, &TimePlot::timeWindowChanged, views.cycles,
                   &TimePlot::setTimeWindow);
  QObject::connect(views.cycles, &TimePlot::timeWindowChanged, views.memory,
                   &TimePlot::setTimeWindow);
  return views;
}

}  // namespace tricolor::ui
