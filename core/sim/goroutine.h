// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/base/cost_model.h"
#include "core/heap/roots.h"
#include "core/heap/span.h"
#include "core/program/program.h"
#include "core/program/request.h"

namespace tricolor {

/// A goroutine: a program's state, its stack, and where it stands with the collector.
///
/// States: kRunnable (in the run queue), kRunning (on a processor), kWaiting (semaphore, sleep,
/// runtime.GC, or for ever), kAssistWait (parked in the assist queue), kDead (slot is reused).
struct Goroutine {
  enum class State : std::uint8_t { kRunnable, kRunning, kWaiting, kAssistWait, kDead };
  /// Where a goroutine inside runtime.GC() is (go-gc-model §3.12).
  enum class CollectStage : std::uint8_t { kNone, kWaitForCurrent, kStart, kWaitForMark, kSweep };
  /// The background sweeper and scavenger are goroutines without a program.
  enum class Kind : std::uint8_t { kUser, kSweeper, kScavenger };

  Goroutine() = default;
  Goroutine(Goroutine&&) noexcept = default;
  Goroutine& operator=(Goroutine&&) noexcept = default;
  Goroutine(const Goroutine& other) { *this = other; }
  Goroutine& operator=(const Goroutine& other);
  ~Goroutine() = default;

  State state = State::kRunnable;
  Kind kind = Kind::kUser;
  std::string function;
  std::unique_ptr<Program> program;
  Stack stack;
  SpanId stack_span = kNoSpan;  ///< where its stack is; a dead one may still have it
  Request pending;              ///< what it asks for next
  bool started = false;         ///< `pending` is valid
  Ticks work_left = 0;          ///< of a kWork request
  Address returning = 0;        ///< allocated, but mallocgc has not returned it yet; 0: none
  Ticks filling = 0;  ///< clearing a large object and touching new memory takes so much more
  bool may_start_cycle = false;  ///< mallocgc looks at the trigger before it returns
  CollectStage collect = CollectStage::kNone;
  std::uint32_t collect_cycle = 0;  ///< the cycle it waits for

  // Mark assist (§5).
  std::int64_t balance_bytes = 0;   ///< negative: debt
  bool stack_scanned = false;       ///< black in the running cycle
  bool charged = false;             ///< the pending allocation is on the balance already
  bool rounding_uncharged = false;  ///< of the pending allocation, if marking begins during it
  bool excused = false;  ///< was parked and released: the pending allocation goes through
  bool assisting = false;
  std::int64_t assist_wanted = 0;  ///< scan work of the running assist
  std::int64_t assist_done = 0;
  bool assist_stepped = false;  ///< it has done something
  Ticks assist_begin = 0;
  Ticks assist_end = 0;  ///< of the last one; another processor's clock may still be before it

  bool is_user() const { return kind == Kind::kUser; }
};

}  // namespace tricolor
