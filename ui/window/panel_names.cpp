// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QFrame>
#include <array>

#include "ui/controls/event_caption.h"
#include "ui/controls/mem_stats_panel.h"
#include "ui/controls/whole_run_strip.h"
#include "ui/eventlog/event_log_view.h"
#include "ui/inspector/inspector_view.h"
#include "ui/ladder/ladder_view.h"
#include "ui/ownership/ownership_view.h"
#include "ui/window/map_area.h"
#include "ui/window/panels.h"
#include "ui/window/tuning_column.h"

namespace tricolor::ui {

std::vector<Panels::Named> Panels::visiblePanels() const {
  const std::array<Named, 12> all = {{
      {m_tuning, "Tuning", "Move a knob: the running program obeys at once."},
      {&m_views.tuning->strip(), "Whole run",
       "What the program does from its start to its end with these settings."},
      {m_views.heap, "Heap",
       "Roots at the left; spans by size class at the right (noscan: no pointers inside). "
       "White: not found yet. Grey, hatched: found, to be scanned. Black: scanned."},
      {m_views.caption, "Caption", "What just happened, and why."},
      {m_views.ownership, "Ownership",
       "The same little program with C++ owners and with Go's collector."},
      {m_views.mem_stats, "MemStats",
       "The numbers that runtime.ReadMemStats gives, and the pacer's."},
      {m_views.inspector, "Why?",
       "Click an object, a span or a cycle: why it is alive or dead, why the cycle started."},
      {m_views.events, "Events", "What happened, one sentence each; a click goes to that moment."},
      {m_views.ladder, "Ladder",
       "From the objects' bytes to the process's memory, level by level."},
      {m_memory_panel, "Memory",
       "HeapAlloc grows to the goal and falls with each sweep. Bands: marking, then, paler, "
       "sweeping; upright lines: the world stops."},
      {m_cycle_panel, "Cycles", "NumGC, the collector's share of the CPU, and the pauses."},
      {m_console_panel, "gctrace", "The line that GODEBUG=gctrace=1 prints after each cycle."},
  }};
  std::vector<Named> visible;
  for (const Named& panel : all) {
    if (panel.widget->isVisible()) visible.push_back(panel);
  }
  return visible;
}

}  // namespace tricolor::ui
