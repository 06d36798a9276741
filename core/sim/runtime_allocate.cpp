// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>

#include "core/base/version_profile.h"
#include "core/sim/allocation_costs.h"
#include "core/sim/runtime.h"

// Where a slot comes from: the cached span, a central list, the page heap (go-gc-model §2.3).

namespace tricolor {

Address Runtime::allocate(int index, TypeId type, const AllocationPlan& how) {
  Processor& p = m_processors[index];
  if (how.small_case) [[unlikely]] {
    // Zero-size objects share one address outside the heap (runtime.zerobase).
    return how.bytes == 0 ? kArenaBase - kPageBytes : allocate_tiny(index, type, how);
  }
  Address object = m_heap.allocate_cached(index, how.span_class, type);
  if (object == 0) [[unlikely]] {
    if (how.large) return allocate_large(index, type, how);
    object = allocate_slow(index, type, how);
  }
  p.clock += how.slot_cost(m_heap.clearing_waits(index, how.span_class));
  return object;
}

// Several small pointer-free objects share a 16-byte block (§2.4).
Address Runtime::allocate_tiny(int index, TypeId type, const AllocationPlan& how) {
  MCache& cache = m_heap.cache_of(index);
  const Bytes n = how.bytes;
  const Bytes align = n % 8 == 0 ? 8 : n % 4 == 0 ? 4 : n % 2 == 0 ? 2 : 1;
  const Bytes offset = (cache.tiny_offset + align - 1) / align * align;
  if (cache.tiny != 0 && offset + n <= kTinyBytes) {
    cache.tiny_offset = offset + n;
    ++cache.tiny_allocations;
    m_processors[index].clock += kTinyAllocation;
    return cache.tiny + offset / kWordBytes * kWordBytes;
  }
  const int block_class = span_class(kTinyClass, true);
  m_processors[index].clock += m_plans.tiny_block_cost();
  Address block = m_heap.allocate_cached(index, block_class, type);
  if (block == 0) {
    AllocationPlan block_plan = how;
    block_plan.small_case = false;
    block_plan.slot_bytes = static_cast<std::uint32_t>(kTinyBytes);
    block_plan.span_class = static_cast<std::int16_t>(block_class);
    block = allocate_slow(index, type, block_plan);
  }
  if (cache.tiny == 0 || n < cache.tiny_offset) {
    cache.tiny = block;
    cache.tiny_offset = n;
  }
  return block;
}

// A refill: the cached span is full (§2.3).
Address Runtime::allocate_slow(int index, TypeId type, const AllocationPlan& how) {
  Sweeper::Tally tally;
  const SpanId full = m_heap.retire_cached(index, how.span_class);
  if (full != kNoSpan) m_sweeper.uncache(m_heap, full, tally);
  const Bytes span_bytes = size_class(how.span_class / 2).span_bytes;
  PacerInputs& inputs = m_pacer.inputs();
  m_sweeper.pay_debt(m_heap, span_bytes, 0, inputs.heap_live, tally);
  SpanId id = m_sweeper.acquire_for_cache(m_heap, how.span_class, tally);
  swept(index, tally);
  if (id == kNoSpan) {
    reclaim(index, static_cast<std::uint32_t>(span_bytes / kPageBytes));
    const Heap::NewSpan made = m_heap.create_span(how.span_class, 0, index);
    scavenge_for(index, made.run);
    hand_out(index, made.id);
    m_processors[index].clock += take_new_span(index, made.id, made.run, how.written);
    id = made.id;
    m_heap.span(id).sweepgen = m_sweeper.sweepgen();
  } else {
    hand_out(index, id);
    // Objects in it that nobody wrote to were not cleared so far.
    const Span& s = m_heap.span(id);
    if (s.needs_zero) m_processors[index].clock += backing().write_all(s);
  }
  const Span& s = m_heap.span(id);
  // The whole rest of the span counts as handed out, tail included (§2.9).
  inputs.heap_live += s.bytes() - Bytes{s.allocated} * s.slot_bytes;
  m_heap.cache(index, id);
  note_scannable(index);
  heap_live_changed();
  return m_heap.allocate_cached(index, how.span_class, type);
}

// The span's free slots are used next: whether the caches still hold them decides what that costs.
// With several processors each cycle moves programs from one cache to another.
void Runtime::hand_out(int index, SpanId id) {
  Span& s = m_heap.span(id);
  const Bytes reuse = std::min(m_ages.reuse_distance(s), m_heap.pages().totals().in_use);
  if (s.needs_zero) {
    const double waits = m_config.procs > 1 ? 1 : uncached_share(reuse);
    s.clearing_waits = static_cast<std::uint8_t>(waits * Span::kAllWaits);
  }
  m_processors[index].clock +=
      crowded_span_cost(s.size_class, s.allocated, s.slots, missing_from_caches(reuse));
  m_ages.touch(s);
  m_ages.pass(s.bytes() - Bytes{s.allocated} * s.slot_bytes);
}

Address Runtime::allocate_large(int index, TypeId type, const AllocationPlan& how) {
  Sweeper::Tally tally;
  const auto pages = static_cast<std::uint32_t>(how.slot_bytes / kPageBytes);
  m_sweeper.pay_debt(m_heap, how.slot_bytes, pages, m_pacer.inputs().heap_live, tally);
  swept(index, tally);
  reclaim(index, pages);
  const Heap::NewSpan made = m_heap.create_span(how.span_class, how.slot_bytes, index);
  scavenge_for(index, made.run);
  Processor& p = m_processors[index];
  p.clock += how.cost;
  hand_out(index, made.id);
  Ticks preemptible = take_new_span(index, made.id, made.run, how.written);
  const Span& s = m_heap.span(made.id);
  if (s.needs_zero) {
    const bool in_pieces = s.noscan || holds(Since::kLargeClearedInPieces, m_config.go_minor);
    (in_pieces ? preemptible : p.clock) += clearing_cost(s);
  }
  // An object that a user adds by hand is no goroutine's.
  (p.goroutine == kNoGoroutine ? p.clock : m_goroutines[p.goroutine].filling) += preemptible;
  m_sweeper.adopt(m_heap, made.id);
  m_pacer.inputs().heap_live += how.slot_bytes;
  heap_live_changed();
  return m_heap.allocate_large(index, made.id, type);
}

// The scannable heap learns of what a processor allocated, large objects included, when it refills
// its cache or flushes it; not while marking (§2.9).
void Runtime::note_scannable(int index) {
  const Bytes placed = m_heap.take_scan_alloc(index);
  if (!m_marking) m_pacer.inputs().heap_scan += placed;
}

// The object whose allocation starts a cycle: a large one has no type yet. What it gets then counts
// for nothing, as marking has begun.
void Runtime::withhold_large_type(int index) {
  if (!holds(Since::kLargeReadyAfterTrigger, m_config.go_minor)) return;
  const Goroutine& g = m_goroutines[m_processors[index].goroutine];
  const ObjectRef ref = m_heap.find(g.returning);
  if (!ref) return;
  const Span& s = m_heap.span(ref.span);
  if (s.size_class != kLargeClass || s.noscan) return;
  Bytes& pending = m_heap.cache_of(index).scan_alloc;
  pending -= std::min(pending, s.bytes());
}

// What was allocated while marking is no part of the scannable heap that marking has found.
void Runtime::drop_pending_scannable() {
  for (int p = 0; p < m_heap.processors(); ++p) m_heap.take_scan_alloc(p);
}

// While sweeping is not over, as many pages as are taken are first reclaimed (§2.8).
void Runtime::reclaim(int index, std::uint32_t pages) {
  if (m_sweeper.done()) return;
  Sweeper::Tally tally;
  m_sweeper.reclaim(m_heap, pages, tally);
  swept(index, tally);
}

SpanBacking Runtime::backing() {
  return {m_heap, m_marker, m_config.go_minor};
}

// What a new span brings beside its slots, which its allocator pays at once, and what its pages
// cost, which may be paid later.
Ticks Runtime::take_new_span(int index, SpanId id, const PageHeap::Run& run, Written written) {
  const Span& s = m_heap.span(id);
  const Ticks spent = backing().write_new(s, run, written);
  if (run.grown != 0) {
    m_processors[index].clock += growing_cost(m_heap.pages().mapped_bytes(), run.grown);
    m_log.add(EventKind::kGrowHeap, 0, 0, run.grown);
  }
  m_off_heap.spans(m_heap.spans_in_use());
  note_off_heap(index);
  note_untouched(s);
  return spent;
}

// Pages on which the barrier's read will come before the program's first store.
void Runtime::note_untouched(const Span& s) {
  if (!m_marking || s.noscan || s.needs_zero || m_config.write_barrier == BarrierMode::kNone) {
    return;
  }
  Bytes bytes = s.bytes();
  if (m_heap.sizes().has_headers() && s.size_class != kLargeClass) {
    if (s.slot_bytes > kMaxHeaderlessBytes) return;
    bytes -= kSystemPageBytes;
  }
  m_untouched.add(s.offset(), bytes);
}

Ticks Runtime::first_store() {
  const bool interrupts = m_processors.interrupt_others(m_acting, cost::kInterrupted);
  return cost::kReplaceZeroPage + (interrupts ? cost::kInterruptOthers : 0);
}

}  // namespace tricolor
