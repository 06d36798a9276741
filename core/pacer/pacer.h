// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <algorithm>
#include <cstdint>

#include "core/base/units.h"
#include "core/pacer/assist_ratio.h"
#include "core/pacer/cons_mark.h"
#include "core/pacer/mark_workers.h"
#include "core/pacer/memory_limit_goal.h"
#include "core/pacer/pacer_variant.h"

// The pacer room: when a collection starts, how hard mutators must help, how much CPU the
// collector may take, how much memory goes back. Numbers in, numbers out: nothing here has
// ever seen a span. Sections (§) are those of the project's model of Go's collector.

namespace tricolor {

/// The live quantities that the pacer reads; whoever owns the heap keeps them current.
struct PacerInputs {
  Bytes heap_live = 0;       ///< L: marked by the last cycle + handed out since
  Bytes heap_scan = 0;       ///< S_h: its part up to each object's last pointer
  Bytes max_stack_scan = 0;  ///< S_s: allocated size of all goroutine stacks
  Bytes globals_scan = 0;    ///< G: data and bss that may hold pointers
  MemoryTotals memory;
};

/// Scan work, by what was scanned.
struct ScanWork {
  Bytes heap = 0;
  Bytes stack = 0;
  Bytes globals = 0;
  Bytes total() const { return heap + stack + globals; }
};

/// What a cycle leaves behind for the next one.
struct LastCycle {
  Bytes heap_marked = 0;
  Bytes heap_scan = 0;
  Bytes stack_scan = 0;
  double cons_mark = 0;
};

/// Decides when a cycle starts and what allocation costs while it runs (§4). A plain value:
/// copying it is a checkpoint.
///
/// Call order:
///  1. construct; it commits once, as if no sweep were pending;
///  2. keep inputs() current; start a cycle when heap_live ≥ trigger();
///  3. start_cycle(), with the world stopped;
///  4. while marking: add_scan_work(), add_assist_time(), add_idle_time(), and revise() after
///     every change of heap_live or heap_scan;
///  5. with the world stopped again: end_cycle(), reset_live(), commit(false);
///  6. after set_gc_percent() or set_memory_limit(), at any time: commit(sweep is done), and
///     revise() if marking.
///
/// Arithmetic is 64-bit and wraps, and doubles convert, as in the runtime on amd64.
class Pacer {
 public:
  /// triggered() outside a mark phase.
  static constexpr Bytes kNoTrigger = ~Bytes{0};

  struct Goal {
    Bytes goal = 0;
    Bytes min_trigger = 0;
  };

  /// The trigger with what it was chosen from. Bounds are 0 where the heap is at its goal.
  struct Trigger {
    Bytes goal = 0;
    Bytes wanted = 0;  ///< goal - runway
    Bytes earliest = 0;
    Bytes latest = 0;
    Bytes trigger = 0;
  };

  /// `gogc`: percent, negative is off. `memory_limit`: bytes, kNoMemoryLimit is none.
  Pacer(PacerVariant variant, std::int32_t gogc, std::int64_t memory_limit);

  void set_gc_percent(std::int32_t gogc);
  /// A negative limit changes nothing.
  void set_memory_limit(std::int64_t memory_limit);
  std::int32_t gc_percent() const { return m_gogc; }
  std::int64_t memory_limit() const { return m_memory_limit; }
  PacerVariant variant() const { return m_variant; }

  PacerInputs& inputs() { return m_inputs; }
  const PacerInputs& inputs() const { return m_inputs; }

  /// Recomputes what stays fixed between commits: GOGC goal, sweep minimum, runway (§4.2).
  void commit(bool sweep_done);

  /// The value that heap_live should not exceed when the cycle ends; moves with the inputs.
  Bytes heap_goal() const { return current_goal().goal; }
  /// The value of heap_live at which a cycle starts; never above heap_goal().
  Bytes trigger() const { return choose_trigger().trigger; }
  Trigger choose_trigger() const;
  /// No GOGC goal is smaller: 4 MiB scaled by GOGC; 0 if off.
  Bytes heap_minimum() const;
  /// The goal and the lowest trigger that goes with it (§4.3).
  Goal current_goal() const;
  Bytes memory_limit_goal() const;
  Bytes gc_percent_goal() const { return m_gc_percent_goal; }
  Bytes sweep_min_trigger() const { return m_sweep_min_trigger; }
  /// Bytes expected to be allocated during a mark phase.
  Bytes runway() const { return m_runway; }

