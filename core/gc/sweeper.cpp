// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/sweeper.h"

#include <algorithm>
#include <utility>

namespace tricolor {
namespace {

/// Sweeping must be over when this much is left to the next trigger (§2.8, point 3).
constexpr Bytes kMinSweepDistance = kMiB;
/// How many spans a refill may look at before it asks the page heap (§2.3); the runtime counts its
/// budget of 100 down to 0 and looks once more.
constexpr int kRefillSweepBudget = 101;
/// The reclaimer walks the page bitmap in chunks (§2.8, point 4).
constexpr std::uint32_t kReclaimChunkPages = 512;

}  // namespace

void Sweeper::Tally::add(const Tally& other) {
  cost += other.cost;
  spans += other.spans;
  objects_freed += other.objects_freed;
  pages_freed += other.pages_freed;
  if (other.last_span == kNoSpan) return;
  last_span = other.last_span;
  last_base = other.last_base;
  last_freed = other.last_freed;
  last_span_freed = other.last_span_freed;
}

void Sweeper::start_cycle(std::uint64_t pages_in_use) {
  m_central.reset_unswept(m_sweepgen);
  m_sweepgen += 2;
  m_done = false;
  m_pages_to_sweep = pages_in_use;
  m_pages_swept = 0;
  m_pages_swept_basis = 0;
  m_reclaim_page = 0;
  m_reclaim_credit = 0;
}

void Sweeper::set_pace(Bytes heap_live, Bytes trigger, std::uint64_t pages_in_use) {
  if (m_done || pages_in_use <= m_pages_swept) {
    m_pages_per_byte = 0;
    return;
  }
  const auto room = static_cast<std::int64_t>(trigger) - static_cast<std::int64_t>(heap_live) -
                    static_cast<std::int64_t>(kMinSweepDistance);
  const double distance =
      static_cast<double>(std::max<std::int64_t>(room, static_cast<std::int64_t>(kPageBytes)));
  m_pages_per_byte = static_cast<double>(pages_in_use - m_pages_swept) / distance;
  m_heap_live_basis = heap_live;
  m_pages_swept_basis = m_pages_swept;
}

void Sweeper::finish() {
  m_done = true;
  m_pages_per_byte = 0;
}

void Sweeper::sweep_in_place(Heap& heap, SpanId id, Tally& tally) {
  Span& s = heap.span(id);
  if (s.has_specials) [[unlikely]]
    m_specials.detach_dead(heap, id, m_found);
  const Heap::Swept swept = heap.sweep_span(id);
  s.sweepgen = m_sweepgen;
  m_pages_swept += s.pages;
  ++tally.spans;
  tally.objects_freed += swept.freed;
  tally.cost += cost::kSweepSpan;
  tally.last_span = id;
  tally.last_base = kArenaBase + s.offset();
  tally.last_freed = swept.freed;
  tally.last_span_freed = false;
}

void Sweeper::sweep_and_file(Heap& heap, SpanId id, Tally& tally) {
  sweep_in_place(heap, id, tally);
  const Span& s = heap.span(id);
  if (s.allocated != 0) {
    m_central.push(s, id, m_sweepgen, s.allocated == s.slots);
    return;
  }
  tally.pages_freed += s.pages;
  tally.cost += cost::kFreeSpan;
  tally.last_span_freed = true;
  heap.free_span(id);
}

bool Sweeper::sweep_one(Heap& heap, Tally& tally) {
  while (!m_done) {
    const SpanId id = m_central.pop_any_unswept(m_sweepgen);
    if (id == kNoSpan) {
      finish();
      return false;
    }
    if (!needs_sweeping(heap.span(id))) continue;
    const std::uint64_t freed_before = tally.pages_freed;
    sweep_and_file(heap, id, tally);
    m_reclaim_credit += tally.pages_freed - freed_before;
    return true;
  }
  return false;
}

SpanId Sweeper::acquire_for_cache(Heap& heap, int span_class, Tally& tally) {
  const SpanId swept = m_central.pop_partial_swept(span_class, m_sweepgen);
  if (swept != kNoSpan) return swept;
  if (m_done) return kNoSpan;
  int budget = kRefillSweepBudget;
  for (; budget > 0; --budget) {
    const SpanId id = m_central.pop_partial_unswept(span_class, m_sweepgen);
    if (id == kNoSpan) break;
    if (!needs_sweeping(heap.span(id))) continue;
    sweep_in_place(heap, id, tally);
    return id;
  }
  for (; budget > 0; --budget) {
    const SpanId id = m_central.pop_full_unswept(span_class, m_sweepgen);
    if (id == kNoSpan) break;
    if (!needs_sweeping(heap.span(id))) continue;
    sweep_in_place(heap, id, tally);
    const Span& s = heap.span(id);
    if (s.allocated != s.slots) return id;
    m_central.push(s, id, m_sweepgen, true);
  }
  return kNoSpan;
}

void Sweeper::pay_debt(Heap& heap, Bytes span_bytes, std::uint64_t caller_pages, Bytes heap_live,
                       Tally& tally) {
  if (m_pages_per_byte == 0) return;
  const Bytes grown = heap_live > m_heap_live_basis ? heap_live - m_heap_live_basis : 0;
  const double due = m_pages_per_byte * static_cast<double>(grown + span_bytes);
  const auto target = static_cast<std::int64_t>(due) - static_cast<std::int64_t>(caller_pages);
  while (target > static_cast<std::int64_t>(m_pages_swept - m_pages_swept_basis)) {
    if (!sweep_one(heap, tally)) return;
  }
}

void Sweeper::reclaim(Heap& heap, std::uint64_t pages, Tally& tally) {
  while (pages > 0) {
    if (m_reclaim_credit == 0) {
      if (m_done || m_reclaim_page >= heap.pages().page_count()) return;
      m_reclaim_credit = reclaim_chunk(heap, tally);
    }
    const std::uint64_t taken = std::min(pages, m_reclaim_credit);
    m_reclaim_credit -= taken;
    pages -= taken;
  }
}

// All of the next chunk, however little is needed; returns the pages that it freed.
std::uint64_t Sweeper::reclaim_chunk(Heap& heap, Tally& tally) {
  const std::uint64_t freed_before = tally.pages_freed;
  const std::uint32_t end = m_reclaim_page + kReclaimChunkPages;
  const std::uint32_t last = std::min(end, heap.pages().page_count());
  for (std::uint32_t page = std::exchange(m_reclaim_page, end); page < last;) {
    const SpanId id = heap.span_of_page(page);
    if (id == kNoSpan) {
      ++page;
      continue;
    }
    const Span& s = heap.span(id);
    page = s.first_page + s.pages;
    if (needs_sweeping(s) && !heap.any_marked(s)) sweep_and_file(heap, id, tally);
  }
  return tally.pages_freed - freed_before;
}

void Sweeper::uncache(Heap& heap, SpanId id, Tally& tally) {
  Span& s = heap.span(id);
  if (s.sweepgen == m_sweepgen - 2) {
    sweep_and_file(heap, id, tally);
    return;
  }
  m_central.push(s, id, m_sweepgen, s.allocated == s.slots);
}

void Sweeper::adopt(Heap& heap, SpanId id) {
  Span& s = heap.span(id);
  s.sweepgen = m_sweepgen;
  m_central.push(s, id, m_sweepgen, true);
}

// It stays in its unswept set and is skipped there, as after reclaim().
void Sweeper::ensure_swept(Heap& heap, SpanId id, Tally& tally) {
  if (needs_sweeping(heap.span(id))) sweep_and_file(heap, id, tally);
}

void Sweeper::hash(Hasher& hasher) const {
  hasher.add(m_sweepgen);
  hasher.add(m_pages_swept);
  hasher.add_double(m_pages_per_byte);
  m_specials.hash(hasher);
}

}  // namespace tricolor
