// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/marker.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace tricolor {
namespace {

/// A one-page span of 16-byte slots has the most.
constexpr std::size_t kMaxSpanBitWords = kPageBytes / 16 / 64;
/// A span is dense if one of so many of its objects is grey.
constexpr std::uint32_t kDenseShare = 8;

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
  Context c = context(heap, p, tally);
  return mark(c, pointer, from);
}

inline bool Marker::mark(Context& c, PackedPointer pointer, Address from) {
  const Bytes offset = Bytes{pointer - 1} * kWordBytes;
  const PageMeta& meta = c.tables.pages[offset / kPageBytes];
  if (!meta.is_heap()) [[unlikely]]
    return false;
  const std::uint32_t slot = meta.slot_of(offset);
  SlotBits& group = c.tables.group(meta.first_page, slot);
  const std::uint64_t mask = std::uint64_t{1} << (slot % 64);
  const bool span_bits = has_span_bits(meta.slot_bytes());
  const bool cold = c.last.is_cold(meta.first_page);
  if (cold) c.tally.cost += span_bits ? m_cold.span_bits : m_cold.page;
  if ((group.marked & mask) != 0) {
    c.tally.cost += m_costs.follow_marked;
    return false;
  }
  if ((group.allocated & mask) == 0) [[unlikely]]
    return false;
  c.tally.cost += span_bits ? m_costs.mark_white_in_span : m_costs.mark_white;
  if (cold && span_bits) c.tally.cost += m_cold.span;
  group.marked |= mask;
  c.tables.pages[meta.first_page].changed = c.tables.epoch;
  const Address object = kArenaBase + meta.first_page * kPageBytes + slot * meta.slot_bytes();
  if (meta.noscan()) {
    group.scanned |= mask;
    c.tally.marked += meta.slot_bytes();
  } else {
    enqueue(c, meta, slot, object);
  }
  if (c.tally.observer != nullptr) [[unlikely]] {
    c.tally.observer->on_grey(object, from);
    if (meta.noscan()) c.tally.observer->on_black(object, 0);
  }
  return true;
}

inline void Marker::enqueue(Context& c, const PageMeta& meta, std::uint32_t slot, Address object) {
  if (!m_green_tea || !by_span(c.heap.span(meta.span))) {
    const PackedPointer packed = Heap::pack(object);
    c.heap.prefetch_object(packed);
    m_work.push(c.p, packed);
    return;
  }
  Span& s = c.heap.span(meta.span);
  if (s.owner == Span::Owner::kNone) {
    s.owner = Span::Owner::kOne;
    s.representative = static_cast<std::uint16_t>(slot);
    m_spans.push(c.p, meta.span);
  } else {
    s.owner = Span::Owner::kMany;
  }
}

