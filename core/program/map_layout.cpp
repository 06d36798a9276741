// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/map_layout.h"

#include "core/base/version_profile.h"
#include "core/program/mutator_costs.h"

namespace tricolor {

namespace {

// In both layouts a string's pointer is the first of its two words. The strings themselves are
// constants outside the heap, so that these words stay nil here.

/// A map that doubles at 6.5 cells per bucket has 4.9 of them between two doublings, and an
/// overflow pointer beside 8 strings.
constexpr MemoryUse kStringsInBuckets{.written = Written::kNothing,
                                      .constants_per_1024 = 1024 * 49 / 90};
/// One that doubles when 7 of 8 slots are full.
constexpr MemoryUse kStringsInGroups{.constants_per_1024 = 1024 * 21 / 32};

}  // namespace

TypeId MapLayout::buckets_type(Mutator& m, std::uint64_t count) const {
  const Bytes bytes = bucket_bytes() * count;
  if (noscan()) {
    return m.type("[]map.bucket[int]int", bytes, PointerLayout::none(),
                  MemoryUse::only(Written::kNothing));
  }
  // Words of a bucket: 0 tops, 1 … 8 keys, 9, 11 … 23 string pointers, 25 overflow.
  const PointerLayout pointers{9, 2, kMapCells + 1, static_cast<std::uint32_t>(count),
                               static_cast<std::uint32_t>(bucket_words())};
  return m.type("[]map.bucket[int]string", bytes, pointers, kStringsInBuckets);
}

TypeId MapLayout::groups_type(Mutator& m, std::uint64_t count) const {
  const Bytes bytes = group_bytes() * count;
  if (noscan()) return m.type("[]map.group[int]int", bytes, PointerLayout::none());
  // Words of a group: 0 control; slot i: key 1 + 3i, string pointer 2 + 3i.
  const PointerLayout pointers{2, 3, kMapCells, static_cast<std::uint32_t>(count),
                               static_cast<std::uint32_t>(group_bytes() / kWordBytes)};
  return m.type("[]map.group[int]string", bytes, pointers, kStringsInGroups);
}

void MapLayout::pass_barrier(Mutator& m, const Values& values) const {
  if (noscan()) return;
  const cost::ConstantBarrierNs& each = holds(Since::kAllocationHeaders, m.go_minor())
                                            ? cost::kConstantsByHeaders
                                            : cost::kConstantsByBitmap;
  m.barrier_work(each.store * static_cast<double>(values.stored) +
                 each.move * static_cast<double>(values.moved) +
                 each.clear * static_cast<double>(values.cleared));
}

double map_operation_ns(Bytes map_bytes) {
  return cost::kMapProbeNs + (map_bytes > cost::kCachedMapBytes ? cost::kMapMissNs : 0);
}

}  // namespace tricolor
