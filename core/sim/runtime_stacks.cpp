// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>
#include <utility>

#include "core/sim/runtime.h"

// Goroutines' stacks (go-gc-model §8.9).

namespace tricolor {
namespace {

constexpr std::uint32_t kManualSpanPages = 4;

}  // namespace

// A thread has a stack for the runtime's own code and one for signals.
void Runtime::take_thread_stacks(std::uint32_t spans) {
  for (std::uint32_t i = 0; i < spans; ++i) m_heap.create_manual_span(kManualSpanPages, m_acting);
}

void Runtime::scannable_stacks_changed(int p, Bytes grown, Bytes shrunk) {
  m_scannable_stacks.add(p, static_cast<std::int64_t>(grown) - static_cast<std::int64_t>(shrunk));
  m_pacer.inputs().max_stack_scan = m_scannable_stacks.total();
}

void Runtime::take_stack(int p, Goroutine& g, Bytes bytes) {
  const StackMemory::Taken taken = m_stacks.allocate(m_heap, p, bytes);
  if (taken.run) scavenge_for(p, *taken.run);
  g.stack_span = taken.span;
  g.stack.allocated_bytes = bytes;
}

// A new goroutine in the place of a dead one keeps that one's stack if it has today's size.
void Runtime::give_stack(int p, Goroutine& g, SpanId kept, Bytes kept_bytes) {
  const Bytes bytes = m_stack_start.bytes();
  if (kept != kNoSpan && kept_bytes == bytes) {
    g.stack_span = kept;
    g.stack.allocated_bytes = bytes;
  } else {
    if (kept != kNoSpan) m_stacks.free(m_heap, p, kept, kept_bytes, m_marking);
    take_stack(p, g, bytes);
  }
  scannable_stacks_changed(p, bytes, 0);
}

void Runtime::resize_stack(int p, Goroutine& g, Bytes bytes) {
  const SpanId old = g.stack_span;
  const Bytes old_bytes = g.stack.allocated_bytes;
  take_stack(p, g, bytes);
  m_stacks.free(m_heap, p, old, old_bytes, m_marking);
  scannable_stacks_changed(p, bytes, old_bytes);
}

void Runtime::grow_stack(GoroutineId id, Bytes frame_bytes) {
  Goroutine& g = m_goroutines[id];
  m_processors[static_cast<std::size_t>(m_acting)].clock += cost::copy_stack(g.stack.used_bytes);
  resize_stack(m_acting, g, g.stack.grown_for(frame_bytes));
}

// A mark worker has a stack of the smallest size until it calls something deep.
void Runtime::grow_worker_stack(int p) {
  constexpr Bytes kGrown = 2 * Stack::kSmallestBytes;
  const StackMemory::Taken taken = m_stacks.allocate(m_heap, p, kGrown);
  if (taken.run) scavenge_for(p, *taken.run);
  scannable_stacks_changed(p, kGrown, Stack::kSmallestBytes);
}

// A stack of the usual size stays with its descriptor until the next cycle; others are freed at
// once.
void Runtime::leave_stack(int p, Goroutine& g) {
  const Bytes bytes = g.stack.allocated_bytes;
  scannable_stacks_changed(p, 0, bytes);
  g.stack = Stack();
  g.stack.allocated_bytes = bytes;
  if (bytes == m_stack_start.bytes()) return;
  m_stacks.free(m_heap, p, std::exchange(g.stack_span, kNoSpan), bytes, m_marking);
}

void Runtime::free_dead_stacks(int p) {
  for (const GoroutineId id : m_dead_goroutines) {
    Goroutine& g = m_goroutines[id];
    const SpanId span = std::exchange(g.stack_span, kNoSpan);
    if (span != kNoSpan) m_stacks.free(m_heap, p, span, g.stack.allocated_bytes, m_marking);
  }
}

}  // namespace tricolor
