// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>

#include "core/sim/runtime.h"

// How processors stop each other and start again: the world's two stops and what leads to the
// second one, the protocol that finds out that nothing is left to mark (go-gc-model §3.9).

namespace tricolor {
namespace {

/// Asking a processor that does not run anything to flush its buffers, before marking may end.
constexpr Ticks kRaggedBarrierPerP = ticks(1'000);
/// Who doesn't answer, because he is just stealing a goroutine, is asked again after this time
/// (§3.9).
constexpr Ticks kRaggedRetry = ticks(100'000);

}  // namespace

// All processors stop; their clocks meet. The threads of the others sleep meanwhile, and what they
// ran is in the queue.
Ticks Runtime::stop_world(int index, Ticks alone) {
  Ticks latest = m_processors[index].clock;
  for (const Processor& each : m_processors) {
    if (!each.idle) latest = std::max(latest, each.clock);
  }
  Ticks restart = latest + alone;
  if (m_config.procs > 1) restart += cost::kStopPerP * (m_config.procs - 1);
  if (m_processors.others_run(index)) restart += cost::kStopOthers;
  m_monitor.world_stopped(latest, restart);
  const Nanos asked = nanos(m_processors[index].clock);
  for (int i = 0; i < m_processors.count(); ++i) {
    Processor& each = m_processors[i];
    if (i != index && each.goroutine != kNoGoroutine) {
      requeue(i);
      ++each.schedule_count;
    }
    each.clock = restart;
    if (each.idle) m_limiter.stop(each.limiter_event, asked);
    if (i == index) continue;
    each.idle = true;
    each.limiter_event.start(LimiterEvent::Kind::kIdle, nanos(restart));
  }
  m_horizon = 0;  // the quantum is over
  return restart;
}

// One processor is woken to look for work; if it finds some it wakes the next.
void Runtime::start_world(int index) {
  m_pause = {};
  wake_from(index);
}

// §3.9: when nobody marks and nothing is left, the last one looks into all buffers. There is a
// second round because something has been flushed since the last time, by marking if not in the
// first.
void Runtime::maybe_finish_mark(int index) {
  if (!m_marking || m_cycle.finisher >= 0 || m_cycle.active != 0) return;
  if (m_roots.left() || m_marker.has_shared_work()) return;
  m_cycle.finisher = index;
  m_cycle.ragged_rounds = 2;
  ragged_barrier(index);
}

// Point 1. Others that run are preempted to answer, which takes a while; what they do next is up to
// them, and a mark worker comes first.
void Runtime::ragged_barrier(int index) {
  flush_marking_buffers();
  Processor& p = m_processors[index];
  m_horizon = 0;  // the quantum is over
  const std::optional<Ticks> answered = m_processors.spinners_answer(index);
  if (!answered) {
    p.clock += kRaggedRetry;
    return;
  }
  if (*answered > p.clock) hear_answer(index, *answered);
  --m_cycle.ragged_rounds;
  if (!m_processors.others_run(index)) {
    p.clock += kRaggedBarrierPerP * (m_config.procs - 1);
    return after_barrier(index);
  }
  for (int i = 0; i < m_processors.count(); ++i) {
    Processor& other = m_processors[i];
    if (i != index && other.goroutine != kNoGoroutine) {
      other.clock += cost::kRaggedInterrupt;
      other.preempt = true;
    }
  }
  p.clock += m_variation.one_of(cost::kRaggedRound);
}

// The last of those that were waking wakes who asked before it does anything else.
void Runtime::hear_answer(int index, Ticks answered) {
  for (Processor& other : m_processors) {
    if (other.idle || other.goroutine != kNoGoroutine || other.clock != answered) continue;
    other.clock += m_variation.one_of(cost::kAnswerRound);
    break;
  }
  m_processors[index].clock = answered + m_variation.one_of(cost::kRoundAnswered);
}

void Runtime::after_barrier(int index) {
  turned();
  if (m_cycle.active != 0 || mark_work_left()) {
    m_cycle.finisher = -1;  // nobody is woken for what was flushed
  } else if (m_cycle.ragged_rounds > 0) {
    ragged_barrier(index);
  } else {
    finish_mark(index);
  }
}

void Runtime::flush_marking_buffers() {
  MarkTally tally;
  tally.observer = m_log.mark_observer();
  for (int i = 0; i < m_config.procs; ++i) {
    m_barrier.flush(m_heap, m_marker, i, tally, m_log.barrier_observer());
    m_marker.flush(i);
    report_work(m_processors[i]);
  }
  charge_marking(m_cycle.finisher, tally);
}

// §3.9, points 2 and 3: the world stops for mark termination, unless a store has slipped in.
void Runtime::finish_mark(int index) {
  const Ticks stopped_at = m_processors[index].clock;
  const bool others = m_processors.others_run(index);
  const Ticks restart = stop_world(index, cost::kMarkTermination);
  flush_marking_buffers();
  m_cycle.finisher = -1;
  if (mark_work_left()) return start_world(index);
  m_cycle.others_ran = others;
  m_cycle.mark_term = stopped_at;
  set_phase(Phase::kMarkTermination, stopped_at);
  m_marking = false;
  m_pause = {Phase::kMarkTermination, index, CycleKind::kHeap, restart};
}

}  // namespace tricolor
