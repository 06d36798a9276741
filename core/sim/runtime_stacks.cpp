// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/runtime.h"

// Goroutines' stacks (go-gc-model §8.9): what they cost, and what the pacer learns of them.

namespace tricolor {

/// From an allocation to the end of marking: growslice, mallocgc, gcAssistAlloc, gcMarkDone and
/// gcMarkTermination [1.19.8's machine code: 104 + 120 + 96 + 96 + 440].
static constexpr Bytes kMarkTerminationFrames = 856;

GoroutineStacks::Lent Runtime::lent_to_stacks(int p) {
  return {m_heap, p, m_marking, [this, p](const PageHeap::Run& run) { scavenge_for(p, run); }};
}

void Runtime::stacks_changed() {
  m_pacer.inputs().max_stack_scan = m_stacks.scannable_bytes();
}

void Runtime::resize_stack(int p, Goroutine& g, Bytes bytes) {
  m_stacks.resize(lent_to_stacks(p), g, bytes);
  stacks_changed();
}

void Runtime::grow_stack(GoroutineId id, Bytes frame_bytes) {
  Goroutine& g = m_goroutines[id];
  m_processors[m_acting].clock += cost::copy_stack(g.stack.used_bytes);
  resize_stack(m_acting, g, g.stack.grown_for(frame_bytes));
}

// Mark termination runs on the stack of whoever finds that nothing is left, below what it was
// doing. The time at which the world restarts is known by then: copying the stack adds nothing.
void Runtime::grow_stack_of_finisher(int p) {
  const GoroutineId id = m_processors[p].goroutine;
  if (id == kNoGoroutine) return;
  const Goroutine& g = m_goroutines[id];
  if (g.is_user() && !g.stack.fits(kMarkTerminationFrames)) grow_stack(id, kMarkTerminationFrames);
}

void Runtime::free_dead_stacks(int p) {
  for (const GoroutineId id : m_goroutines.dead()) {
    m_stacks.free_dead(lent_to_stacks(p), m_goroutines[id]);
  }
}

}  // namespace tricolor
