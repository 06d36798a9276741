// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

namespace tricolor::ui {

class CyclePlot;
class EventCaption;
class EventLogView;
class GctraceConsole;
class InspectorView;
class LadderView;
class MapArea;
class MemStatsPanel;
class MemoryPlot;
class OwnershipView;
class Selection;
class Session;
class TuningColumn;

/// The views of the window. They belong to whoever gives them a place (see Panels), and live as
/// long as that.
struct Views {
  TuningColumn* tuning = nullptr;
  MapArea* heap = nullptr;
  EventCaption* caption = nullptr;
  OwnershipView* ownership = nullptr;
  MemStatsPanel* mem_stats = nullptr;
  InspectorView* inspector = nullptr;
  EventLogView* events = nullptr;
  LadderView* ladder = nullptr;
  MemoryPlot* memory = nullptr;
  CyclePlot* cycles = nullptr;
  GctraceConsole* console = nullptr;
};

/// Makes them, and has those that belong together follow each other.
Views make_views(Session& session, Selection& selection);

}  // namespace tricolor::ui
