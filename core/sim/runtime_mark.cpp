// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>
#include <utility>

#include "core/base/version_profile.h"
#include "core/sim/runtime.h"

// Background mark workers and root jobs (go-gc-model §3.3, §3.4, §3.5, §3.8).

namespace tricolor {
namespace {

/// A fractional or idle worker looks after this much scan work whether to go on.
constexpr Bytes kSelfCheck = 100'000;
/// What an allocation that assists has called when its stack is scanned, and how much deeper the
/// scavenger's is asleep than parked [1.19.8, the reference's program: disassembled, and
/// gcpacertrace].
constexpr Bytes kAllocationFrameBytes = 304;
constexpr Bytes kSleepingScavengerBytes = 64;
/// A fractional worker stops when it is this far above its goal.
constexpr double kFractionalSlack = 1.2;

}  // namespace

void Runtime::run_worker(int index) {
  Processor& p = m_processors[index];
  while (may_act(p) && p.worker != WorkerMode::kNone) {
    if (m_log.on()) m_log.at(nanos(p.clock), index, p.goroutine, &m_heap);
    if (!worker_step(index)) return stop_worker(index);
  }
}

// One root job, or objects (spans) until something is due. False if the worker is to stop.
bool Runtime::worker_step(int index) {
  Processor& p = m_processors[index];
  if (m_roots.left() && lets_others_go_first(index)) return true;
  const Ticks begin = p.clock;
  const bool go_on = conclude_worker_step(index);
  if (!go_on || p.clock != begin) {  // waking somebody is a step of its own
    turned();
    return go_on;
  }
  MarkTally tally;
  tally.observer = m_log.mark_observer();
  if (m_roots.left()) {
    const Bytes before = root_work();
    do_root_job(index, tally);
    acted();
    p.unflushed_roots += root_work() - before;
    p.root_job_done = true;
  } else {
    Bytes most = kCreditSlack - std::min(p.unflushed_work, kCreditSlack - 1);
    if (p.worker != WorkerMode::kDedicated) {
      most = std::min(most, kSelfCheck - std::min(p.work_since_check, kSelfCheck - 1));
    }
    if (!drain(index, most, tally)) {
      turned();
      charge_marking(index, tally);
      return false;
    }
  }
  charge_marking(index, tally);
  p.unflushed_work += tally.scanned;
  p.work_since_check += tally.scanned;
  p.worker_scanned += tally.scanned;
  return true;
}

// What the last step did becomes known, as scan work and credit, when the others have come as far:
// scanning a part of a large table takes longer than a quantum. False if the worker has done enough
// for now.
bool Runtime::conclude_worker_step(int index) {
  Processor& p = m_processors[index];
  enlist_worker(index);
  flush_worker(index, false);
  const bool look = std::exchange(p.root_job_done, false) || p.work_since_check >= kSelfCheck;
  if (p.worker == WorkerMode::kDedicated) return true;
  if (p.preempt) return false;
  if (!look) return true;
  p.work_since_check = 0;
  if (p.worker == WorkerMode::kIdle) return !m_goroutines.any_runnable();
  const Ticks own = p.fractional_time + (p.clock - p.worker_begin);
  const Ticks elapsed = p.clock - m_cycle.sweep_term;
  return elapsed <= 0 || static_cast<double>(own) / static_cast<double>(elapsed) <=
                             kFractionalSlack * m_pacer.fractional_goal();
}

// Heap objects for this processor's worker or assist, up to `most` bytes of scan work or the end of
// its quantum; one at a time while somebody watches. False if there are none.
bool Runtime::drain(int index, Bytes most, MarkTally& tally) {
  const Processor& p = m_processors[index];
  const DrainLimit limit{m_log.on() ? 1 : m_progress.actions_left(),
                         std::min(m_horizon, m_progress.until()) - p.clock, most,
                         m_barrier.empty(index)};
  std::uint64_t items = m_marker.drain(m_heap, index, limit, tally);
  if (items == 0 && !m_barrier.empty(index)) {
    m_barrier.flush(m_heap, m_marker, index, tally, m_log.barrier_observer());
    DrainLimit anywhere = limit;
    anywhere.steal = true;
    items = m_marker.drain(m_heap, index, anywhere, tally);
  }
  m_progress.acted(items);
  return items != 0;
}

void Runtime::charge_marking(int index, const MarkTally& tally) {
  Processor& p = m_processors[index];
  p.clock += tally.charged + cost::shared_memory(tally.cost, m_config.procs);
  if (tally.at != 0) p.at = tally.at;
  m_cycle.marking.add(tally);
}

// Roots are credit at once, heap objects when there is enough of them.
void Runtime::flush_worker(int index, bool all) {
  Processor& p = m_processors[index];
  Bytes credit = std::exchange(p.unflushed_roots, 0);
  if (all || p.unflushed_work >= kCreditSlack) {
    credit += p.unflushed_work - p.assists_unflushed;
    report_work(p);
  }
  if (credit == 0) return;
  m_credit.add(static_cast<std::int64_t>(credit), m_pacer.assist_bytes_per_work(),
               m_pacer.assist_work_per_byte());
  scan_work_reported(index);
  wake_paid();
}

// Who has put work where others can take it asks somebody to come, if more workers are wanted
// (§3.8): with Green Tea from 1.26 on one that sleeps, else, for a dedicated worker, any that runs.
// True if that took time: one was woken.
bool Runtime::enlist_worker(int index) {
  if (m_processors.count() == 1 || !m_marker.take_offer(index)) return false;
  const bool wants_dedicated = m_cycle.dedicated_running < m_pacer.dedicated_workers();
  const bool wants_idle = m_cycle.idle_running < m_pacer.max_idle_workers();
  const bool wakes = m_marker.green_tea() && holds(Since::kPutWorkWakesIdle, m_config.go_minor);
  if (wakes && (wants_dedicated || wants_idle) && wake_from(index)) return true;
  if (wants_dedicated) preempt_another(index);
  return false;
}

// One that runs, if a few tries find it.
void Runtime::preempt_another(int index) {
  constexpr int kTries = 5;
  for (int tries = 0; tries < kTries; ++tries) {
    const int step = 1 + m_variation.below(m_processors.count() - 1);
    Processor& other = m_processors[(index + step) % m_processors.count()];
    if (other.goroutine == kNoGoroutine && other.worker == WorkerMode::kNone) continue;
    other.preempt = true;
    return;
  }
}

void Runtime::scan_work_reported(int index) {
  while (!m_work_buffers.has_room_for(m_marker.work().most_in_use())) {
    scavenge_for(index, m_work_buffers.grow(m_heap, index));
  }
  m_cycle.marking.look_at_queue(m_marker.waiting());
}

void Runtime::stop_worker(int index) {
  Processor& p = m_processors[index];
  flush_worker(index, true);
  const Ticks spent = p.clock - p.worker_begin;
  switch (p.worker) {
    case WorkerMode::kDedicated:
      m_cycle.dedicated += spent;
      --m_cycle.dedicated_running;
      break;
    case WorkerMode::kFractional:
      m_cycle.fractional += spent;
      p.fractional_time += spent;
      break;
    case WorkerMode::kIdle:
      m_cycle.idle += spent;
      --m_cycle.idle_running;
      m_pacer.add_idle_time(nanos(spent));
      m_limiter.stop(p.limiter_event, nanos(p.clock));
      break;
    case WorkerMode::kNone:
      break;
  }
  m_log.add(EventKind::kWorkerEnd, 0, 0, p.worker_scanned);
  p.worker = WorkerMode::kNone;
  --m_cycle.active;
  ++p.schedule_count;
  maybe_finish_mark(index);
}

void Runtime::mark_root(int p, Address root, MarkTally& tally) {
  tally.cost += m_marker.costs().word + m_marker.costs().pointer;
  if (root < kArenaBase) return;
  m_marker.mark(m_heap, p, Heap::pack(root), 0, tally);
}

void Runtime::mark_globals(int index, const RootJob& job, MarkTally& tally) {
  if (job.index == 0) {
    for (const Address root : m_runtime_roots.data()) mark_root(index, root, tally);
  }
  if (!job.variables) return;
  for (const Variable& global : m_globals.variables) mark_root(index, global.value, tally);
  for (const Address root : m_runtime_roots.bss()) mark_root(index, root, tally);
  for (const SyncPool& pool : m_pools) {
    pool.for_each([&](Address object) { mark_root(index, object, tally); });
  }
}

void Runtime::do_root_job(int index, MarkTally& tally) {
  const bool first = m_roots.untouched();
  const RootJob job = m_roots.take();
  tally.cost += cost::kRootJob;
  if (first && m_processors[index].worker == WorkerMode::kNone) {
    tally.charged += cost::first_assist(m_config.procs);
  }
  switch (job.kind) {
    case RootJob::Kind::kGlobals:
      mark_globals(index, job, tally);
      tally.cost +=
          static_cast<Ticks>(job.bytes) * (job.data ? cost::kScanDataByte : cost::kScanBssByte);
      m_pacer.add_scan_work(0, 0, job.bytes);
      m_log.add(EventKind::kScanGlobals, 0, 0, job.bytes);
      break;
    case RootJob::Kind::kStack:
      scan_stack(index, job.index, tally);
      break;
    case RootJob::Kind::kDeadStacks:
      free_dead_stacks(index);
      break;
    case RootJob::Kind::kFinalizerQueue:
      mark_calls(index, CallQueue::kFinalizers, tally);
      break;
    case RootJob::Kind::kCleanupQueue:
      mark_calls(index, CallQueue::kCleanups, tally);
      break;
    case RootJob::Kind::kSpanSpecials:
      mark_specials(index, job.index, tally);
      break;
  }
}

// The scavenger's is deeper while it sleeps than while it is parked.
Bytes Runtime::system_stack_bytes(std::size_t number) const {
  if (number >= m_footprint.system_goroutines) return m_footprint.worker_stack_bytes;
  const Bytes each = m_footprint.system_stack_bytes / m_footprint.system_goroutines;
  if (number != 0) return each;
  const bool sleeps = m_scavenger.wake_at() != BackgroundScavenger::kNever;
  return each + (sleeps ? kSleepingScavengerBytes : 0) +
         (m_main_has_yielded ? m_footprint.late_stack_bytes : 0);
}

// The stack turns black: it is not looked at again in this cycle, the barrier makes that sound.
// The runtime's own goroutines have no variables that point to program objects.
void Runtime::scan_stack(int index, GoroutineId number, MarkTally& tally) {
  if (number >= m_goroutines.size()) {
    const Bytes bytes = system_stack_bytes(number - m_goroutines.size());
    tally.cost += cost::kScanStack;
    m_stacks.scanned(bytes);
    m_pacer.add_scan_work(0, bytes, 0);
    return;
  }
  Goroutine& g = m_goroutines[number];
  if (g.state == Goroutine::State::kDead || g.stack_scanned || !g.is_user()) return;
  const bool assists = g.assisting || m_processors[index].clock < g.assist_end;
  if (g.state == Goroutine::State::kRunning && !assists) stop_for_scan(index, number);
  // Whoever does not wait is somewhere in an allocation.
  const bool waits = g.state == Goroutine::State::kWaiting;
  const Bytes bytes = g.stack.used_bytes + (waits ? 0 : kAllocationFrameBytes);
  tally.cost += cost::kScanStack + static_cast<Ticks>(bytes) * cost::kScanStackByte;
  for (const Variable& variable : g.stack.variables) mark_root(index, variable.value, tally);
  g.stack_scanned = true;
  m_stacks.scanned(bytes);
  m_pacer.add_scan_work(0, bytes, 0);
  m_log.add(EventKind::kScanStack, 0, number, bytes);
  if (!g.stack.is_too_large()) return;
  tally.cost += cost::copy_stack(g.stack.used_bytes);
  resize_stack(index, g, g.stack.allocated_bytes / 2);
}

// A goroutine that runs elsewhere has to stop for its scan (§3.4). Its processor looks for other
// work meanwhile, a mark worker first; it goes on wherever a processor finds it afterwards. One
// that assists stands still anyway.
void Runtime::stop_for_scan(int index, GoroutineId number) {
  for (int i = 0; i < m_processors.count(); ++i) {
    Processor& other = m_processors[i];
    if (i == index || other.goroutine != number) continue;
    Processor& p = m_processors[index];
    const Ticks stopped = std::max(p.clock, other.clock) + cost::kStopRunning;
    other.clock = stopped;
    other.goroutine = kNoGoroutine;
    p.clock = stopped + cost::kScanRunning;
    m_goroutines[number].state = Goroutine::State::kWaiting;
    const Ticks again = p.clock + cost::kStealFront;
    m_sleepers.add(again, number);
    other.spins_until = again;
    m_horizon = std::min(m_horizon, again);
    return;
  }
}

}  // namespace tricolor
