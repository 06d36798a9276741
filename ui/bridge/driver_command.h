// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <limits>
#include <variant>
#include <vector>

#include "core/base/units.h"
#include "core/sim/breakpoint.h"
#include "core/sim/config.h"
#include "core/sim/edit.h"
#include "core/sim/graph_view.h"
#include "ui/bridge/inspect_query.h"

namespace tricolor::ui {

/// Speed that means "as fast as this machine can".
inline constexpr double kFlatOut = std::numeric_limits<double>::infinity();

/// How far one step goes; the window's "step size".
enum class StepKind : std::uint8_t { kEvent, kObject, kPhase, kCycle };

/// How much of the heap a picture may hold (see SnapshotRequest): what views have in sight.
struct SnapshotDetail {
  std::uint32_t spans_per_class = 48;
  std::uint32_t max_slots = 40'000;
  std::vector<std::uint32_t> more_spans;
  std::vector<Address> objects;
  bool pages = false;
  bool extended = false;
  Address bits_of = 0;
  bool operator==(const SnapshotDetail&) const = default;
};

/// A change to a running world: the same settings that Config has, one at a time.
struct Setting {
  enum class Kind : std::uint8_t {
    kGogc,          ///< percent; kGogcOff
    kMemoryLimit,   ///< bytes; kNoMemoryLimit
    kProcs,         ///< GOMAXPROCS
    kWriteBarrier,  ///< BarrierMode
    kAssists,       ///< 0 or 1
    kLimiter,       ///< 0 or 1
    kRunGC,         ///< runtime.GC()
    kFreeOSMemory,  ///< debug.FreeOSMemory()
  };
  Kind kind = Kind::kRunGC;
  std::int64_t value = 0;
  std::uint64_t number = 0;  ///< of the change, for HistoryState::settings_seen
};

struct PlayCommand {};
struct PauseCommand {};
struct StepCommand {
  StepKind kind = StepKind::kEvent;
};
struct RunUntilCommand {
  Nanos at_ns = 0;
  bool then_play = false;
};
struct RunToCommand {
  Breakpoint breakpoint;
};
struct SpeedCommand {
  double virtual_ns_per_s = 1e6;
};
struct ResetCommand {
  Config config;
  std::uint64_t number = 0;  ///< as of a Setting
};
struct DetailCommand {
  SnapshotDetail detail;
};
struct GraphCommand {
  GraphRequest graph;
};
struct StepBackCommand {
  StepKind kind = StepKind::kEvent;
};
struct SeekCommand {
  Nanos at_ns = 0;
};  ///< 0: the start; INT64_MAX: the end so far
struct UndoCommand {};
struct BreakpointsCommand {
  std::vector<Breakpoint> breakpoints;
};
struct SwitchBranchCommand {
  std::uint32_t id = 0;
};
struct DropBranchCommand {
  std::uint32_t id = 0;
};
struct KeyframeMemoryCommand {
  Bytes bytes = 0;
};

/// What the window's thread sends to the simulation's thread.
using DriverCommand =
    std::variant<PlayCommand, PauseCommand, StepCommand, RunUntilCommand, SpeedCommand,
                 ResetCommand, DetailCommand, GraphCommand, Setting, Edit, InspectQuery,
                 StepBackCommand, SeekCommand, UndoCommand, BreakpointsCommand, SwitchBranchCommand,
                 DropBranchCommand, KeyframeMemoryCommand, RunToCommand>;

}  // namespace tricolor::ui
