// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/marker.h"

#include <algorithm>
#include <array>
#include <bit>

namespace tricolor {
namespace {

/// A one-page span of 16-byte slots has the most.
constexpr std::size_t kMaxSpanBitWords = kPageBytes / 16 / 64;

}  // namespace

Marker::Marker(int processors, bool green_tea)
    : m_work(processors),
      m_spans(processors),
      m_last(static_cast<std::size_t>(processors)),
      m_green_tea(green_tea) {}

void Marker::set_processors(int processors) {
  m_work.set_processors(processors);
  m_spans.set_processors(processors);
  m_last.resize(static_cast<std::size_t>(processors));
}

bool Marker::mark(Heap& heap, int p, PackedPointer pointer, Address from, MarkTally& tally) {
  const Bytes offset = Bytes{pointer - 1} * kWordBytes;
  PageMeta& meta = heap.page_meta(static_cast<std::uint32_t>(offset / kPageBytes));
  if (!meta.is_heap()) [[unlikely]] return false;
  const std::uint32_t slot = meta.slot_of(offset);
  SlotBits& group = heap.group(meta.first_page, slot);
  const std::uint64_t mask = std::uint64_t{1} << (slot % 64);
  if (m_last[static_cast<std::size_t>(p)].is_cold(meta.first_page)) tally.cost += m_cold.page;
  if ((group.marked & mask) != 0) {
    tally.cost += cost::kFollowMarked;
    return false;
  }
  if ((group.allocated & mask) == 0) [[unlikely]] return false;
  tally.cost += cost::kMarkWhite;
  group.marked |= mask;
  heap.touch(heap.page_meta(meta.first_page));
  const Address object = kArenaBase + meta.first_page * kPageBytes + slot * meta.slot_bytes();
  if (meta.noscan()) {
    group.scanned |= mask;
    tally.marked += meta.slot_bytes();
  } else {
    enqueue(heap, p, meta, slot, object);
  }
  if (tally.observer != nullptr) [[unlikely]] {
    tally.observer->on_grey(object, from);
    if (meta.noscan()) tally.observer->on_black(object, 0);
  }
  return true;
}

void Marker::enqueue(Heap& heap, int p, const PageMeta& meta, std::uint32_t slot, Address object) {
  if (!m_green_tea || !by_span(heap.span(meta.span))) {
    const PackedPointer packed = Heap::pack(object);
    heap.prefetch_object(packed);
    m_work.push(p, packed);
    return;
  }
  Span& s = heap.span(meta.span);
  if (s.owner == Span::Owner::kNone) {
    s.owner = Span::Owner::kOne;
    s.representative = static_cast<std::uint16_t>(slot);
    m_spans.push(p, meta.span);
  } else {
    s.owner = Span::Owner::kMany;
  }
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

bool Marker::drain_one(Heap& heap, int p, MarkTally& tally) {
  const bool local = m_work.has_local(p);
  if (local || !m_green_tea) {
    LastSeen& last = m_last[static_cast<std::size_t>(p)];
    const bool chain = m_work.waiting() == 1;
    const PackedPointer object = m_work.pop(p);
    if (object == 0) return false;
    last.chain = chain;
    if (const PackedPointer next = m_work.upcoming(p); next != 0) {
      heap.prefetch_object(next);
      heap.prefetch_mark(next);
    }
    scan_object(heap, p, object, tally);
    return true;
  }
  SpanId span = m_spans.pop(p);
  if (span == kNoSpan) {
    const PackedPointer object = m_work.pop(p);
    if (object != 0) {
      scan_object(heap, p, object, tally);
      return true;
    }
    if (!m_spans.steal(p)) return false;
    span = m_spans.pop(p);
  }
  scan_span(heap, p, span, tally);
  return true;
}

void Marker::charge_scan(int p, std::uint32_t page, Bytes bytes, MarkTally& tally) {
  LastSeen& last = m_last[static_cast<std::size_t>(p)];
  ++tally.objects;
  const bool elsewhere = last.scanned_page != page;
  tally.cost += cost::kScanObject + m_cold.later_lines(bytes, elsewhere);
  if (!elsewhere) return;
  last.scanned_page = page;
  if (!m_green_tea) ++tally.page_visits;
  tally.cost += last.chain ? m_cold.chain : m_cold.object;
}

void Marker::scan_object(Heap& heap, int p, PackedPointer pointer, MarkTally& tally) {
  const Bytes offset = Bytes{pointer - 1} * kWordBytes;
  const PageMeta& meta = heap.page_meta(static_cast<std::uint32_t>(offset / kPageBytes));
  if (meta.slot_bytes() > kObletBytes) [[unlikely]] {
    scan_oblet(heap, p, meta.span, pointer, tally);
  } else {
    scan_slot(heap, p, meta, meta.slot_of(offset), tally);
  }
}

void Marker::scan_slot(Heap& heap, int p, const PageMeta& page, std::uint32_t slot, MarkTally& tally) {
  PageMeta& first = heap.page_meta(page.first_page);
  heap.group(first.first_page, slot).scanned |= std::uint64_t{1} << (slot % 64);
  heap.touch(first);
  const Bytes slot_bytes = first.slot_bytes();
  const Bytes offset = first.first_page * kPageBytes + slot * slot_bytes;
  const Address object = kArenaBase + offset;
  const TypeId id = first.type == PageMeta::kMixedTypes ? heap.type_of(heap.span(first.span), slot)
                                                        : first.type;
  const TypeInfo& type = heap.types()[id];
  charge_scan(p, static_cast<std::uint32_t>(offset / kPageBytes), type.ptrdata, tally);
  scan_pointers(heap, p, object, type.pointers, 0, type.ptrdata / kWordBytes, tally);
  tally.scanned += type.ptrdata;
  tally.marked += slot_bytes;
  tally.at = object;
  if (tally.observer != nullptr) [[unlikely]] tally.observer->on_black(object, type.ptrdata);
}

// The first visit of a large object queues its other pieces of 128 KiB; each piece is work of its own.
void Marker::scan_oblet(Heap& heap, int p, SpanId id, PackedPointer pointer, MarkTally& tally) {
  Span& s = heap.span(id);
  const Address object = kArenaBase + s.offset();
  const Bytes from = Heap::unpack(pointer) - object;
  const auto oblets = static_cast<std::uint16_t>((s.bytes() + kObletBytes - 1) / kObletBytes);
  if (from == 0) {
    s.oblets_left = oblets;
    for (Bytes at = kObletBytes; at < s.bytes(); at += kObletBytes) {
      m_work.push(p, Heap::pack(object + at));
    }
  }
  const bool last_piece = --s.oblets_left == 0;
  if (last_piece) heap.bits(s)[0].scanned |= 1;
  heap.touch(s);
  const TypeInfo& type = heap.types()[heap.type_of(s, 0)];
  const Bytes length = std::min(kObletBytes, s.bytes() - from);
  const Bytes scan_end = std::min(type.ptrdata, from + length);
  const Bytes scanned = scan_end > from ? scan_end - from : 0;
  charge_scan(p, static_cast<std::uint32_t>((object + from - kArenaBase) / kPageBytes), scanned,
              tally);
  if (scanned != 0) {
    scan_pointers(heap, p, object, type.pointers, from / kWordBytes, scan_end / kWordBytes, tally);
    tally.scanned += scanned;
  }
  tally.marked += length;
  tally.at = object + from;
  if (last_piece && tally.observer != nullptr) tally.observer->on_black(object, type.ptrdata);
}

void Marker::scan_span(Heap& heap, int p, SpanId id, MarkTally& tally) {
  Span& s = heap.span(id);
  const bool single = s.owner == Span::Owner::kOne;
  s.owner = Span::Owner::kNone;
  ++tally.page_visits;
  tally.cost += cost::kVisitSpan;
  m_last[static_cast<std::size_t>(p)].chain = m_spans.waiting() == 0;
  tally.at = kArenaBase + s.offset();
  if (single) {
    scan_slot(heap, p, heap.page_meta(s.first_page), s.representative, tally);
    return;
  }
  // Only what is grey now: objects that this scan greys queue the span again.
  std::array<std::uint64_t, kMaxSpanBitWords> grey{};
  const std::uint32_t words = Heap::bit_words(s);
  for (std::uint32_t w = 0; w < words; ++w) {
    const SlotBits& group = heap.bits(s)[w];
    grey[w] = group.marked & ~group.scanned;
  }
  for (std::uint32_t w = 0; w < words; ++w) {
    for (std::uint64_t rest = grey[w]; rest != 0; rest &= rest - 1) {
      const std::uint32_t slot = w * 64 + static_cast<std::uint32_t>(std::countr_zero(rest));
      scan_slot(heap, p, heap.page_meta(s.first_page), slot, tally);
    }
  }
}

void Marker::scan_pointers(Heap& heap, int p, Address object, const PointerLayout& layout,
                           std::uint64_t from_word, std::uint64_t to_word, MarkTally& tally) {
  const PointerWords& words = heap.words();
  const std::uint64_t base = Heap::word_index(object);
  tally.cost += static_cast<Ticks>(to_word - from_word) * cost::kScanWord;
  if (layout.groups == 1 && words.contiguous(base + from_word, to_word - from_word)) {
    const std::uint64_t skip = from_word <= layout.first
                                   ? layout.first
                                   : from_word + (layout.stride - (from_word - layout.first) % layout.stride) %
                                                     layout.stride;
    const PackedPointer* first = &words.at(base + skip);
    if (skip < to_word) scan_run(heap, p, object, first, to_word - skip, layout.stride, tally);
    return;
  }
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
      if (pointer != 0) mark(heap, p, pointer, object, tally);
    }
  }
}

// The plain case: pointers at one stride, in one piece of memory. In long arrays the mark bits of
// what comes a few entries later are fetched ahead.
void Marker::scan_run(Heap& heap, int p, Address object, const PackedPointer* words,
                      std::uint64_t count, std::uint32_t stride, MarkTally& tally) {
  constexpr std::uint64_t kAhead = 12;
  std::uint64_t i = 0;
  if (count > kAhead * 4) {
    for (const std::uint64_t end = count - kAhead * stride; i < end && end < count; i += stride) {
      const PackedPointer later = words[i + kAhead * stride];
      if (later != 0) heap.prefetch_mark(later);
      if (words[i] != 0) mark(heap, p, words[i], object, tally);
    }
  }
  for (; i < count; i += stride) {
    if (words[i] != 0) mark(heap, p, words[i], object, tally);
  }
}

void Marker::hash(Hasher& hasher) const {
  m_work.hash(hasher);
  m_spans.hash(hasher);
}

}  // namespace tricolor
