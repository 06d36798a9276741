// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <utility>

#include "core/base/version_profile.h"
#include "core/sim/runtime.h"

// Memory that goes back to the operating system (go-gc-model §6): in the background, when an
// allocation would exceed a goal, and all of it when a program asks.

namespace tricolor {

// From 1.21 densely used chunks keep their memory, unless a limit or the program wants it (§6.2).
PageHeap::Candidates Runtime::unforced_candidates() const {
  return holds(Since::kDenseChunksStay, m_config.go_minor) ? PageHeap::Candidates::kSparseChunks
                                                           : PageHeap::Candidates::kAll;
}

ScavengeInputs Runtime::scavenge_inputs() const {
  const PageTotals& totals = m_heap.pages().totals();
  return {.heap_goal = m_pacer.heap_goal(),
          .last_heap_goal = m_pacer.last_heap_goal(),
          .last_heap_in_use = m_scavenger.last_heap_in_use(),
          .retained = totals.in_use + totals.free,
          .mapped_ready = m_pacer.inputs().memory.mapped_ready,
          .memory_limit = m_config.memory_limit};
}

// Each contiguous run is one system call; while other processors run, they have to forget the
// pages.
Released Runtime::release_memory(int index, Bytes bytes, PageHeap::Candidates candidates) {
  const Released released = m_heap.pages().scavenge(bytes, candidates);
  if (released.calls == 0) return released;
  const auto calls = static_cast<Ticks>(released.calls);
  const bool interrupts =
      !stopped() && m_processors.interrupt_others(index, calls * cost::kInterrupted);
  m_processors[index].clock +=
      calls * (cost::kReleaseCall + (interrupts ? cost::kInterruptOthers : 0)) +
      static_cast<Ticks>(released.bytes / kPageBytes) * cost::kReleasePage;
  m_log.add(EventKind::kScavenge, 0, 0, released.bytes);
  return released;
}

// §6.3: before new pages are used, as much is released elsewhere as they would exceed the memory
// limit or, if the heap grew for them, the scavenger's goal by.
void Runtime::scavenge_for(int index, const PageHeap::Run& run) {
  const bool limited = m_config.memory_limit != kNoMemoryLimit;
  if ((!limited && run.grown == 0) || limiting()) return;
  refresh_memory_inputs();
  const Bytes made_ready = run.scavenged_pages * kPageBytes;
  ScavengeInputs before = scavenge_inputs();
  before.retained -= made_ready;
  before.mapped_ready -= made_ready;
  const ScavengePacer& pacer = m_scavenger.pacer();
  const Bytes wanted = pacer.eager_bytes(made_ready, run.grown, before);
  if (wanted == 0) return;
  const bool forced = pacer.eager_bytes(made_ready, 0, before) != 0;
  Processor& p = m_processors[index];
  const bool counts = p.limiter_event.start(LimiterEvent::Kind::kScavengeAssist, nanos(p.clock));
  release_memory(index, wanted, forced ? PageHeap::Candidates::kAll : unforced_candidates());
  if (counts) m_limiter.stop(p.limiter_event, nanos(p.clock));
}

void Runtime::free_os_memory(int index) {
  release_memory(index, ~Bytes{0}, PageHeap::Candidates::kAll);
}

// --- the background scavenger ------------------------------------------------------------------

bool Runtime::ready_scavenger() {
  if (!m_scavenger.wake()) return false;
  m_goroutines.make_runnable(kScavengerGoroutine);
  return true;
}

void Runtime::wake_scavenger(Ticks at) {
  if (ready_scavenger()) wake_processor(at);
}

void Runtime::run_scavenger(int index) {
  Processor& p = m_processors[index];
  m_scavenger.resume(p.clock, m_config.procs);
  while (may_act(p)) {
    if (p.preempt && m_goroutines.any_runnable()) {
      turned();
      p.preempt = false;
      requeue(index);
      return;
    }
    if (m_log.on()) m_log.at(nanos(p.clock), index, p.goroutine);
    turned();
    if (scavenge_quantum(index) == BackgroundScavenger::Next::kGoOn) continue;
    deschedule(index, Goroutine::State::kWaiting);
    return;
  }
}

// A processor's list of timers is made with its first one.
void Runtime::need_timers(int index) {
  Processor& p = m_processors[index];
  if (!m_config.runtime_startup || std::exchange(p.has_timers, true)) return;
  m_acting = index;
  const Bytes bytes = m_footprint.timer_entry_bytes;
  m_runtime_roots.add_to_bss(allocate_typed("runtime", bytes, PointerLayout::all(1)));
}

BackgroundScavenger::Next Runtime::scavenge_quantum(int index) {
  Processor& p = m_processors[index];
  refresh_memory_inputs();
  const ScavengeInputs now = scavenge_inputs();
  if (!m_scavenger.pacer().has_work(now.retained, now.mapped_ready)) {
    return m_scavenger.finish(p.clock);
  }
  const Ticks begin = p.clock;
  const Released released = release_memory(index, ScavengePacer::kQuantum, unforced_candidates());
  const BackgroundScavenger::Next next = m_scavenger.did(released, p.clock - begin, p.clock);
  if (next == BackgroundScavenger::Next::kSleep) need_timers(index);
  return next;
}

}  // namespace tricolor
