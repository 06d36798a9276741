// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/goroutine_stacks.h"

#include <utility>

namespace tricolor {
namespace {

constexpr std::uint32_t kThreadSpanPages = 4;

}  // namespace

void GoroutineStacks::set_processors(Heap& heap, int processors) {
  m_memory.set_processors(heap, processors);
  m_scannable.set_processors(processors);
}

void GoroutineStacks::start_system_goroutine(const Lent& lent) {
  allocate(lent, Stack::kSmallestBytes);
  scannable_changed(lent.p, Stack::kSmallestBytes, 0);
}

void GoroutineStacks::take_for_threads(const Lent& lent, std::uint32_t spans) {
  for (std::uint32_t i = 0; i < spans; ++i) lent.heap.create_manual_span(kThreadSpanPages, lent.p);
}

void GoroutineStacks::grow_worker(const Lent& lent) {
  constexpr Bytes kGrown = 2 * Stack::kSmallestBytes;
  allocate(lent, kGrown);
  scannable_changed(lent.p, kGrown, Stack::kSmallestBytes);
}

void GoroutineStacks::give(const Lent& lent, Goroutine& g) {
  const Bytes bytes = m_start_size.bytes();
  if (g.stack_span == kNoSpan || g.stack.allocated_bytes != bytes) {
    free_dead(lent, g);
    take(lent, g, bytes);
  }
  scannable_changed(lent.p, bytes, 0);
}

void GoroutineStacks::resize(const Lent& lent, Goroutine& g, Bytes bytes) {
  const SpanId old = g.stack_span;
  const Bytes old_bytes = g.stack.allocated_bytes;
  take(lent, g, bytes);
  m_memory.free(lent.heap, lent.p, old, old_bytes, lent.marking);
  scannable_changed(lent.p, bytes, old_bytes);
}

void GoroutineStacks::leave(const Lent& lent, Goroutine& g) {
  const Bytes bytes = g.stack.allocated_bytes;
  scannable_changed(lent.p, 0, bytes);
  g.stack = Stack();
  g.stack.allocated_bytes = bytes;
  if (bytes != m_start_size.bytes()) free(lent, g);
}

void GoroutineStacks::free_dead(const Lent& lent, Goroutine& g) {
  if (g.stack_span != kNoSpan) free(lent, g);
}

void GoroutineStacks::end_cycle(Heap& heap) {
  m_start_size.end_cycle();
  m_memory.end_cycle(heap);
}

SpanId GoroutineStacks::allocate(const Lent& lent, Bytes bytes) {
  const StackMemory::Taken taken = m_memory.allocate(lent.heap, lent.p, bytes);
  if (taken.run && lent.pages_taken) lent.pages_taken(*taken.run);
  return taken.span;
}

void GoroutineStacks::take(const Lent& lent, Goroutine& g, Bytes bytes) {
  g.stack_span = allocate(lent, bytes);
  g.stack.allocated_bytes = bytes;
}

void GoroutineStacks::free(const Lent& lent, Goroutine& g) {
  const SpanId span = std::exchange(g.stack_span, kNoSpan);
  m_memory.free(lent.heap, lent.p, span, g.stack.allocated_bytes, lent.marking);
}

void GoroutineStacks::scannable_changed(int p, Bytes grown, Bytes shrunk) {
  m_scannable.add(p, static_cast<std::int64_t>(grown) - static_cast<std::int64_t>(shrunk));
}

}  // namespace tricolor