  /// Zeroes the work of the cycle, shares out the workers, sets the first assist ratio (§4.4).
  /// `now` is when the world began to stop.
  void start_cycle(Nanos now, int procs, CycleKind kind);
  void add_scan_work(Bytes heap, Bytes stack, Bytes globals);
  /// CPU time that mutators spent on assists in this cycle.
  void add_assist_time(Nanos time) { m_assist_time += time; }
  /// CPU time of idle-priority mark workers in this cycle.
  void add_idle_time(Nanos time) { m_idle_time += time; }
  /// Adapts the assist ratios to the work and the heap as they are now (§4.6).
  void revise();
  /// Measures cons/mark (§4.7). heap_marked and the goal are still the cycle's.
  void end_cycle(Nanos now, int procs);
  /// The heap is now exactly what was marked (§4.8); then commit().
  void reset_live(Bytes bytes_marked);

  const AssistRatios& assist() const { return m_assist; }
  double assist_work_per_byte() const { return m_assist.work_per_byte; }
  double assist_bytes_per_work() const { return m_assist.bytes_per_work; }
  int dedicated_workers() const { return m_workers.dedicated; }
  double fractional_goal() const { return m_workers.fractional; }
  int max_idle_workers() const { return m_workers.max_idle; }

  Bytes heap_marked() const { return m_heap_marked; }
  Bytes last_heap_scan() const { return m_last_heap_scan; }
  Bytes last_stack_scan() const { return m_last_stack_scan; }
  /// The goal the last cycle ended with; 0 before the first.
  Bytes last_heap_goal() const { return m_last_heap_goal; }
  /// Where the running cycle started; kNoTrigger outside a mark phase.
  Bytes triggered() const { return m_triggered; }
  const ScanWork& scan_work() const { return m_work; }
  Nanos assist_time() const { return m_assist_time; }
  Nanos idle_time() const { return m_idle_time; }
  Nanos mark_start() const { return m_mark_start; }
  double cons_mark() const { return m_cons_mark.value(); }
  double measured_cons_mark() const { return m_cons_mark.measured(); }
  double pi_integral() const { return m_cons_mark.pi_integral(); }
  /// Share of the last cycle's CPU in background workers and assists; 0.25 is the aim.
  double last_utilization() const { return m_last_utilization; }

  /// Puts the pacer behind a cycle that never ran; then commit(). For what-if questions.
  void restore(const LastCycle& last);

  void hash(Hasher& hasher) const;

 private:
  Bytes expected_work() const {
    return m_last_heap_scan + m_last_stack_scan + m_inputs.globals_scan;
  }

  PacerInputs m_inputs;
  PacerVariant m_variant;
  PacerRules m_rules;
  std::int32_t m_gogc;
  std::int64_t m_memory_limit;

  // Left by the last cycle.
  Bytes m_heap_marked = 0;
  Bytes m_last_heap_scan = 0;
  Bytes m_last_stack_scan = 0;
  Bytes m_last_heap_goal = 0;
  double m_last_utilization = 0;
  ConsMark m_cons_mark;

  // Fixed by commit().
  Bytes m_gc_percent_goal = 0;
  Bytes m_sweep_min_trigger = 0;
  Bytes m_runway = 0;

  // The running cycle.
  Bytes m_triggered = kNoTrigger;
  Nanos m_mark_start = 0;
  Nanos m_assist_time = 0;
  Nanos m_idle_time = 0;
  ScanWork m_work;
  MarkWorkers m_workers;
  AssistRatios m_assist;
};

inline Bytes Pacer::memory_limit_goal() const {
  return tricolor::memory_limit_goal(m_inputs.memory, static_cast<Bytes>(m_memory_limit),
                                     m_heap_marked, m_rules.headroom_grows_with_goal);
}

inline Pacer::Goal Pacer::current_goal() const {
  // A running cycle always keeps some room ahead of where it started, so that the assist
  // ratio stays finite: 64 KiB as in the runtime.
  constexpr Bytes kMinRunway = 64 * kKiB;
  const Bytes limit_goal = memory_limit_goal();
  if (limit_goal < m_gc_percent_goal) return {limit_goal, 0};
  Bytes goal = std::max(m_gc_percent_goal, m_sweep_min_trigger);
  if (m_triggered != kNoTrigger) goal = std::max(goal, m_triggered + kMinRunway);
  return {goal, m_sweep_min_trigger};
}

}  // namespace tricolor
