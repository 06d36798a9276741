// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/scan_extent.h"

#include <algorithm>
#include <cstdint>

namespace tricolor {
namespace {

/// Words up to and including the last pointer among the first `words` of an element; 0 if there is
/// none.
std::uint64_t last_pointer(const PointerLayout& element, std::uint64_t words) {
  if (words <= element.first) return 0;
  const std::uint64_t after_first = words - 1 - element.first;
  const std::uint64_t group =
      element.groups == 1
          ? 0
          : std::min<std::uint64_t>(after_first / element.group_stride, element.groups - 1);
  const std::uint64_t in_group = after_first - group * element.group_stride;
  const std::uint64_t pointer =
      std::min<std::uint64_t>(in_group / element.stride, element.per_group - 1);
  return element.first + group * element.group_stride + pointer * element.stride + 1;
}

/// What is repeated, and its size in words.
struct Element {
  PointerLayout pointers;
  std::uint64_t words = 0;
};

Element element_of(const TypeInfo& type) {
  const PointerLayout& layout = type.pointers;
  if (!type.is_array() || layout.pointer_count() == 1) {
    return {layout, (type.bytes + kWordBytes - 1) / kWordBytes};
  }
  if (layout.groups == 1) return {PointerLayout::every(1, 1, layout.first), layout.stride};
  return {{layout.first, layout.stride, layout.per_group, 1, 0}, layout.group_stride};
}

}  // namespace

Bytes scan_extent(const TypeInfo& type, Bytes room) {
  if (!type.pointers.has_pointers()) return 0;
  const Element element = element_of(type);
  const std::uint64_t words = room / kWordBytes;
  const std::uint64_t whole = words / element.words;
  const std::uint64_t in_rest = last_pointer(element.pointers, words % element.words);
  if (in_rest != 0) return (whole * element.words + in_rest) * kWordBytes;
  if (whole == 0) return 0;
  const std::uint64_t in_last = last_pointer(element.pointers, element.words);
  return ((whole - 1) * element.words + in_last) * kWordBytes;
}

}  // namespace tricolor
