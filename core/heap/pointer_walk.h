// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <bit>
#include <cstdint>

#include "core/heap/heap.h"

namespace tricolor {

inline constexpr std::uint64_t kAllWords = ~std::uint64_t{0};

/// Calls `visit(word, value)` for each of the first `most` pointer words of the object, nil or not.
template <typename Visit>
void for_each_pointer_word(const Heap& heap, const Span& s, std::uint32_t slot, std::uint64_t most,
                           Visit visit) {
  if (s.noscan) return;
  const Address object = heap.address_of(s, slot);
  const PointerLayout& layout = heap.types()[heap.type_of(s, slot)].pointers;
  for (std::uint64_t group = 0; group < layout.groups; ++group) {
    for (std::uint64_t k = 0; k < layout.per_group; ++k) {
      if (most-- == 0) return;
      const std::uint64_t word = layout.first + group * layout.group_stride + k * layout.stride;
      visit(word, heap.load(object + word * kWordBytes));
    }
  }
}

template <typename Visit>
void for_each_pointer_word(const Heap& heap, ObjectRef ref, std::uint64_t most, Visit visit) {
  for_each_pointer_word(heap, heap.span(ref.span), ref.slot, most, visit);
}

/// Calls `visit(slot)` for each object of the span, ascending, while it returns true.
template <typename Visit>
bool for_each_slot_in_use(const Heap& heap, const Span& s, Visit visit) {
  for (std::uint32_t w = 0; w < Heap::bit_words(s); ++w) {
    for (std::uint64_t left = heap.bits(s)[w].allocated; left != 0; left &= left - 1) {
      if (!visit(w * 64 + static_cast<std::uint32_t>(std::countr_zero(left)))) return false;
    }
  }
  return true;
}

/// True if `word` of objects of that layout is a pointer.
inline bool is_pointer_word(const PointerLayout& layout, std::uint64_t word) {
  if (!layout.has_pointers() || word < layout.first) return false;
  const std::uint64_t at = word - layout.first;
  const std::uint64_t group = layout.group_stride == 0 ? 0 : at / layout.group_stride;
  const std::uint64_t in_group = layout.group_stride == 0 ? at : at % layout.group_stride;
  if (group >= layout.groups) return false;
  const std::uint64_t stride = layout.stride == 0 ? 1 : layout.stride;
  return in_group % stride == 0 && in_group / stride < layout.per_group;
}

}  // namespace tricolor
