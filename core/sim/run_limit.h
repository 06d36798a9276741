// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <span>

#include "core/base/units.h"
#include "core/sim/breakpoint.h"
#include "core/sim/position.h"

namespace tricolor {

/// When World::run is to come back.
struct RunLimit {
  enum class Step : std::uint8_t {
    kNone,    ///< run until until_ns, max_events or the program's end
    kEvent,   ///< one event of any kind
    kObject,  ///< the next object allocated, greyed, scanned or the next span swept
    kPhase,   ///< the next phase
    kCycle,   ///< the end of the next mark phase
  };
  Nanos until_ns = INT64_MAX;  ///< virtual time, absolute
  Step step = Step::kNone;
  std::uint64_t max_actions = UINT64_MAX;     ///< micro steps: for keeping a caller responsive
  Position until_position = kEndOfTime;       ///< commands are not compared
  std::span<const Breakpoint> breakpoints{};  ///< see World::breakpoint_hit()
};

enum class StopReason : std::uint8_t {
  kTime,         ///< until_ns reached
  kStep,         ///< the wanted step was made
  kActions,      ///< max_actions done
  kFinished,     ///< the program has ended
  kViolation,    ///< the verifier found a broken invariant
  kOutOfMemory,  ///< Config::max_host_bytes exceeded
  kDeadlock,     ///< all goroutines wait for ever
  kPosition,     ///< until_position reached
  kBreakpoint,   ///< a breakpoint was met
};

}  // namespace tricolor
