// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>

#include "core/gc/marker.h"
#include "core/gc/marker_inline.h"

// Scanning what marker.cpp's loop leaves to others: pieces of large objects, pointers in groups or
// in several pieces of memory, and what an object points to without the object.

namespace tricolor {

// Pointers at one stride in a piece of a large object.
template <bool kGreen>
[[gnu::noinline]] Marker::Context Marker::scan_long_run(Context c, Address object, const Run& run) {
  mark_run<kGreen>(c, run, object);
  return c;
}

template <bool kGreen>
[[gnu::noinline]] Marker::Context Marker::scan_groups(Context c, Address object,
                                                      const PointerLayout& layout,
                                                      std::uint64_t from_word,
                                                      std::uint64_t to_word) {
  const unsigned shift = c.heap.page_words(object).shift();
  const PointerWords& words = c.heap.words()[shift];
  const std::uint64_t base = Heap::word_index(object, 0);
  const std::uint64_t first_group = layout.groups > 1 ? from_word / layout.group_stride : 0;
  for (std::uint64_t g = first_group; g < layout.groups; ++g) {
    const std::uint64_t start = layout.first + g * layout.group_stride;
    if (start >= to_word) break;
    const std::uint64_t skipped =
        from_word > start ? (from_word - start + layout.stride - 1) / layout.stride : 0;
    for (std::uint64_t k = skipped; k < layout.per_group; ++k) {
      const std::uint64_t word = start + k * layout.stride;
      if (word >= to_word) break;
      const PackedPointer pointer = words[(base + word) >> shift];
      if (pointer != 0) mark<kGreen>(c, pointer, object);
    }
  }
  return c;
}

template <bool kGreen>
inline void Marker::scan_pointers(Context& c, Address object, const PointerLayout& layout,
                                  std::uint64_t from_word, std::uint64_t to_word) {
  const unsigned shift = c.heap.page_words(object).shift();
  const std::uint64_t begin = Heap::word_index(object + from_word * kWordBytes, shift);
  if (layout.groups != 1 || !PointerWords::contiguous(begin, to_word - from_word)) {
    c.take(scan_groups<kGreen>(c, object, layout, from_word, to_word));
    return;
  }
  const std::uint64_t skip =
      from_word <= layout.first
          ? layout.first
          : from_word +
                (layout.stride - (from_word - layout.first) % layout.stride) % layout.stride;
  if (skip >= to_word) return;
  const std::uint64_t first = Heap::word_index(object + skip * kWordBytes, shift);
  const PackedPointer* words = &c.heap.words()[shift].at(first);
  const Strided pointers(0, static_cast<std::uint32_t>(to_word - skip), layout.stride, shift);
  c.take(scan_long_run<kGreen>(c, object, Run(words, pointers)));
}

// The first visit of a large object queues its other pieces of 128 KiB; each piece is work of its
// own.
template <bool kGreen>
[[gnu::noinline]] Marker::Context Marker::scan_oblet(Context c, SpanId id, PackedPointer pointer) {
  Heap& heap = c.heap;
  Span& s = heap.span(id);
  const Address object = kArenaBase + s.offset();
  const Bytes from = Heap::unpack(pointer) - object;
  const auto oblets = static_cast<std::uint16_t>((s.bytes() + kObletBytes - 1) / kObletBytes);
  if (from == 0) {
    s.oblets_left = oblets;
    for (Bytes at = kObletBytes; at < s.bytes(); at += kObletBytes) {
      m_work.push(c.p, c.work, Heap::pack(object + at));
    }
  }
  const bool last_piece = --s.oblets_left == 0;
  if (last_piece) heap.bits(s)[0].scanned |= 1;
  heap.touch(s);
  const TypeInfo& type = heap.types()[heap.type_of(s, 0)];
  const Bytes length = std::min(kObletBytes, s.bytes() - from);
  const Bytes scan_end = std::min(type.ptrdata, from + length);
  const Bytes scanned = scan_end > from ? scan_end - from : 0;
  const Bytes offset = s.offset() + from;
  const bool far = moves_to<kGreen>(c, static_cast<std::uint32_t>(offset / kPageBytes), scanned);
  c.tally.cost +=
      m_costs.scan_object + words_cost(type, s.bytes(), scanned) + m_cold.later_lines(scanned, far);
  ++c.tally.objects;
  if (scanned != 0) {
    c.tally.cost += static_cast<Ticks>(heap.pages().look(offset, scanned)) * cost::kUnseenByte;
    scan_pointers<kGreen>(c, object, type.pointers, from / kWordBytes, scan_end / kWordBytes);
  }
  const Bytes work_end = std::min(scan_work(type, s.bytes()), from + length);
  c.tally.scanned += work_end > from ? work_end - from : 0;
  c.tally.marked += length;
  c.tally.at = object + from;
  if (last_piece && c.tally.observer != nullptr) c.tally.observer->on_black(object, type.ptrdata);
  return c;
}

void Marker::mark_from(Heap& heap, int p, ObjectRef ref, MarkTally& tally) {
  const Span& s = heap.span(ref.span);
  if (s.noscan) return;
  Context c = enter(heap, p, tally);
  const TypeInfo& type = heap.types()[heap.type_of(s, ref.slot)];
  const Address object = heap.address_of(s, ref.slot);
  c.tally.cost += words_cost(type, s.slot_bytes, type.ptrdata);
  if (m_green_tea) {
    scan_pointers<true>(c, object, type.pointers, 0, type.ptrdata / kWordBytes);
  } else {
    scan_pointers<false>(c, object, type.pointers, 0, type.ptrdata / kWordBytes);
  }
  c.tally.scanned += scan_work(type, s.slot_bytes);
  leave(c, tally);
}

template Marker::Context Marker::scan_oblet<true>(Context, SpanId, PackedPointer);
template Marker::Context Marker::scan_oblet<false>(Context, SpanId, PackedPointer);
template Marker::Context Marker::scan_groups<true>(Context, Address, const PointerLayout&,
                                                   std::uint64_t, std::uint64_t);
template Marker::Context Marker::scan_groups<false>(Context, Address, const PointerLayout&,
                                                    std::uint64_t, std::uint64_t);

}  // namespace tricolor
