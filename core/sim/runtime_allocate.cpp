// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/base/version_profile.h"
#include "core/sim/allocation_costs.h"
#include "core/sim/runtime.h"

// Where a slot comes from: the cached span, a central list, the page heap (go-gc-model §2.3).

namespace tricolor {
namespace {

PointersIn pointers_in(const TypeInfo& type) {
  if (type.noscan()) return PointersIn::kNothing;
  return type.is_array() ? PointersIn::kArray : PointersIn::kStruct;
}

}  // namespace

const AllocationPlan& Runtime::make_plan(TypeId type) {
  if (type >= m_plans.size()) m_plans.resize(m_heap.types().size());
  const TypeInfo& info = m_heap.types()[type];
  AllocationPlan& made = m_plans[type];
  const int index = m_heap.sizes().class_for(info.bytes, info.noscan());
  made.bytes = info.bytes;
  made.small_case = info.bytes == 0 || (info.noscan() && info.bytes < kTinyBytes);
  made.large = index == kLargeClass;
  made.written = info.use.written;
  made.slot_bytes =
      static_cast<std::uint32_t>(m_heap.sizes().slot_bytes(info.bytes, info.noscan()));
  made.span_class = static_cast<std::int16_t>(span_class(index, info.noscan()));
  const auto cost = [&](double uncached) {
    return allocation_cost(index, pointers_in(info), made.slot_bytes, m_config.go_minor, uncached);
  };
  made.cost = cost(m_uncached_share);
  made.clean_cost = cost(kNothingToClear);
  return made;
}

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
  p.clock += how.slot_cost(m_heap.cached_needs_zero(index, how.span_class));
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
  m_processors[index].clock += allocation_cost(kTinyClass, PointersIn::kNothing, kTinyBytes,
                                               m_config.go_minor, m_uncached_share);
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
    m_processors[index].clock += back_new_pages(made.id, made.run, how.written);
    id = made.id;
    m_heap.span(id).sweepgen = m_sweeper.sweepgen();
  } else if (m_heap.span(id).needs_zero) {
    // Objects in it that nobody wrote to were not cleared so far.
    m_processors[index].clock += back_pages(m_heap.span(id));
  }
  const Span& s = m_heap.span(id);
  m_processors[index].clock += crowded_span_cost(s.size_class, s.allocated);
  // The whole rest of the span counts as handed out, tail included (§2.9).
  inputs.heap_live += s.bytes() - Bytes{s.allocated} * s.slot_bytes;
  m_heap.cache(index, id);
  // The scannable heap learns of what was allocated with a refill only, large objects included
  // (§2.9).
  if (!m_marking) m_pacer.inputs().heap_scan += m_heap.take_placed_ptrdata();
  heap_live_changed();
  return m_heap.allocate_cached(index, how.span_class, type);
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
  Ticks preemptible = back_new_pages(made.id, made.run, how.written);
  const Span& s = m_heap.span(made.id);
  if (s.needs_zero) {
    const bool in_pieces = s.noscan || holds(Since::kLargeClearedInPieces, m_config.go_minor);
    (in_pieces ? preemptible : p.clock) += clearing_cost(how.slot_bytes, m_uncached_share);
  }
  // An object that a user adds by hand is no goroutine's.
  (p.goroutine == kNoGoroutine ? p.clock : m_goroutines[p.goroutine].filling) += preemptible;
  m_sweeper.adopt(m_heap, made.id);
  m_pacer.inputs().heap_live += how.slot_bytes;
  heap_live_changed();
  return m_heap.allocate_large(made.id, type);
}

// While sweeping is not over, as many pages as are taken are first reclaimed (§2.8).
void Runtime::reclaim(int index, std::uint32_t pages) {
  if (m_sweeper.done()) return;
  Sweeper::Tally tally;
  m_sweeper.reclaim(m_heap, pages, tally);
  swept(index, tally);
}

