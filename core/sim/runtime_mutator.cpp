// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>
#include <utility>

#include "core/base/version_profile.h"
#include "core/sim/runtime.h"

// What programs ask for and may have to wait for: memory, time, others.

namespace tricolor {

void Runtime::run_mutator(int index) {
  Processor& p = m_processors[index];
  const GoroutineId id = p.goroutine;
  Goroutine& g = m_goroutines[id];
  const RunProgress::LentActions actions = m_progress.lend_actions();
  QuietAllocator quiet({m_heap, index, p.clock, p.at, m_horizon, m_progress.until(), actions.left,
                        actions.done, m_plans.all(), m_marking ? &g.balance_bytes : nullptr});
  const bool may_be_quiet = !m_log.on() && (!m_marking || m_config.assists);
  Mutator m(m_heap, *this, g.stack, m_globals, id, m_marking || m_log.on(),
            may_be_quiet ? &quiet : nullptr);
  const bool was_marking = m_marking;
  while (may_act(p) && p.goroutine == id && m_marking == was_marking && !m_finished) {
    if (m_log.on()) [[unlikely]]
      m_log.at(nanos(p.clock), index, id, &m_heap);
    if (g.assisting) {
      if (!assist_step(index, g)) return;
    } else if (p.preempt) {
      turned();
      p.preempt = false;
      p.clock += cost::kSwitch;
      requeue(index);
      return;
    } else if (!g.started) {
      turned();
      g.started = true;
      resume(index, g, m, 0);
    } else if (g.filling > 0) [[unlikely]] {
      turned();
      spend(p, g.filling);
    } else if (g.returning != 0) [[unlikely]] {
      if (!return_from_mallocgc(index, g, m)) return;
    } else if (!serve(index, g, m)) {
      return;
    }
  }
}

// As much of what `left` takes as there is room for in this quantum.
void Runtime::spend(Processor& p, Ticks& left) const {
  const Ticks piece = std::min(left, std::max<Ticks>(m_horizon - p.clock, 1));
  p.clock += piece;
  left -= piece;
}

void Runtime::resume(int index, Goroutine& g, Mutator& m, Address result) {
  if (m_marking) m.use(quiet_barrier(index));
  g.pending = g.program->resume(m, result);
  m_processors[index].clock += m.take_work_1024th_ns();
  if (m.met_nil()) [[unlikely]] {
    return panicked(index, "invalid memory address or nil pointer dereference");
  }
  if (g.pending.kind == Request::Kind::kWork) g.work_left = ticks_of(g.pending.ns);
}

// None if the world has to know of each store.
QuietBarrier Runtime::quiet_barrier(int index) {
  if (m_log.on() || m_config.write_barrier != BarrierMode::kBoth) return {};
  return {&m_barrier.buffer(index), &m_processors[index].clock,
          m_untouched.empty() ? nullptr : &m_untouched, this};
}

// False if the goroutine left the processor or cannot go on now.
bool Runtime::serve(int index, Goroutine& g, Mutator& m) {
  Processor& p = m_processors[index];
  switch (g.pending.kind) {
    case Request::Kind::kAllocate:
      return serve_allocation(index, g, m);
    case Request::Kind::kWork:
      turned();
      spend(p, g.work_left);
      if (g.work_left == 0) resume(index, g, m, 0);
      return true;
    case Request::Kind::kAcquire:
      turned();
      if (m_semaphores.acquire(g.pending.semaphore, p.goroutine)) {
        resume(index, g, m, 0);
        return true;
      }
      m_log.add(EventKind::kGoroutineBlock);
      deschedule(index, Goroutine::State::kWaiting);
      return false;
    case Request::Kind::kCollect:
    case Request::Kind::kFreeOSMemory:
      if (!serve_collect(index, g)) return false;
      resume(index, g, m, 0);
      return true;
    case Request::Kind::kAwaitMark:
      acted();
      if (m_marking || m_pause.phase == Phase::kSweepTermination) {
        m_collect_waiters.push_back(p.goroutine);
        deschedule(index, Goroutine::State::kWaiting);
        return false;
      }
      resume(index, g, m, 0);
      return true;
    case Request::Kind::kSleep:
      turned();
      m_sleepers.add(p.clock + ticks_of(g.pending.ns), p.goroutine);
      g.started = false;
      deschedule(index, Goroutine::State::kWaiting);
      return false;
    case Request::Kind::kYield:
      turned();
      g.started = false;
      p.clock += cost::kSwitch;
      requeue(index);
      return false;
    case Request::Kind::kExit:
      turned();
      exit_goroutine(index);
      return false;
  }
  return false;
}

bool Runtime::serve_allocation(int index, Goroutine& g, Mutator& m) {
  Processor& p = m_processors[index];
  const TypeId type = g.pending.type;
  const AllocationPlan& how = m_plans.of(type, m_heap);
  const bool marking = m_marking;
  if (marking) [[unlikely]] {
    const Payment payment = pay(index, g, how);
    if (payment == Payment::kLeft) return false;
    if (payment == Payment::kBusy) {
      turned();
      return true;
    }
  }
  acted();
  const Bytes live_before = m_pacer.inputs().heap_live;
  const Address object = allocate(index, type, how);
  if (marking) [[unlikely]] {
    g.charged = false;
    g.excused = false;
    g.balance_bytes -= how.rounding_bytes();
    p.clock += cost::kAllocateBlack;
  }
  if (m_log.on()) [[unlikely]] {
    m_log.add(EventKind::kAllocate, object, marking ? 1 : 0, how.slot_bytes);
  }
  p.at = object;
  // Only a refill or a large allocation looks at the trigger (§2.3), before it returns the object:
  // what that is going to replace is still there when the world stops. If marking ends while it
  // takes place, the next cycle begins at once. Since 1.24 a large object is cleared after that.
  const bool refilled = m_pacer.inputs().heap_live != live_before;
  const bool before_clearing =
      how.large && holds(Since::kLargeReadyAfterTrigger, m_config.go_minor);
  if (refilled && (g.filling <= 0 || before_clearing) && over_trigger()) [[unlikely]] {
    hold_in_mallocgc(g, object);
    start_cycle(index, automatic_reason(), CycleKind::kHeap);
    return false;
  }
  if (g.filling > 0 || (refilled && marking)) [[unlikely]] {
    hold_in_mallocgc(g, object);
    g.may_start_cycle = refilled && !before_clearing;
    return true;
  }
  resume(index, g, m, object);
  return true;
}

// The frame is not counted: the stack's size was measured at such a moment.
void Runtime::hold_in_mallocgc(Goroutine& g, Address object) {
  g.rounding_uncharged = !m_marking && holds(Since::kLateRoundingCharge, m_config.go_minor);
  const auto first_variable = static_cast<std::uint32_t>(g.stack.variables.size());
  g.stack.frames.push_back({"runtime.mallocgc", 0, first_variable});
  g.stack.variables.push_back({"x", object});
  g.returning = object;
}

// False if it has started a cycle first.
bool Runtime::return_from_mallocgc(int index, Goroutine& g, Mutator& m) {
  acted();
  if (std::exchange(g.may_start_cycle, false) && over_trigger()) {
    start_cycle(index, automatic_reason(), CycleKind::kHeap);
    return false;
  }
  if (std::exchange(g.rounding_uncharged, false) && m_marking) {
    g.balance_bytes -= m_plans.of(g.pending.type, m_heap).rounding_bytes();
  }
  m.ret();
  resume(index, g, m, std::exchange(g.returning, 0));
  return true;
}

// runtime.GC() and debug.FreeOSMemory() (§3.12). True when the call returns.
bool Runtime::serve_collect(int index, Goroutine& g) {
  Processor& p = m_processors[index];
  using Stage = Goroutine::CollectStage;
  const auto wait = [&] {
    m_collect_waiters.push_back(p.goroutine);
    deschedule(index, Goroutine::State::kWaiting);
  };
  acted();
  switch (g.collect) {
    case Stage::kNone:
      g.collect_cycle = m_cycle_number + 1;
      g.collect = Stage::kStart;
      if (m_marking) wait();
      return false;
    case Stage::kWaitForCurrent:
    case Stage::kStart:
      if (wait_for_last_cycle(index)) return false;
      g.collect = Stage::kWaitForMark;
      if (m_cycle_number < g.collect_cycle) {
        start_cycle(index, CycleReason::kForced, CycleKind::kCycle);
      }
      if (m_marking || stopped()) wait();
      return false;
    case Stage::kWaitForMark:
      g.collect = Stage::kSweep;
      return false;
    case Stage::kSweep: {
      Sweeper::Tally tally;
      if (m_sweeper.sweep_one(m_heap, tally)) {
        swept(index, tally);
        return false;
      }
      finish_sweep(index);
      if (g.pending.kind == Request::Kind::kFreeOSMemory) free_os_memory(index);
      g.collect = Stage::kNone;
      return true;
    }
  }
  return true;
}

// The process ends as Go's does; the text is what it would print.
void Runtime::panicked(int index, std::string_view why) {
  const GoroutineId id = m_processors[index].goroutine;
  crash("panic: runtime error: " + std::string(why) + " (goroutine " + std::to_string(id) + ", " +
        m_goroutines[id].function + ")");
}

void Runtime::crash(std::string text) {
  note(text);
  m_record.set_panic(std::move(text));
  end_process();
}

void Runtime::end_process() {
  m_finished = true;
  note_heap_alloc();
  take_sample();
}

void Runtime::exit_goroutine(int index) {
  Processor& p = m_processors[index];
  const GoroutineId id = p.goroutine;
  Goroutine& g = m_goroutines[id];
  if (m_marking && g.balance_bytes > 0) {
    m_credit.give_back(static_cast<std::int64_t>(m_pacer.assist_work_per_byte() *
                                                 static_cast<double>(g.balance_bytes)));
  }
  m_log.add(EventKind::kGoroutineExit);
  deschedule(index, Goroutine::State::kDead);
  g.program.reset();
  if (id == kMainGoroutine) {
    g.stack = Stack();
    end_process();  // main returned
    return;
  }
  m_stacks.leave(lent_to_stacks(index), g);
  stacks_changed();
  m_goroutines.keep_for_reuse(id);
}

}  // namespace tricolor
