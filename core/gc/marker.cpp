// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/marker.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "core/base/bits.h"
#include "core/gc/marker_inline.h"

namespace tricolor {
namespace {

/// A span is dense if one of so many of its objects is grey.
constexpr std::uint32_t kDenseShare = 8;

/// What follows the first lines is fetched ahead by the processor itself.
constexpr std::size_t kFirstLines = 8;

/// Starts fetching what scanning the span after this one will read, if it has many grey objects (a
/// single one was fetched when it was marked), and of a later one what leads to the rest.
[[gnu::always_inline]] inline void prefetch(const HeapTables& tables,
                                            const SpanQueues::Upcoming& spans) {
  if (spans.later) __builtin_prefetch(&tables.pages[spans.later.first_page]);
  if (!spans.next) return;
  const PageMeta& first = tables.pages[spans.next.first_page];
  if (first.discovered != PageMeta::Discovered::kMany) return;
  __builtin_prefetch(&tables.group(first, 0));
  const PageWords page = tables.words[first.first_page];
  const auto* words = reinterpret_cast<const char*>(page.at(0));
  for (std::size_t line = 0; line < kFirstLines >> page.shift(); ++line) {
    __builtin_prefetch(words + line * kHostLineBytes);
  }
}

}  // namespace

Marker::Marker(int processors, bool green_tea, bool vectors)
    : m_work(processors),
      m_spans(processors),
      m_last(static_cast<std::size_t>(processors)),
      m_green_tea(green_tea),
      m_vectors(vectors) {}

void Marker::set_processors(int processors) {
  m_work.set_processors(processors);
  m_spans.set_processors(processors);
  m_last.resize(static_cast<std::size_t>(processors));
}

bool Marker::mark(Heap& heap, int p, PackedPointer pointer, Address from, MarkTally& tally) {
  Context c = enter(heap, p, tally);
  const bool white = m_green_tea ? mark<true>(c, pointer, from) : mark<false>(c, pointer, from);
  leave(c, tally);
  return white;
}

[[gnu::flatten]] bool Marker::mark_all(Heap& heap, int p, std::span<const PackedPointer> pointers,
                                       MarkTally& tally) {
  Context c = enter(heap, p, tally);
  const Run run(pointers.data(), Strided(0, static_cast<std::uint32_t>(pointers.size()), 1, 0));
  const bool any = m_green_tea ? mark_run<true>(c, run, 0) : mark_run<false>(c, run, 0);
  leave(c, tally);
  return any;
}

void Marker::mark_block(Heap& heap, Address block, MarkTally& tally) {
  const ObjectRef ref = heap.find(block);
  if (!ref || heap.is_marked(ref)) return;
  Span& s = heap.span(ref.span);
  SlotBits& group = heap.bits(s)[ref.slot / 64];
  const std::uint64_t mask = std::uint64_t{1} << (ref.slot % 64);
  group.marked |= mask;
  group.scanned |= mask;
  heap.touch(s);
  tally.marked += s.slot_bytes;
}

std::uint64_t Marker::drain(Heap& heap, int p, const DrainLimit& limit, MarkTally& tally) {
  return m_green_tea ? drain_items<true>(heap, p, limit, tally)
                     : drain_items<false>(heap, p, limit, tally);
}

// The hot loop of marking: everything it calls becomes part of it.
template <bool kGreen>
[[gnu::flatten]] std::uint64_t Marker::drain_items(Heap& heap, int p, const DrainLimit& limit,
                                                   MarkTally& tally) {
  Context c = enter(heap, p, tally);
  const bool shared = m_last.size() > 1;
  const Ticks cost_end = c.tally.charged + limit.cost;
  const Bytes scanned_before = c.tally.scanned;
  std::uint64_t items = 0;
  while (items < limit.items && c.tally.charged < cost_end &&
         c.tally.scanned - scanned_before < limit.scanned) {
    if (shared && !m_work.has_global()) {
      m_work.close(p, c.work);
      m_work.balance(p);
      c.work = m_work.open(p);
    }
    const Item item = next_item<kGreen>(c, limit.steal);
    if (!item) break;
    scan_item<kGreen>(c, item);
    ++items;
    c.tally.charged += cost::shared_memory(std::exchange(c.tally.cost, 0), m_procs);
    if (shared && has_offered(p)) break;
  }
  leave(c, tally);
  return items;
}

template <bool kGreen>
inline Marker::Item Marker::next_item(Context& c, bool steal) {
  if (kGreen && !c.work.has_local()) return next_span(c, steal);
  const std::uint64_t waiting = c.work.waiting;
  const PackedPointer object = m_work.pop(c.p, c.work);
  if (object == 0) return {};
  c.last.chain = waiting == 1;
  c.last.fresh = waiting > std::exchange(c.last.left, c.work.waiting);
  if (const PackedPointer next = WorkBuffers::upcoming(c.work); next != 0) {
    c.heap.prefetch_two_lines(next);
  }
  return {object, {}};
}

// Green Tea, when there is no single object left: a span, or another's objects.
inline Marker::Item Marker::next_span(Context& c, bool steal) {
  QueuedSpan span = SpanQueues::pop(c.spans);
  if (!span) {
    const PackedPointer object = m_work.pop(c.p, c.work);
    if (object != 0) return {object, {}};
    span = shared_span(c.p, steal);
    if (!span) return {};
  }
  prefetch(c.tables, SpanQueues::upcoming(c.spans));
  return {0, span};
}

// When the own ring and the global objects are used up.
QueuedSpan Marker::shared_span(int p, bool steal) {
  const bool found = m_spans.take_back(p) || (steal && m_spans.steal(p));
  return found ? m_spans.pop(p) : QueuedSpan{};
}

// scan_slot() becomes part of the loop here, scan_group() of this and of scan_batch().
template <bool kGreen>
inline void Marker::scan_item(Context& c, const Item& item) {
  if (kGreen && item.object == 0) {
    PageMeta& first = c.tables.pages[item.span.first_page];
    if (!take_single(c, first)) {
      scan_batch(c, first);
      return;
    }
    const std::uint32_t slot = first.representative;
    const Bytes offset = first.first_page * kPageBytes + slot * first.slot_bytes();
    scan_slot<kGreen, true>(c, first, slot, offset, nullptr);
    return;
  }
  const Bytes offset = Bytes{item.object - 1} * kWordBytes;
  const PageMeta& meta = c.tables.pages[offset / kPageBytes];
  if (meta.slot_bytes() > kObletBytes) [[unlikely]] {
    c.take(scan_oblet<kGreen>(c, meta.span, item.object));
    return;
  }
  scan_slot<kGreen, false>(c, c.tables.pages[meta.first_page], meta.slot_of(offset), offset,
                           nullptr);
}

// Objects of a span that are scanned together.
inline void Marker::scan_batch(Context& c, PageMeta& first) {
  Batch batch;
  gather(c, first, batch);
  const Bytes scanned_before = c.tally.scanned;
  DenseLines lines = batch.dense() ? dense_lines(c, first.first_page) : DenseLines{};
  for (std::uint32_t w = 0; w < batch.words; ++w) {
    scan_group(c, first, w, batch.grey[w], batch.dense() ? &lines : nullptr);
  }
  if (batch.dense()) c.tally.scanned = scanned_before + batch.dense_bytes;
}

// Objects of one group of a span that has its mark bits in it, which is one page. Where they are of
// one type, what they share is looked up and counted once.
inline void Marker::scan_group(Context& c, PageMeta& first, std::uint32_t group, std::uint64_t grey,
                               DenseLines* lines) {
  const Bytes slot_bytes = first.slot_bytes();
  const std::uint32_t first_slot = group * 64;
  const Bytes offset = first.first_page * kPageBytes + first_slot * slot_bytes;
  const bool one_type = first.type != PageMeta::kMixedTypes && grey != 0;
  const ScanPlan* how = one_type ? &plan(c, first.type, slot_bytes) : nullptr;
  if (how == nullptr || how->pointers_are != PointersAre::kFew || c.tally.observer != nullptr)
      [[unlikely]] {
    for (std::uint64_t rest = grey; rest != 0; rest &= rest - 1) {
      const auto slot = static_cast<std::uint32_t>(std::countr_zero(rest));
      scan_slot<true, true>(c, first, first_slot + slot, offset + slot * slot_bytes, lines);
    }
    return;
  }
  count_group(c, first, group, grey, *how, lines == nullptr);
  const PageWords page = c.tables.words[first.first_page];
  const std::uint64_t slot_words = slot_bytes / kWordBytes >> page.shift();
  Run run(page.at(0), how->pointers[page.shift()]);
  const PackedPointer* first_run = run.words + first_slot * slot_words;
  std::uint64_t slot = 0;
  for (std::uint64_t rest = grey; rest != 0; rest &= rest - 1) {
    slot = static_cast<std::uint64_t>(std::countr_zero(rest));
    if (lines != nullptr)
      c.tally.cost += lines->cost_of((first_slot + slot) * slot_bytes, slot_bytes);
    run.words = first_run + slot * slot_words;
    scan_run<true>(c, 0, run);
  }
  c.tally.at = kArenaBase + offset + slot * slot_bytes;
}

// All of a group's grey objects at once. `each_pays`: they are not scanned by cache lines.
inline void Marker::count_group(Context& c, PageMeta& first, std::uint32_t group,
                                std::uint64_t grey, const ScanPlan& how, bool each_pays) {
  c.tables.group(first, group * 64).scanned |= grey;
  first.changed = c.tables.epoch;
  const bool far = moves_to<true>(c, first.first_page, how.words * kWordBytes);
  const Bytes objects = population(grey);
  c.tally.objects += objects;
  c.tally.scanned += objects * how.scanned_bytes;
  c.tally.marked += objects * first.slot_bytes();
  if (!each_pays) return;
  c.tally.cost += static_cast<Ticks>(objects) * how.near + (far ? how.elsewhere - how.near : 0);
}

// kOnePage: the object's span is one page, so that the words of all of it follow each other.
template <bool kGreen, bool kOnePage>
inline void Marker::scan_slot(Context& c, PageMeta& first, std::uint32_t slot, Bytes offset,
                              DenseLines* lines) {
  c.tables.group(first, slot).scanned |= std::uint64_t{1} << (slot % 64);
  first.changed = c.tables.epoch;
  const Bytes slot_bytes = first.slot_bytes();
  const Address object = kArenaBase + offset;
  const TypeId id = first.type == PageMeta::kMixedTypes
                        ? c.heap.type_of(c.heap.span(first.span), slot)
                        : first.type;
  const ScanPlan& how = plan(c, id, slot_bytes);
  const Bytes ptrdata = how.words * kWordBytes;
  const bool far = moves_to<kGreen>(c, static_cast<std::uint32_t>(offset / kPageBytes), ptrdata);
  if (kGreen && lines != nullptr) {
    c.tally.cost += lines->cost_of(offset, slot_bytes);
  } else {
    c.tally.cost += far ? how.elsewhere : how.near;
  }
  ++c.tally.objects;
  c.tally.scanned += how.scanned_bytes;
  c.tally.marked += slot_bytes;
  c.tally.at = object;
  const PageWords page = c.tables.words[first.first_page];
  const unsigned shift = page.shift();
  const PackedPointer* words = nullptr;
  if (kOnePage) {
    words = page.at(offset % kPageBytes);
  } else {
    const std::uint64_t base = Heap::word_index(object, shift);
    if (PointerWords::contiguous(base, how.words)) words = &c.heap.words()[shift].at(base);
  }
  if (how.pointers_are == PointersAre::kFew && words != nullptr) [[likely]] {
    scan_run<kGreen>(c, object, Run(words, how.pointers[shift]));
  } else if (how.pointers_are == PointersAre::kMany && words != nullptr) {
    c.take(scan_many<kGreen>(c, object, Run(words, how.pointers[shift])));
  } else {
    c.take(scan_groups<kGreen>(c, object, c.tables.types[id].pointers, 0, how.words));
  }
  if (c.tally.observer != nullptr) [[unlikely]]
    c.tally.observer->on_black(object, ptrdata);
}

// To be asked before the span's first object is scanned.
inline Marker::DenseLines Marker::dense_lines(Context& c, std::uint32_t page) const {
  c.tally.cost += m_costs.dense_span;
  const bool follows = page == c.last.scanned_page + 1;
  return {.cost = m_costs.dense_line + (follows ? 0 : m_cold.dense_line)};
}

// Takes what was discovered in the span; true if that is one object, its representative.
inline bool Marker::take_single(Context& c, PageMeta& first) {
  const bool single =
      std::exchange(first.discovered, PageMeta::Discovered::kNone) == PageMeta::Discovered::kOne;
  ++c.tally.page_visits;
  c.tally.cost += m_costs.visit_span;
  c.last.chain = !SpanQueues::upcoming(c.spans).next && m_spans.waiting() == 0;
  c.tally.sparse_visits += single;
  c.tally.sparse_objects += single;
  return single;
}

// Only what is grey now: objects that its scan greys queue the span again.
inline void Marker::gather(Context& c, const PageMeta& first, Batch& batch) const {
  c.tally.cost += m_costs.gather_span;
  const Span& s = c.heap.span(first.span);
  batch.words = Heap::bit_words(s);
  std::uint32_t objects = 0;
  for (std::uint32_t w = 0; w < batch.words; ++w) {
    const SlotBits& group = c.heap.bits(s)[w];
    batch.grey[w] = group.marked & ~group.scanned;
    objects += population(batch.grey[w]);
  }
  const bool dense = m_vectors && objects >= s.slots / kDenseShare;
  (dense ? c.tally.dense_visits : c.tally.sparse_visits) += 1;
  (dense ? c.tally.dense_objects : c.tally.sparse_objects) += objects;
  // The vector kernel reads the page in one pass, by its pointer bitmap: whole slots are its work.
  if (dense) batch.dense_bytes = Bytes{objects} * s.slot_bytes;
}

// Most words of larger objects are nil: they are looked at several at a time.
template <bool kGreen>
[[gnu::noinline]] Marker::Context Marker::scan_many(Context c, Address object, const Run& run) {
  const std::uint64_t step = run.stride == 1 ? kWordsAtOnce : run.stride;
  for (std::uint64_t i = 0; i < run.end; i += step) {
    const std::uint64_t left = run.stride == 1 ? run.end - i : 1;
    std::uint32_t rest =
        left >= kWordsAtOnce ? not_nil(run.words + i) : not_nil(run.words + i, left);
    for (; rest != 0; rest &= rest - 1) {
      const std::uint64_t at = i + static_cast<std::uint64_t>(std::countr_zero(rest));
      const bool white = mark<kGreen>(c, run.words[at], object);
      if (kGreen) c.tally.cost += m_costs.white_from_small * white;
    }
  }
  return c;
}

// The plain case: few pointers at one stride, in one piece of memory, of an object that is no
// table.
template <bool kGreen>
inline void Marker::scan_run(Context& c, Address object, const Run& run) {
  for (std::uint64_t i = 0; i < run.end; i += run.stride) {
    if (run.words[i] == 0) continue;
    const bool white = mark<kGreen>(c, run.words[i], object);
    if (kGreen) c.tally.cost += m_costs.white_from_small * white;
  }
}

void Marker::hash(Hasher& hasher) const {
  m_work.hash(hasher);
  m_spans.hash(hasher);
}

}  // namespace tricolor
