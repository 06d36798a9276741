// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>
#include <utility>

#include "core/base/version_profile.h"
#include "core/sim/allocation_costs.h"
#include "core/sim/cycle_start.h"
#include "core/sim/runtime.h"

// One collection from start to end (go-gc-model §3), without the end of marking: runtime_stop.cpp.
// The order of the steps is the model's.

namespace tricolor {

bool Runtime::over_trigger() {
  if (m_marking) return false;
  if (m_config.memory_limit != kNoMemoryLimit) refresh_memory_inputs();
  return m_pacer.inputs().heap_live >= m_pacer.trigger();
}

CycleReason Runtime::automatic_reason() const {
  const bool by_limit = m_pacer.memory_limit_goal() < m_pacer.gc_percent_goal();
  return by_limit ? CycleReason::kMemoryLimit : CycleReason::kHeapGoal;
}

// §3.2, points 1 to 5: off → stopped.
void Runtime::start_cycle(int index, CycleReason reason, CycleKind kind) {
  Processor& p = m_processors[index];
  // 1. What is left to sweep, while the reason for collecting still holds.
  Sweeper::Tally tally;
  while ((kind != CycleKind::kHeap || over_trigger()) && m_sweeper.sweep_one(m_heap, tally)) {
  }
  swept(index, tally);
  if (kind == CycleKind::kHeap && !over_trigger()) return;
  if (kind == CycleKind::kHeap) {
    Goroutine& g = m_goroutines[p.goroutine];
    if (wait_for_last_cycle(index)) {
      g.may_start_cycle = true;  // it looks at the trigger again afterwards
      return;
    }
  }
  if (kind == CycleKind::kHeap) withhold_large_type(index);
  start_mark_workers(index);
  m_cycle = CycleInProgress();
  m_cycle.reason = reason;
  m_cycle.trigger_bytes = m_pacer.trigger();
  m_cycle.heap_at_start_bytes = m_pacer.inputs().heap_live;
  m_cycle.sweep_term = p.clock;
  record_start(reason, p.clock);
  // 5. Stop the world. What happens while it is stopped is the next action, so that it can be seen.
  ++m_cycle_number;
  set_phase(Phase::kSweepTermination, p.clock);
  m_pause = {Phase::kSweepTermination, index, kind, stop_world(index, cost::kSweepTermination)};
}

void Runtime::record_start(CycleReason reason, Ticks at) {
  CycleStart start = cycle_start_of(m_pacer);
  start.reason = reason;
  start.at_ns = nanos(at);
  start.last_end_ns = nanos(m_last_cycle_end);
  start.gogc = m_config.gogc;
  start.memory_limit = m_config.memory_limit;
  start.go_minor = m_config.go_minor;
  m_record.begin_cycle(start);
}

void Runtime::leave_pause() {
  turned();
  const Pause pause = m_pause;
  m_acting = pause.p;
  m_log.at(nanos(pause.restart), pause.p, m_processors[pause.p].goroutine, &m_heap);
  if (pause.phase == Phase::kSweepTermination) {
    begin_mark(pause.p, pause.restart, pause.kind);
  } else {
    end_mark(pause.p, pause.restart);
  }
}

// §3.2 from point 6 on, with the world stopped.
void Runtime::begin_mark(int index, Ticks restart, CycleKind kind) {
  finish_sweep(index);
  ready_scavenger();
  m_off_heap.next_epoch();
  clean_up_pools();
  m_log.add(EventKind::kCycleStart, m_cycle.heap_at_start_bytes,
            static_cast<Address>(m_cycle.reason), m_cycle_number);
  m_pacer.start_cycle(nanos(m_cycle.sweep_term), m_config.procs, kind);
  update_limiter(nanos(m_cycle.sweep_term));
  m_limiter.start_transition(true, nanos(m_cycle.sweep_term));
  // 10. The barrier is on and new objects are black before anybody runs again.
  m_heap.set_allocate_black(true);
  m_marker.start(cost::mark_costs(m_marker.green_tea(), m_config.go_minor),
                 cost::cold_memory(m_heap.pages().totals().in_use, m_marker.green_tea()),
                 m_config.procs);
  m_credit.reset();
  for (Goroutine& g : m_goroutines) {
    g.balance_bytes = 0;
    g.charged = false;
    g.excused = false;
    g.stack_scanned = false;
  }
  for (Processor& each : m_processors) {
    each.assist_time = 0;
    each.fractional_time = 0;
    each.unflushed_roots = 0;
    each.work_since_check = 0;
  }
  const std::uint32_t system = m_config.runtime_startup
                                   ? m_footprint.system_goroutines +
                                         static_cast<std::uint32_t>(m_all_goroutines.mark_workers)
                                   : 0;
  m_roots.prepare(m_footprint.data_bytes, m_footprint.bss_bytes,
                  arenas_in(m_heap.pages().mapped_bytes()),
                  static_cast<std::uint32_t>(m_goroutines.size()) + system,
                  holds(Since::kCleanupQueue, m_config.go_minor));
  MarkTally blocks;
  for (int i = 0; i < m_heap.processors(); ++i) {
    if (m_heap.cache_of(i).tiny != 0) m_marker.mark_block(m_heap, m_heap.cache_of(i).tiny, blocks);
  }
  m_cycle.marking.add(blocks);
  m_marking = true;
  shade_list_of_goroutines(index);
  m_unbarriered.clear();
  // 14. Start the world. Before 1.26 waking the next one comes after the pause.
  if (holds(Since::kPauseLastsUntilWoken, m_config.go_minor)) {
    start_world(index);
    restart = m_processors[index].clock;
  }
  m_cycle.mark = restart;
  m_limiter.finish_transition(nanos(restart));
  set_phase(Phase::kMark, restart);
  m_pacer.revise();
  if (!holds(Since::kPauseLastsUntilWoken, m_config.go_minor)) start_world(index);
}

// §3.9 from point 4 on and §3.10, with the world stopped.
void Runtime::end_mark(int index, Ticks restart) {
  update_limiter(nanos(m_cycle.mark_term));
  m_limiter.start_transition(false, nanos(m_cycle.mark_term));
  grow_stack_of_finisher(index);
  m_credit.release_all();
  m_pacer.end_cycle(nanos(m_cycle.mark_term), m_config.procs);
  m_cycle.marking.add_born_black(m_heap.take_born_black_bytes());
  drop_pending_scannable();
  note_heap_alloc();
  if (m_config.verify) verify_heap();
  end_cycle(index, restart);
  wake_paid();
  m_stacks.end_cycle(m_heap);
  for (int i = 0; i < m_heap.processors(); ++i) {
    flush_cache(i);
    const bool idle = m_processors[i].idle;
    if (idle && holds(Since::kIdlePageCachesFlushed, m_config.go_minor))
      m_heap.pages().flush_cache(i);
  }
  note_off_heap(index);
  if (m_goroutines[kSweeperGoroutine].state == Goroutine::State::kWaiting) {
    make_runnable(kSweeperGoroutine);
  }
  for (const GoroutineId waiter : m_collect_waiters) make_runnable(waiter);
  m_collect_waiters.clear();
  finish_cycle(index);
  if (m_pending_procs != 0) change_procs(std::exchange(m_pending_procs, 0));
}

// §3.10, points 9 and 10, and the trace; then another cycle may begin.
void Runtime::finish_cycle(int index) {
  start_world(index);
  Processor& p = m_processors[index];
  const bool alone = m_config.procs == 1;
  p.clock += alone                ? cost::kFinishCycleAlone
             : m_cycle.others_ran ? m_variation.one_of(cost::kFinishCycleWithOthers)
                                  : cost::kFinishCycle;
  if (m_config.runtime_startup) print_trace(index);
  m_cycle_over = p.clock;
}

void Runtime::print_trace(int index) {
  Processor& p = m_processors[index];
  p.clock +=
      m_variation.one_of(m_config.procs == 1 ? cost::kTraceWrite : cost::kTraceWriteBesideOthers) *
      m_footprint.trace_writes;
  const bool is_worker = p.goroutine == kNoGoroutine;  // not a goroutine's assist
  if (!m_footprint.trace_grows_stack || !is_worker) return;
  if (std::exchange(p.worker_stack_grown, true)) return;
  m_stacks.grow_worker(lent_to_stacks(index));
  stacks_changed();
}

// Whoever wants to start a cycle waits until the last one's work after the restart is done
// (gcsema).
bool Runtime::wait_for_last_cycle(int index) {
  const Processor& p = m_processors[index];
  if (p.clock >= m_cycle_over) return false;
  m_sleepers.add(m_cycle_over, p.goroutine);
  m_log.add(EventKind::kCycleWait, 0, 0, static_cast<std::uint64_t>(nanos(m_cycle_over - p.clock)));
  deschedule(index, Goroutine::State::kWaiting);
  return true;
}

// §3.10, up to point 8.
void Runtime::end_cycle(int index, Ticks restart) {
  CycleRecord record;
  record.heap_at_mark_end_bytes = m_pacer.inputs().heap_live;
  record.heap_scan_work_bytes = m_pacer.scan_work().heap;
  record.stack_scan_work_bytes = m_pacer.scan_work().stack;
  record.globals_scan_work_bytes = m_pacer.scan_work().globals;
  m_pacer.reset_live(m_cycle.marking.bytes_marked());
  m_heap.set_allocate_black(false);
  m_untouched.clear();
  m_barrier.discard();
  m_sweeper.start_cycle(m_heap.pages().totals().in_use / kPageBytes);
  m_scavenger.set_last_heap_in_use(m_heap.pages().totals().in_use);
  m_ages.pass(record.heap_scan_work_bytes);
  m_heap.pages().next_generation();
  commit();
  m_last_cycle_end = restart;
  m_limiter.finish_transition(nanos(restart));
  m_pause_total += m_cycle.pauses(restart);
  m_gc_cpu += m_cycle.cpu(restart, m_config.procs);
  m_processors[index].clock = restart;
  record_cycle(record, restart);
  set_phase(Phase::kSweep, restart);
  m_log.add(EventKind::kCycleEnd, m_cycle.marking.bytes_marked(), m_pacer.heap_goal(),
            m_record.finished_cycles());
}

// `c` has what was known before the heap was reset.
void Runtime::record_cycle(CycleRecord c, Ticks end) {
  m_cycle.write_to(c, end);
  c.goal_bytes = m_pacer.last_heap_goal();
  c.next_goal_bytes = m_pacer.heap_goal();
  c.next_trigger_bytes = m_pacer.trigger();
  c.max_stack_scan_bytes = m_pacer.inputs().max_stack_scan;
  c.cons_mark = m_pacer.cons_mark();
  c.gc_cpu_fraction = static_cast<double>(m_gc_cpu) /
                      (static_cast<double>(end) * static_cast<double>(m_config.procs));
  c.gogc = m_config.gogc;
  c.procs = m_config.procs;
  c.memory_limit = m_config.memory_limit;
  c.limiter_on = limiting();
  refresh_memory_inputs();
  const PageTotals& totals = m_heap.pages().totals();
  c.mapped_ready_bytes = m_pacer.inputs().memory.mapped_ready;
  c.heap_inuse_bytes = totals.in_use;
  c.heap_free_bytes = totals.free;
  c.heap_released_bytes = totals.released;
  m_record.end_cycle(c, m_config.go_minor);
}

void Runtime::commit() {
  refresh_memory_inputs();
  m_pacer.commit(m_sweeper.done());
  m_sweeper.set_pace(m_pacer.inputs().heap_live, m_pacer.trigger(),
                     m_heap.pages().totals().in_use / kPageBytes);
  m_scavenger.commit(scavenge_inputs());
}

void Runtime::refresh_memory_inputs() {
  const PageTotals& totals = m_heap.pages().totals();
  MemoryTotals& memory = m_pacer.inputs().memory;
  memory.heap_free = totals.free;
  memory.total_alloc = m_heap.counts().allocated_bytes;
  memory.total_free = m_heap.counts().freed_bytes;
  memory.mapped_ready = totals.in_use + totals.manual + totals.free + non_heap_bytes();
}

// While marking, every change of the live heap moves the assist ratio.
void Runtime::heap_live_changed() {
  if (!m_marking) return;
  if (m_config.memory_limit != kNoMemoryLimit) refresh_memory_inputs();
  m_pacer.revise();
}

void Runtime::set_phase(Phase phase, Ticks at) {
  m_phase = phase;
  m_record.begin_phase(phase, position(), nanos(at), m_cycle_number);
  m_progress.phase_began(phase);
  m_log.add(EventKind::kPhase, 0, m_cycle_number, static_cast<std::uint64_t>(phase));
  take_sample();
}

}  // namespace tricolor
