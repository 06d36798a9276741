// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/units.h"

namespace tricolor {

/// Why a cycle started.
enum class CycleReason : std::uint8_t { kHeapGoal, kMemoryLimit, kForced, kPeriodic };

/// "heap_goal", "memory_limit", "forced", "periodic".
std::string_view to_string(CycleReason reason);

/// What decided where a cycle was to start.
enum class TriggerBound : std::uint8_t {
  kRunway,    ///< goal - runway, as wanted
  kEarliest,  ///< not before: 45/64 of the way to the goal, or the sweep minimum
  kLatest,    ///< not after: 61/64 of the way, or 4 MiB before the goal
  kGoal,      ///< the marked heap is at the goal already: at once
};

/// What the pacer knew when a cycle was started: every number in the formulas of goal and trigger
/// (go-gc-model §4.2, §4.3).
struct CycleStart {
  CycleReason reason = CycleReason::kHeapGoal;
  Nanos at_ns = 0;        ///< when the world began to stop
  Nanos last_end_ns = 0;  ///< end of the cycle before; 0 before the first
  std::int32_t gogc = 100;
  std::int64_t memory_limit = kNoMemoryLimit;
  int go_minor = 26;
  Bytes heap_live_bytes = 0;    ///< L
  Bytes heap_marked_bytes = 0;  ///< M, by the cycle before
  Bytes heap_scan_bytes = 0;    ///< scan work of the cycle before
  Bytes stack_scan_bytes = 0;
  Bytes globals_scan_bytes = 0;
  double cons_mark = 0;             ///< bytes allocated per byte scanned and CPU share
  Bytes heap_minimum_bytes = 0;     ///< 4 MiB · GOGC / 100
  Bytes gc_percent_goal_bytes = 0;  ///< as of the last commit
  Bytes memory_limit_goal_bytes = 0;
  Bytes sweep_min_trigger_bytes = 0;  ///< 0 once sweeping is over
  Bytes goal_bytes = 0;
  Bytes runway_bytes = 0;
  Bytes earliest_trigger_bytes = 0;
  Bytes latest_trigger_bytes = 0;
  Bytes trigger_bytes = 0;
  TriggerBound bound = TriggerBound::kRunway;
  // What the memory limit counts.
  Bytes mapped_ready_bytes = 0;
  Bytes heap_free_bytes = 0;
  Bytes object_bytes = 0;  ///< allocated and not freed
};

/// One finished collection. `start_ns` is when stop-the-world 1 began, `end_ns` when
/// stop-the-world 2 ended.
struct CycleRecord {
  std::uint32_t number = 0;  ///< 1-based: NumGC
  CycleReason reason = CycleReason::kHeapGoal;
  Nanos start_ns = 0;
  Nanos end_ns = 0;
  Bytes trigger_bytes = 0;           ///< heap live at which it was to start
  Bytes goal_bytes = 0;              ///< the goal it had (lastHeapGoal)
  Bytes heap_at_start_bytes = 0;     ///< heap live when it started (gctrace's first number)
  Bytes heap_at_mark_end_bytes = 0;  ///< heap live at mark termination (second)
  Bytes heap_marked_bytes = 0;       ///< bytes marked (third)
  Bytes next_goal_bytes = 0;
  Bytes next_trigger_bytes = 0;
  Bytes heap_scan_work_bytes = 0;
  Bytes stack_scan_work_bytes = 0;
  Bytes globals_scan_work_bytes = 0;
  Bytes max_stack_scan_bytes = 0;
  Nanos stw_sweep_termination_ns = 0;
  Nanos concurrent_mark_ns = 0;
  Nanos stw_mark_termination_ns = 0;
  Nanos assist_ns = 0;  ///< CPU time, all Ps
  Nanos dedicated_ns = 0;
  Nanos fractional_ns = 0;
  Nanos idle_ns = 0;
  double cons_mark = 0;        ///< after the cycle
  double gc_cpu_fraction = 0;  ///< of the whole run so far
  std::int32_t gogc = 100;
  int procs = 1;
  std::int64_t memory_limit = kNoMemoryLimit;
  bool limiter_on = false;
  // Memory right after the cycle (§2.10), bytes.
  Bytes mapped_ready_bytes = 0;
  Bytes heap_inuse_bytes = 0;
  Bytes heap_free_bytes = 0;
  Bytes heap_released_bytes = 0;
  // What marking looked at, classic against Green Tea (§9).
  std::uint64_t objects_scanned = 0;
  std::uint64_t page_visits = 0;    ///< divides objects_scanned: objects for each visit
  std::uint64_t sparse_visits = 0;  ///< Green Tea: spans scanned object by object
  std::uint64_t sparse_objects = 0;
  std::uint64_t dense_visits = 0;  ///< and in one pass
  std::uint64_t dense_objects = 0;
  std::uint64_t queue_peak = 0;  ///< objects (classic) or objects and spans that waited, most
  double queue_mean = 0;         ///< and on average over the scan work
};

}  // namespace tricolor
