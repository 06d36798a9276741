// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/marker.h"
#include "core/gc/scan_extent.h"

// What scanning costs, worked out once for each type and cycle; what depends on where an object
// lies is added where it is scanned (marker.cpp).

namespace tricolor {

// What looking at the words of an object costs, or at `scanned` bytes of it. Where a type is
// walked, repeated pointers are elements of one each: programs' larger objects are arrays.
Ticks Marker::words_cost(const TypeInfo& type, Bytes slot_bytes, Bytes scanned) const {
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

// The header before an object counts; a large one's type is in its span.
Bytes Marker::scan_work(const TypeInfo& type, Bytes slot_bytes) const {
  if (!m_costs.headers || slot_bytes <= kMaxHeaderlessBytes) return type.ptrdata;
  const Bytes header = slot_bytes <= kMaxSmallBytes ? kHeaderBytes : 0;
  return header + scan_extent(type, slot_bytes - header);
}

Marker::ScanPlan Marker::make_plan(const TypeInfo& type, Bytes slot_bytes) const {
  const PointerLayout& layout = type.pointers;
  const Ticks cost = (has_span_bits(slot_bytes) ? m_costs.scan_in_span : m_costs.scan_object) +
                     words_cost(type, slot_bytes, type.ptrdata);
  ScanPlan made;
  made.near = cost + m_cold.later_lines(type.ptrdata, false);
  made.elsewhere = cost + m_cold.later_lines(type.ptrdata, true);
  made.words = static_cast<std::uint32_t>(type.ptrdata / kWordBytes);
  if (layout.groups == 1 && made.words > layout.first) {
    const bool few = layout.pointer_count() <= kFewPointers;
    made.pointers_are = few ? PointersAre::kFew : PointersAre::kMany;
    for (unsigned shift = 0; shift <= kMostWordShift; ++shift) {
      made.pointers[shift] = Strided(layout.first, made.words, layout.stride, shift);
    }
  }
  made.scanned_bytes = static_cast<std::uint32_t>(scan_work(type, slot_bytes));
  return made;
}

}  // namespace tricolor
