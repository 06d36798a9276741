// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>
#include <utility>

#include "core/sim/runtime.h"

// Who runs next (go-gc-model §3.5). A processor that looks for work asks in this order: a dedicated
// or fractional mark worker, the run queue, an idle-priority mark worker.

namespace tricolor {
namespace {

/// How far a processor may run ahead of the others. Short against everything that the collector
/// decides by time (workers check themselves every 100,000 B, some 50 to 100 us).
constexpr Ticks kQuantum = ticks(10'000);
/// With nobody else active: no more than this at once.
constexpr Ticks kSoloQuantum = ticks(100'000);
/// How long a goroutine may run before it is preempted.
constexpr Ticks kTimeSlice = ticks(10'000'000);
/// A collection is forced if there was none for this long (§3.1).
constexpr Ticks kForcedPeriod = ticks_of(120 * kSecond);

}  // namespace

StopReason Runtime::run(const RunLimit& limit) {
  BreakpointWatch breakpoints(limit.breakpoints);
  m_progress.begin_call(limit, breakpoints, counts(), nanos(latest()));
  if (breakpoints.needs_single_steps()) m_log.set_listener(&breakpoints);
  const StopReason reason = run_on(limit);
  m_log.set_listener(nullptr);
  m_progress.end_call();
  return reason;
}

RunProgress::Counts Runtime::counts() const {
  return {m_log.last(), m_record.phase_marks().size(), m_record.finished_cycles()};
}

// Each turn of the loop is one indivisible step or, where nobody has to look after each, many.
StopReason Runtime::run_on(const RunLimit& limit) {
  const bool stepping = limit.step != RunLimit::Step::kNone;
  const std::size_t violations = m_record.violations().size();
  std::uint64_t actions = limit.max_actions;
  while (!m_finished) {
    if (m_out_of_memory) return StopReason::kOutOfMemory;
    if (m_record.violations().size() != violations) return StopReason::kViolation;
    if (m_progress.position_reached()) return StopReason::kPosition;
    if (actions == 0) return StopReason::kActions;
    if (stopped()) {
      leave_pause();
      --actions;
    } else if (m_current < 0) {
      if (!pick_processor()) return StopReason::kDeadlock;
    } else if (m_processors[m_current].clock >= m_progress.until()) {
      return m_progress.time_reached();
    } else {
      m_progress.begin_quantum(actions, m_heap);
      run_current();
      actions -= std::min(actions, m_progress.end_quantum(m_heap));
    }
    if (m_progress.breakpoint_met()) return StopReason::kBreakpoint;
    if (stepping && m_progress.step_reached(counts())) return StopReason::kStep;
  }
  return StopReason::kFinished;
}

// The active processor that is furthest behind gets a quantum; timers that are due fire first.
bool Runtime::pick_processor() {
  if (m_processors.first_awake() == Processors::kNobody && m_sleepers.empty()) return false;
  turned();
  while (true) {
    const Processors::Turn turn = m_processors.next_turn();
    if (turn.p == Processors::kNobody) {
      if (m_sleepers.empty()) return false;
      const Ticks wake = std::min(m_scavenger.wake_at(), m_sleepers.first_at());
      m_monitor.all_idle(wake);
      fire_timers(wake);
      continue;
    }
    const Ticks timer = std::min({ticks_of(m_record.samples().next_ns()), m_scavenger.wake_at(),
                                  m_sleepers.first_at(), m_monitor.due()});
    const Ticks clock = m_processors[turn.p].clock;
    if (timer <= clock) {
      fire_timers(clock);
      if (stopped()) return true;  // the monitor started a cycle
      continue;
    }
    m_current = turn.p;
    m_swept_in_batch = 0;
    m_horizon = std::min(timer, clock + kSoloQuantum);
    if (turn.second_clock != INT64_MAX)
      m_horizon = std::min(m_horizon, turn.second_clock + kQuantum);
    return true;
  }
}

void Runtime::fire_timers(Ticks now) {
  while (const auto due = m_sleepers.take_due(now)) {
    m_goroutines.make_runnable(due->goroutine);
    wake_processor(due->at);
  }
  if (m_scavenger.wake_at() <= now) wake_scavenger(m_scavenger.wake_at());
  while (m_monitor.due() <= now && !stopped()) {
    monitor(m_monitor.look(m_variation.one_of(cost::kSleepOvershoots)));
  }
  if (ticks_of(m_record.samples().next_ns()) <= now) take_sample();
}

// The monitor asks a processor to reschedule when it has seen the same scheduling decision for
// 10 ms, so a goroutine runs for 10 to 20 ms.
void Runtime::monitor(Ticks now) {
  for (Processor& p : m_processors) {
    if (p.idle) continue;
    if (p.seen_count != p.schedule_count) {
      p.seen_count = p.schedule_count;
      p.seen_at = now;
    } else if (now - p.seen_at >= kTimeSlice) {
      p.preempt = true;
    }
  }
  if (m_scavenger.is_ready()) wake_scavenger(now);
  if (m_config.max_host_bytes != 0 && host_bytes() > m_config.max_host_bytes)
    m_out_of_memory = true;
  const bool periodic = m_config.gogc >= 0 && m_last_cycle_end != 0 && !m_marking &&
                        now - m_last_cycle_end > kForcedPeriod;
  if (!periodic) return;
  const int awake = m_processors.first_awake();
  if (awake != Processors::kNobody) start_cycle(awake, CycleReason::kPeriodic, CycleKind::kTime);
}

void Runtime::run_current() {
  const int p = m_current;
  Processor& processor = m_processors[p];
  m_acting = p;
  m_log.at(nanos(processor.clock), p, processor.goroutine, &m_heap);
  if (m_cycle.finisher == p) {
    after_barrier(p);
  } else if (processor.worker != WorkerMode::kNone) {
    run_worker(p);
  } else if (processor.goroutine == kNoGoroutine) {
    schedule(p);
  } else if (m_goroutines[processor.goroutine].kind == Goroutine::Kind::kSweeper) {
    run_sweeper(p);
  } else if (m_goroutines[processor.goroutine].kind == Goroutine::Kind::kScavenger) {
    run_scavenger(p);
  } else {
    run_mutator(p);
  }
  if (processor.idle || processor.clock >= m_horizon) m_current = -1;
}

void Runtime::schedule(int index) {
  if (m_marking && lets_others_go_first(index)) return;
  turned();
  Processor& p = m_processors[index];
  p.preempt = false;
  ++p.schedule_count;
  // Whoever was woken and has found something sends the next one to look; so does, in any case, who
  // takes up marking before he has looked at the goroutines that wait.
  const bool spinning = std::exchange(p.spinning, false);
  if (m_marking && choose_worker(index)) {
    wake_from(index);
    begin_work(index);
  } else if (m_goroutines.any_runnable()) {
    m_swept_in_batch = 0;
    p.goroutine = m_goroutines.run_next();
    p.clock += cost::kSwitch;
    if (spinning) wake_from(index);
  } else if (m_marking && choose_idle_worker(index)) {
    if (spinning) wake_from(index);
    begin_work(index);
  } else {
    go_idle(index);
  }
}

bool Runtime::choose_worker(int index) {
  Processor& p = m_processors[index];
  if (m_limiter.need_update(nanos(p.clock))) update_limiter(nanos(p.clock));
  if (!mark_work_available(index)) return false;
  if (m_cycle.dedicated_running < m_pacer.dedicated_workers()) {
    ++m_cycle.dedicated_running;
    p.worker = WorkerMode::kDedicated;
    return true;
  }
  if (m_pacer.fractional_goal() <= 0) return false;
  const Ticks elapsed = p.clock - m_cycle.sweep_term;
  const bool enough =
      elapsed > 0 && static_cast<double>(p.fractional_time) / static_cast<double>(elapsed) >
                         m_pacer.fractional_goal();
  if (!enough) p.worker = WorkerMode::kFractional;
  return !enough;
}

bool Runtime::choose_idle_worker(int index) {
  if (!mark_work_available(index) || m_cycle.idle_running >= m_pacer.max_idle_workers()) {
    return false;
  }
  ++m_cycle.idle_running;
  m_processors[index].worker = WorkerMode::kIdle;
  return true;
}

// A worker is a goroutine, to which the processor switches.
void Runtime::begin_work(int index) {
  Processor& p = m_processors[index];
  p.clock += cost::kSwitch;
  p.worker_begin = p.clock;
  p.worker_scanned = 0;
  p.assists_unflushed = p.unflushed_work;
  if (p.worker == WorkerMode::kIdle) {
    p.limiter_event.start(LimiterEvent::Kind::kIdleMarkWork, nanos(p.clock));
  }
  ++m_cycle.active;
  m_log.at(nanos(p.clock), index, p.goroutine, &m_heap);
  m_log.add(EventKind::kWorkerBegin, 0, 0, static_cast<std::uint64_t>(p.worker));
}

void Runtime::go_idle(int index) {
  Processor& p = m_processors[index];
  if (p.spins_until > p.clock) {
    p.clock = p.spins_until;
    return;
  }
  p.idle = true;
  p.limiter_event.start(LimiterEvent::Kind::kIdle, nanos(p.clock));
  m_current = -1;
}

void Runtime::wake_processor(Ticks now) {
  const int index = m_processors.first_asleep();
  if (index == Processors::kNobody) return;
  Processor& p = m_processors[index];
  p.idle = false;
  m_limiter.stop(p.limiter_event, nanos(now));
  p.spinning = true;
  p.clock = std::max(p.clock, now + m_variation.one_of(cost::kWakeProcessor));
  if (index != m_current && m_current >= 0) {
    m_horizon = std::min(m_horizon, p.clock + kQuantum);
  }
}

// The same by a processor, which it costs some time; not while one that was woken still looks. True
// if one was woken.
bool Runtime::wake_from(int index) {
  if (!m_processors.may_wake_one()) return false;
  Processor& waker = m_processors[index];
  waker.clock += m_variation.one_of(cost::kWakeOther);
  wake_processor(waker.clock);
  return true;
}

void Runtime::make_runnable(GoroutineId g) {
  m_goroutines.make_runnable(g);
  if (!stopped()) wake_from(m_acting);
}

// The goroutine on `p` stops running there; it is in no queue afterwards.
GoroutineId Runtime::drop_goroutine(int index) {
  const GoroutineId g = std::exchange(m_processors[index].goroutine, kNoGoroutine);
  m_main_has_yielded |= g == kMainGoroutine;
  return g;
}

void Runtime::deschedule(int index, Goroutine::State state) {
  m_goroutines[drop_goroutine(index)].state = state;
}

void Runtime::requeue(int index) {
  m_goroutines.make_runnable(drop_goroutine(index));
}

}  // namespace tricolor
