// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <limits>
#include <variant>

#include "core/base/units.h"
#include "core/sim/config.h"
#include "core/sim/edit.h"
#include "core/sim/graph_view.h"

namespace tricolor::ui {

/// Speed that means "as fast as this machine can".
inline constexpr double kFlatOut = std::numeric_limits<double>::infinity();

/// How far one step goes; the window's "step size".
enum class StepKind : std::uint8_t { kEvent, kObject, kPhase, kCycle };

/// How much of the heap a picture may hold (see SnapshotRequest).
struct SnapshotDetail {
  std::uint32_t spans_per_class = 48;
  std::uint32_t max_slots = 40'000;
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
};

struct PlayCommand {};
struct PauseCommand {};
struct StepCommand { StepKind kind = StepKind::kEvent; };
struct RunUntilCommand { Nanos at_ns = 0; bool then_play = false; };
struct SpeedCommand { double virtual_ns_per_s = 1e6; };
struct ResetCommand { Config config; };
struct DetailCommand { SnapshotDetail detail; };
struct GraphCommand { GraphRequest graph; };

/// What the window's thread sends to the simulation's thread.
using DriverCommand = std::variant<PlayCommand, PauseCommand, StepCommand, RunUntilCommand,
                                   SpeedCommand, ResetCommand, DetailCommand, GraphCommand,
                                   Setting, Edit>;

}  // namespace tricolor::ui
