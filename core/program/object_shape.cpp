// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/object_shape.h"

#include <algorithm>

#include "core/program/mutator_costs.h"

namespace tricolor {

namespace {

constexpr Bytes kCellBytes = 16;

/// Of an object whose first `bytes` are set.
Written written_by(Bytes bytes) {
  if (bytes == 0) return Written::kNothing;
  return bytes <= kSystemPageBytes ? Written::kBeginning : Written::kAll;
}

}  // namespace

std::vector<std::string_view> object_kind_words() {
  return {"noscan", "half", "full"};
}

ObjectShape shape_of(Mutator& m, ObjectKind kind, Bytes bytes, std::uint64_t fill) {
  if (kind == ObjectKind::kNoscan) {
    return {m.type("[]uint8", bytes, PointerLayout::none(), MemoryUse::only(Written::kNothing)), 0,
            1};
  }
  const bool half = kind == ObjectKind::kHalf;
  const Bytes element = half ? kCellBytes : kWordBytes;
  const std::uint64_t elements = std::max<std::uint64_t>(1, bytes / element);
  const auto filled = static_cast<std::uint32_t>(std::min(fill, elements));
  const MemoryUse use = MemoryUse::only(written_by(filled * element));
  const TypeId type =
      half ? m.type("[]main.cell", elements * element, PointerLayout::every(2, elements), use)
           : table_type(m, elements, use);
  return {type, filled, half ? 2U : 1U};
}

TypeId table_type(Mutator& m, std::uint64_t entries, MemoryUse use) {
  return m.type("[]unsafe.Pointer", entries * kWordBytes, PointerLayout::all(entries), use);
}

double table_store_ns(std::uint64_t entries) {
  return cost::kTableStoreNs + cost::table_miss_ns(entries * kWordBytes);
}

}  // namespace tricolor