void Marker::mark_from(Heap& heap, int p, ObjectRef ref, MarkTally& tally) {
  const Span& s = heap.span(ref.span);
  if (s.noscan) return;
  Context c = context(heap, p, tally);
  const TypeInfo& type = heap.types()[heap.type_of(s, ref.slot)];
  tally.cost += words_cost(type, s.slot_bytes, type.ptrdata);
  scan_pointers(c, heap.address_of(s, ref.slot), type.pointers, 0, type.ptrdata / kWordBytes);
  tally.scanned += type.ptrdata;
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

// The hot loop of marking: everything it calls becomes part of it.
[[gnu::flatten]] std::uint64_t Marker::drain(Heap& heap, int p, const DrainLimit& limit,
                                             MarkTally& tally) {
  Context c = context(heap, p, tally);
  const Ticks charged_before = tally.charged;
  const Bytes scanned_before = tally.scanned;
  const bool shared = m_last.size() > 1;
  std::uint64_t items = 0;
  while (items < limit.items && tally.charged - charged_before < limit.cost &&
         tally.scanned - scanned_before < limit.scanned) {
    if (shared) m_work.balance(p);
    if (!take_item(c, limit.steal)) break;
    ++items;
    tally.charged += cost::shared_memory(std::exchange(tally.cost, 0), m_procs);
  }
  return items;
}

inline bool Marker::take_item(Context& c, bool steal) {
  const bool local = m_work.has_local(c.p);
  if (local || !m_green_tea) {
    const bool chain = m_work.waiting() == 1;
    const PackedPointer object = m_work.pop(c.p);
    if (object == 0) return false;
    c.last.chain = chain;
    if (const PackedPointer next = m_work.upcoming(c.p); next != 0) {
      c.heap.prefetch_object(next);
      c.heap.prefetch_mark(next);
    }
    scan_object(c, object);
    return true;
  }
  SpanId span = m_spans.pop(c.p);
  if (span == kNoSpan) {
    const PackedPointer object = m_work.pop(c.p);
    if (object != 0) {
      scan_object(c, object);
      return true;
    }
    span = next_span(c.p, steal);
    if (span == kNoSpan) return false;
  }
  scan_span(c, span);
  return true;
}

// When the own ring and the global objects are used up.
SpanId Marker::next_span(int p, bool steal) {
  const SpanId own = m_spans.pop_shared(p);
  if (own != kNoSpan || !steal || !m_spans.steal(p)) return own;
  return m_spans.pop(p);
}

inline void Marker::charge_scan(Context& c, std::uint32_t page, const TypeInfo& type,
                                Bytes slot_bytes, Bytes bytes) {
  ++c.tally.objects;
  const bool elsewhere = c.last.scanned_page != page;
  c.tally.cost += has_span_bits(slot_bytes) ? m_costs.scan_in_span : m_costs.scan_object;
  c.tally.cost += words_cost(type, slot_bytes, bytes) + m_cold.later_lines(bytes, elsewhere);
  if (!elsewhere) return;
  c.last.scanned_page = page;
  if (!m_green_tea) ++c.tally.page_visits;
  c.tally.cost += c.last.chain ? m_cold.chain : m_cold.object;
}

// What looking at the words of an object costs, or at `scanned` bytes of it. Where a type is
// walked, repeated pointers are elements of one each: programs' larger objects are arrays.
inline Ticks Marker::words_cost(const TypeInfo& type, Bytes slot_bytes, Bytes scanned) const {
  const bool whole = scanned == type.ptrdata;
  const PointerLayout& layout = type.pointers;
  const auto share = [&](std::uint64_t count) {
    return static_cast<Ticks>(whole ? count : count * scanned / type.ptrdata);
  };
  const Ticks pointers = share(layout.pointer_count());
  Ticks vain = 0;
  if (type.use.constants_per_1024 != 0) [[unlikely]]
    vain = pointers * type.use.constants_per_1024 * m_costs.outside_heap / 1024;
  if (has_span_bits(slot_bytes)) return vain + pointers * m_costs.pointer_in_span;
  if (m_costs.headers && slot_bytes > kMaxHeaderlessBytes) {
    const Ticks elements = layout.groups > 1 ? share(layout.groups) : pointers;
    return vain + m_costs.header + elements * m_costs.element + pointers * m_costs.element_pointer;
  }
  return vain + static_cast<Ticks>(scanned / kWordBytes) * m_costs.word +
         pointers * m_costs.pointer;
}

inline void Marker::scan_object(Context& c, PackedPointer pointer) {
  const Bytes offset = Bytes{pointer - 1} * kWordBytes;
  const PageMeta& meta = c.tables.pages[offset / kPageBytes];
  if (meta.slot_bytes() > kObletBytes) [[unlikely]] {
    scan_oblet(c, meta.span, pointer);
  } else {
    scan_slot(c, c.tables.pages[meta.first_page], meta.slot_of(offset));
  }
}

inline void Marker::scan_slot(Context& c, PageMeta& first, std::uint32_t slot) {
  c.tables.group(first.first_page, slot).scanned |= std::uint64_t{1} << (slot % 64);
  first.changed = c.tables.epoch;
  const Bytes slot_bytes = first.slot_bytes();
  const Bytes offset = first.first_page * kPageBytes + slot * slot_bytes;
  const Address object = kArenaBase + offset;
  const TypeId id = first.type == PageMeta::kMixedTypes
                        ? c.heap.type_of(c.heap.span(first.span), slot)
                        : first.type;
  const TypeInfo& type = c.tables.types[id];
  charge_scan(c, static_cast<std::uint32_t>(offset / kPageBytes), type, slot_bytes, type.ptrdata);
  scan_pointers(c, object, type.pointers, 0, type.ptrdata / kWordBytes);
  c.tally.scanned += type.ptrdata;
  c.tally.marked += slot_bytes;
  c.tally.at = object;
  if (c.tally.observer != nullptr) [[unlikely]]
    c.tally.observer->on_black(object, type.ptrdata);
}

// The first visit of a large object queues its other pieces of 128 KiB; each piece is work of its
// own.
[[gnu::noinline]] void Marker::scan_oblet(Context& c, SpanId id, PackedPointer pointer) {
  Heap& heap = c.heap;
  Span& s = heap.span(id);
  const Address object = kArenaBase + s.offset();
  const Bytes from = Heap::unpack(pointer) - object;
  const auto oblets = static_cast<std::uint16_t>((s.bytes() + kObletBytes - 1) / kObletBytes);
  if (from == 0) {
    s.oblets_left = oblets;
    for (Bytes at = kObletBytes; at < s.bytes(); at += kObletBytes) {
      m_work.push(c.p, Heap::pack(object + at));
    }
  }
  const bool last_piece = --s.oblets_left == 0;
  if (last_piece) heap.bits(s)[0].scanned |= 1;
  heap.touch(s);
  const TypeInfo& type = heap.types()[heap.type_of(s, 0)];
  const Bytes length = std::min(kObletBytes, s.bytes() - from);
  const Bytes scan_end = std::min(type.ptrdata, from + length);
  const Bytes scanned = scan_end > from ? scan_end - from : 0;
  charge_scan(c, static_cast<std::uint32_t>((object + from - kArenaBase) / kPageBytes), type,
              s.bytes(), scanned);
  if (scanned != 0) {
    scan_pointers(c, object, type.pointers, from / kWordBytes, scan_end / kWordBytes);
    c.tally.scanned += scanned;
  }
  c.tally.marked += length;
  c.tally.at = object + from;
  if (last_piece && c.tally.observer != nullptr) c.tally.observer->on_black(object, type.ptrdata);
}

inline void Marker::scan_span(Context& c, SpanId id) {
  Span& s = c.heap.span(id);
  const bool single = s.owner == Span::Owner::kOne;
  s.owner = Span::Owner::kNone;
  ++c.tally.page_visits;
  c.tally.cost += m_costs.visit_span;
  c.last.chain = m_spans.waiting() == 0;
  c.tally.at = kArenaBase + s.offset();
  PageMeta& first = c.tables.pages[s.first_page];
  if (single) {
    ++c.tally.sparse_visits;
    ++c.tally.sparse_objects;
    scan_slot(c, first, s.representative);
    return;
  }
  // Only what is grey now: objects that this scan greys queue the span again.
  std::array<std::uint64_t, kMaxSpanBitWords> grey{};
  const std::uint32_t words = Heap::bit_words(s);
  std::uint32_t objects = 0;
  for (std::uint32_t w = 0; w < words; ++w) {
    const SlotBits& group = c.heap.bits(s)[w];
    grey[w] = group.marked & ~group.scanned;
    objects += static_cast<std::uint32_t>(std::popcount(grey[w]));
  }
  if (m_vectors && objects >= s.slots / kDenseShare) {
    ++c.tally.dense_visits;
    c.tally.dense_objects += objects;
    scan_dense(c, s, grey.data(), words);
    return;
  }
  ++c.tally.sparse_visits;
  c.tally.sparse_objects += objects;
  for (std::uint32_t w = 0; w < words; ++w) {
    for (std::uint64_t rest = grey[w]; rest != 0; rest &= rest - 1) {
      scan_slot(c, first, w * 64 + static_cast<std::uint32_t>(std::countr_zero(rest)));
    }
  }
}

// The vector kernel reads the page in one pass, by its pointer bitmap: whole slots are its work.
void Marker::scan_dense(Context& c, const Span& s, const std::uint64_t* grey, std::uint32_t words) {
  PageMeta& first = c.tables.pages[s.first_page];
  for (std::uint32_t w = 0; w < words; ++w) {
    for (std::uint64_t rest = grey[w]; rest != 0; rest &= rest - 1) {
      const Bytes before = c.tally.scanned;
      scan_slot(c, first, w * 64 + static_cast<std::uint32_t>(std::countr_zero(rest)));
      c.tally.scanned = before + s.slot_bytes;
    }
  }
}

inline void Marker::scan_pointers(Context& c, Address object, const PointerLayout& layout,
                                  std::uint64_t from_word, std::uint64_t to_word) {
  const PointerWords& words = c.heap.words();
  const std::uint64_t base = Heap::word_index(object);
  if (layout.groups != 1 || !words.contiguous(base + from_word, to_word - from_word)) {
    return scan_groups(c, object, layout, from_word, to_word);
  }
  const std::uint64_t skip =
      from_word <= layout.first
          ? layout.first
          : from_word +
                (layout.stride - (from_word - layout.first) % layout.stride) % layout.stride;
  if (skip < to_word) scan_run(c, object, &words.at(base + skip), to_word - skip, layout.stride);
}

// The plain case: pointers at one stride, in one piece of memory. In long arrays the mark bits of
// what comes a few entries later are fetched ahead.
inline void Marker::scan_run(Context& c, Address object, const PackedPointer* words,
                             std::uint64_t count, std::uint32_t stride) {
  constexpr std::uint64_t kAhead = 12;
  std::uint64_t i = 0;
  if (count > kAhead * 4) {
    for (const std::uint64_t end = count - kAhead * stride; i < end && end < count; i += stride) {
      const PackedPointer later = words[i + kAhead * stride];
      if (later != 0) c.heap.prefetch_mark(later);
      if (words[i] != 0) mark(c, words[i], object);
    }
  }
  for (; i < count; i += stride) {
    if (words[i] != 0) mark(c, words[i], object);
  }
}

[[gnu::noinline]] void Marker::scan_groups(Context& c, Address object, const PointerLayout& layout,
                                           std::uint64_t from_word, std::uint64_t to_word) {
  const PointerWords& words = c.heap.words();
  const std::uint64_t base = Heap::word_index(object);
  const std::uint64_t first_group = layout.groups > 1 ? from_word / layout.group_stride : 0;
  for (std::uint64_t g = first_group; g < layout.groups; ++g) {
    const std::uint64_t start = layout.first + g * layout.group_stride;
    if (start >= to_word) break;
    const std::uint64_t skipped =
        from_word > start ? (from_word - start + layout.stride - 1) / layout.stride : 0;
    for (std::uint64_t k = skipped; k < layout.per_group; ++k) {
      const std::uint64_t word = start + k * layout.stride;
      if (word >= to_word) break;
      const PackedPointer pointer = words[base + word];
      if (pointer != 0) mark(c, pointer, object);
    }
  }
}

void Marker::hash(Hasher& hasher) const {
  m_work.hash(hasher);
  m_spans.hash(hasher);
}

}  // namespace tricolor
