// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "core/base/units.h"
#include "core/sim/event.h"

namespace tricolor {

/// A condition at which a run stops, right after the step that meets it.
struct BreakAtCycle {};  ///< a collection begins
struct BreakAtPhase {
  Phase phase = Phase::kMark;
};
struct BreakAtObject {
  enum class When : std::uint8_t { kAllocated, kGreyed, kFreed };
  Address object = 0;  ///< its first byte
  When when = When::kGreyed;
};
struct BreakAtAssist {
  Nanos longer_than_ns = 0;
};  ///< one assist's CPU time
struct BreakAtHeap {
  Bytes above_bytes = 0;
};                         ///< HeapAlloc passes this upwards
struct BreakAtBarrier {};  ///< the write barrier greys an object
struct BreakAtTime {
  Nanos at_ns = 0;
};  ///< virtual time
using Breakpoint = std::variant<BreakAtCycle, BreakAtPhase, BreakAtObject, BreakAtAssist,
                                BreakAtHeap, BreakAtBarrier, BreakAtTime>;

/// "a collection begins", "object 0xc000012080 turns grey": completes "stop when …".
std::string describe(const Breakpoint& breakpoint);

}  // namespace tricolor