// Writing to all of a span.
Ticks Runtime::back_pages(const Span& s) {
  const double waits = s.needs_zero ? m_uncached_share : 0;
  const Ticks per_byte =
      kPageFaultByte - static_cast<Ticks>(waits * static_cast<double>(kFaultBringsByte));
  return static_cast<Ticks>(m_heap.pages().back(s.offset(), s.bytes())) * per_byte;
}

// Writing to the beginning of each object, or to both ends.
Bytes Runtime::back_slots(const Span& s, Written where) {
  if (where == Written::kNothing) return 0;
  if (s.slot_bytes <= kSystemPageBytes) return m_heap.pages().back(s.offset(), s.bytes());
  Bytes backed = 0;
  for (std::uint32_t slot = 0; slot < s.slots; ++slot) {
    const Bytes at = s.offset() + Bytes{slot} * s.slot_bytes;
    backed += m_heap.pages().back(at, kWordBytes);
    if (where == Written::kBothEnds)
      backed += m_heap.pages().back(at + s.slot_bytes - kWordBytes, kWordBytes);
  }
  return backed;
}

// The bits and headers that the heap writes into a new span before the program does: at the end of
// spans of small objects Green Tea's mark bits and, from 1.22 on, which words are pointers; a
// header in front of larger objects with pointers (§2.6, §9.1).
Bytes Runtime::back_metadata(const Span& s) {
  if (s.size_class == kLargeClass) return 0;
  const bool pointers = !s.noscan && m_heap.sizes().has_headers();
  if (m_marker.by_span(s) || (pointers && s.slot_bytes <= kMaxHeaderlessBytes)) {
    return m_heap.pages().back(s.offset() + s.bytes() - kSystemPageBytes, kSystemPageBytes);
  }
  return back_slots(s, pointers ? Written::kBeginning : Written::kNothing);
}

// What a new span's pages cost that the system has to back, which are those that somebody writes
// to.
Ticks Runtime::back_span(const Span& s, const PageHeap::Run& run, Written written) {
  if (s.needs_zero || written == Written::kAll) return back_pages(s);
  const Bytes backed = back_metadata(s) + back_slots(s, written);
  const Bytes made_ready = run.scavenged_pages * kPageBytes;
  return static_cast<Ticks>(backed) * kPageFaultByte +
         static_cast<Ticks>(made_ready - std::min(made_ready, backed)) *
             new_memory_byte(m_config.go_minor);
}

// The same, and what else a new span brings: before 1.22 the bitmap of memory that has never held
// pointers, and those pages on which the barrier's read will come first.
Ticks Runtime::back_new_pages(SpanId id, const PageHeap::Run& run, Written written) {
  const Span& s = m_heap.span(id);
  Ticks spent = back_span(s, run, written);
  if (!s.noscan) {
    spent +=
        static_cast<Ticks>(pointer_bitmap_bytes(run.fresh_pages * kPageBytes, m_config.go_minor)) *
        kPageFaultByte;
  }
  if (run.grown != 0) m_log.add(EventKind::kGrowHeap, 0, 0, run.grown);
  m_off_heap.spans(m_heap.spans_in_use());
  note_off_heap();
  if (!m_marking || s.noscan || s.needs_zero || m_config.write_barrier == BarrierMode::kNone) {
    return spent;
  }
  Bytes bytes = s.bytes();
  if (m_heap.sizes().has_headers() && s.size_class != kLargeClass) {
    if (s.slot_bytes > kMaxHeaderlessBytes) return spent;
    bytes -= kSystemPageBytes;
  }
  m_untouched.add(s.offset(), bytes);
  return spent;
}

void Runtime::charge_first_store(int index) {
  const bool interrupts = m_processors.interrupt_others(index, cost::kInterrupted);
  m_processors[index].clock += cost::kReplaceZeroPage + (interrupts ? cost::kInterruptOthers : 0);
}

}  // namespace tricolor
