// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/cost_model.h"
#include "core/heap/roots.h"
#include "core/pacer/limiter_event.h"
#include "core/sim/snapshot.h"

namespace tricolor {

enum class WorkerMode : std::uint8_t { kNone, kDedicated, kFractional, kIdle };

inline constexpr GoroutineId kNoGoroutine = ~GoroutineId{0};

/// One P: a time line of its own, on which it runs a goroutine or a mark worker, or idles.
struct Processor {
  Ticks clock = 0;
  bool idle = false;                     ///< asleep; its clock stands still until it is woken
  GoroutineId goroutine = kNoGoroutine;  ///< on it, if any
  WorkerMode worker = WorkerMode::kNone;
  bool preempt = false;   ///< somebody asked it to reschedule
  bool spinning = false;  ///< was woken and has not found work yet
  Ticks spins_until = 0;  ///< it tries until then to take a goroutine from another's queue
  std::uint32_t schedule_count = 0;  ///< grows with every scheduling decision (schedtick)
  // What the monitor saw when it last looked: preemption after 10 ms of the same.
  std::uint32_t seen_count = ~std::uint32_t{0};
  Ticks seen_at = 0;

  // The running worker.
  Ticks worker_begin = 0;
  Bytes unflushed_work = 0;     ///< assists' and workers' scan work not yet reported to the pacer
  Bytes assists_unflushed = 0;  ///< the part of it that is no credit: assists' before the worker
  Bytes unflushed_roots = 0;    ///< root work that the pacer knows, but not the credit
  Bytes work_since_check = 0;
  bool root_job_done = false;  ///< its last step was one
  Bytes worker_scanned = 0;
  bool worker_stack_grown = false;  ///< its goroutine has printed a trace

  // Of this cycle.
  Ticks assist_time = 0;  ///< not yet flushed to the pacer
  Ticks fractional_time = 0;

  LimiterEvent limiter_event = {};
  bool has_timers = false;  ///< the list that its first timer needs

  Address at = 0;  ///< what it touched last, for viewers
};

}  // namespace tricolor
