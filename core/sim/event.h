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
  kOff,               ///< no collection, nothing left to sweep
  kSweepTermination,  ///< stop-the-world 1
  kMark,              ///< concurrent
  kMarkTermination,   ///< stop-the-world 2
  kSweep,             ///< collection over, spans still to sweep, concurrent
};

enum class EventKind : std::uint8_t {
  kAllocate,        ///< object, value: slot bytes; other: 1 if born black
  kStore,           ///< object: slot address (0: a global), other: new value, value: old value
  kShadeDeletion,   ///< barrier greyed the overwritten pointer's target; object; other: slot
  kShadeInsertion,  ///< barrier greyed the stored pointer's target; object; other: slot
  kGrey,            ///< object was found through a pointer; other: the object it was found in, or 0
  kBlacken,         ///< object was scanned; value: bytes scanned
  kScanGlobals,     ///< value: bytes
  kScanStack,       ///< other: the goroutine; value: bytes
  kAssistBegin,   ///< value: debt in bytes; other: credit stolen; object: bits of the assist ratio
  kAssistEnd,     ///< value: bytes scanned; other: ns spent
  kAssistPark,    ///< goroutine waits for background credit
  kAssistWake,    ///< value: the goroutine
  kWorkerBegin,   ///< p; value: worker mode (WorkerMode)
  kWorkerEnd,     ///< p; value: bytes scanned
  kSweepSpan,     ///< object: base of the last span; value: freed objects; other: spans
  kFreeSpan,      ///< object: span base; value: pages
  kAllocateSpan,  ///< object: span base; value: pages
  kGrowHeap,      ///< value: bytes
  kScavenge,      ///< value: bytes released
  kPhase,         ///< value: the new Phase; other: cycle number
  kCycleStart,    ///< value: cycle number; other: CycleReason; object: live heap in bytes
  kCycleEnd,      ///< value: cycle number; object: bytes marked; other: the next goal in bytes
  kGoroutineStart,   ///< value: the goroutine
  kGoroutineBlock,   ///< goroutine
  kGoroutineExit,    ///< goroutine
  kNote,             ///< the program named this moment; text in the World
  kSetting,          ///< a setting was changed
  kViolation,        ///< the verifier found a broken invariant
  kAssistCredit,     ///< a debt was paid from background credit alone; as kAssistBegin
  kFinalizerSet,     ///< object; value: 1 for a cleanup
  kFinalizerQueued,  ///< object was found dead; value: 1 for a cleanup (it is free then)
  kFinalizerRun,     ///< object; value: 1 for a cleanup
  kWeakCleared,      ///< object was found dead; other: the weak pointer's handle, which is nil now
  kCycleWait,  ///< goroutine wants to start a cycle; value: ns until the last one's work is over
};

inline constexpr int kEventKinds = static_cast<int>(EventKind::kCycleWait) + 1;

/// An assist does at least this much scan work, in bytes (go-gc-model §5.2).
inline constexpr std::int64_t kLeastAssistWork = std::int64_t{64} * 1024;

/// Something that happened in a World. Kept only while somebody watches: see World::watch().
struct Event {
  Nanos at_ns = 0;
  EventKind kind = EventKind::kPhase;
  std::uint8_t p = 0;  ///< processor on which it happened
  GoroutineId goroutine = 0;
  Address object = 0;
  Address other = 0;
  std::uint64_t value = 0;
  std::uint16_t type = 0;        ///< TypeId of the object at `object` then; 0: none
  std::uint16_t other_type = 0;  ///< the same of `other`
  std::uint32_t word = 0;        ///< where a slot is concerned: its word in the object
};

}  // namespace tricolor
