// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/heap/heap.h"
#include "core/heap/pointer_walk.h"

namespace tricolor {

/// The slot of a heap span that an address lies in, free or not.
struct SlotPlace {
  SpanId span = kNoSpan;
  std::uint32_t slot = 0;
  Address base = 0;
  Bytes bytes = 0;
  bool allocated = false;
  explicit operator bool() const { return span != kNoSpan; }
};

/// Nothing if the address is no heap, or in the tail of a span.
inline SlotPlace slot_at(const Heap& heap, Address address) {
  if (address < kArenaBase) return {};
  const Bytes offset = address - kArenaBase;
  const auto page = static_cast<std::uint32_t>(offset / kPageBytes);
  if (offset / kPageBytes >= heap.pages().page_count()) return {};
  const SpanId id = heap.span_of_page(page);
  if (id == kNoSpan || heap.span(id).state != Span::State::kHeap) return {};
  const Span& s = heap.span(id);
  const std::uint32_t slot = s.slot_of(offset - s.offset());
  if (slot >= s.slots) return {};
  const bool allocated = ((heap.bits(s)[slot / 64].allocated >> (slot % 64)) & 1) != 0;
  return {id, slot, heap.address_of(s, slot), s.slot_bytes, allocated};
}

/// Calls `visit(word, value)` for each non-nil pointer word of an allocated object, in order.
template <typename Visit>
void for_each_pointer(const Heap& heap, const Span& s, std::uint32_t slot, Visit visit) {
  for_each_pointer_word(heap, s, slot, kAllWords, [&](std::uint64_t word, Address value) {
    if (value != 0) visit(word, value);
  });
}

}  // namespace tricolor
