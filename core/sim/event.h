// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string>

#include "core/base/units.h"
#include "core/heap/roots.h"

namespace tricolor {

/// The collector's phase as a viewer names it.
enum class Phase : std::uint8_t {
  kOff,              ///< no collection, nothing left to sweep
  kSweepTermination, ///< stop-the-world 1
  kMark,             ///< concurrent
  kMarkTermination,  ///< stop-the-world 2
  kSweep,            ///< collection over, spans still to sweep, concurrent
};

enum class EventKind : std::uint8_t {
  kAllocate,        ///< object, value: slot bytes; other: 1 if born black
  kStore,           ///< object: slot address, other: new value
  kShadeDeletion,   ///< barrier greyed the overwritten pointer's target; object; other: slot
  kShadeInsertion,  ///< barrier greyed the stored pointer's target; object; other: slot
  kGrey,            ///< object was found through a pointer; other: the object it was found in, or 0
  kBlacken,         ///< object was scanned; value: bytes scanned
  kScanGlobals,     ///< value: bytes
  kScanStack,       ///< goroutine; value: bytes
  kAssistBegin,     ///< goroutine; value: bytes of debt
  kAssistEnd,       ///< goroutine; value: bytes scanned
  kAssistPark,      ///< goroutine waits for background credit
  kAssistWake,      ///< goroutine
  kWorkerBegin,     ///< p; value: worker mode (WorkerMode)
  kWorkerEnd,       ///< p; value: bytes scanned
  kSweepSpan,       ///< object: span base; value: freed objects; other: bytes per slot
  kFreeSpan,        ///< object: span base; value: pages
  kAllocateSpan,    ///< object: span base; value: pages
  kGrowHeap,        ///< value: bytes
  kScavenge,        ///< value: bytes released
  kPhase,           ///< value: the new Phase
  kCycleStart,      ///< value: cycle number; other: CycleReason
  kCycleEnd,        ///< value: cycle number
  kGoroutineStart,  ///< goroutine
  kGoroutineBlock,  ///< goroutine
  kGoroutineExit,   ///< goroutine
  kNote,            ///< the program named this moment; text in the World
  kSetting,         ///< a setting was changed
  kViolation,       ///< the verifier found a broken invariant
};

/// Something that happened in a World. Kept only while somebody watches: see World::watch().
struct Event {
  Nanos at_ns = 0;
  EventKind kind = EventKind::kPhase;
  std::uint8_t p = 0;             ///< processor on which it happened
  GoroutineId goroutine = 0;
  Address object = 0;
  Address other = 0;
  std::uint64_t value = 0;
};

}  // namespace tricolor
