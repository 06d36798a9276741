// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <utility>

#include "core/base/guessed.h"
#include "core/gc/marker.h"

// What marking does for every pointer and every object, for the sources of Marker, each of which
// has a loop of its own to put it into.

namespace tricolor {

inline PageMeta& Marker::page_of(const HeapTables& tables, PackedPointer pointer) {
  return tables.pages[Bytes{pointer - 1} * kWordBytes / kPageBytes];
}

inline Marker::Spot Marker::locate(const HeapTables& tables, PageMeta& page,
                                   PackedPointer pointer) {
  const std::uint32_t slot = page.slot_of(Bytes{pointer - 1} * kWordBytes);
  return {&page, &tables.group(page, slot), slot, pointer};
}

template <bool kGreen>
inline bool Marker::mark(Context& c, PackedPointer pointer, Address from) {
  PageMeta& page = page_of(c.tables, pointer);
  return page.is_heap() && mark_at<kGreen>(c, locate(c.tables, page, pointer), from);
}

template <bool kGreen>
inline bool Marker::mark_at(Context& c, const Spot& spot, Address from) {
  const bool in_span = kGreen && spot.page->span_bits();
  const bool white = in_span ? mark_spot<kGreen, true>(c, spot) : mark_spot<kGreen, false>(c, spot);
  if (c.tally.observer != nullptr && white) [[unlikely]] {
    const PageMeta& page = *spot.page;
    const Address object =
        kArenaBase + page.first_page * kPageBytes + spot.slot * page.slot_bytes();
    c.tally.observer->on_grey(object, from);
    if (page.noscan()) c.tally.observer->on_black(object, 0);
  }
  return white;
}

// kInSpan: the object's bits lie in its page, which is all of its span (Green Tea). What is white
// or not, cold or not, is hard to predict: few branches depend on it, here and below.
template <bool kGreen, bool kInSpan>
inline bool Marker::mark_spot(Context& c, const Spot& spot) {
  PageMeta& page = *spot.page;
  SlotBits& group = *spot.group;
  const std::uint64_t mask = std::uint64_t{1} << (spot.slot % 64);
  const PointerCosts& costs = m_pointer_costs[kInSpan];
  const bool cold = c.last.is_cold<kGreen>(page.first_page);
  if ((group.allocated & mask) == 0) [[unlikely]] {
    c.tally.cost += cold ? costs[1] - costs[0] : 0;
    return false;
  }
  const bool white = (group.marked & mask) == 0;
  c.tally.cost += costs[std::size_t{2} * white + cold];
  PageMeta& first = kInSpan ? page : c.tables.pages[page.first_page];
  const Bytes slot_bytes = page.slot_bytes();
  if (page.noscan()) {
    group.marked |= mask;
    group.scanned |= mask;
    c.tally.marked += slot_bytes * white;
    first.changed = white ? c.tables.epoch : first.changed;
    return white;
  }
  if (!white) return false;
  group.marked |= mask;
  first.changed = c.tables.epoch;
  if (kInSpan) {
    enqueue_span(c, page, spot.slot);
    return true;
  }
  // Most pointers lead to the beginning of an object.
  const auto packed = static_cast<PackedPointer>(
      (page.first_page * kPageBytes + spot.slot * slot_bytes) / kWordBytes + 1);
  m_work.push(c.p, c.work, guessed(packed, spot.pointer));
  return true;
}

// Pointers of a long run lead all over the heap. What a block of them leads to is found first, so
// that its mark bits are on their way before any of it is marked.
template <bool kGreen>
inline bool Marker::mark_run(Context& c, const Run& run, Address from) {
  constexpr std::size_t kBlock = 32;
  std::array<Spot, kBlock> spots;
  bool any = false;
  for (std::uint64_t i = 0; i < run.end;) {
    std::size_t found = 0;
    for (; i < run.end && found < kBlock; i += run.stride) {
      if (run.words[i] == 0) continue;
      PageMeta& page = page_of(c.tables, run.words[i]);
      if (!page.is_heap()) [[unlikely]]
        continue;
      spots[found] = locate(c.tables, page, run.words[i]);
      __builtin_prefetch(spots[found++].group, 1);
    }
    for (std::size_t k = 0; k < found; ++k) any |= mark_at<kGreen>(c, spots[k], from);
  }
  return any;
}

inline void Marker::enqueue_span(Context& c, PageMeta& page, std::uint32_t slot) {
  if (page.discovered == PageMeta::Discovered::kNone) {
    page.discovered = PageMeta::Discovered::kOne;
    page.representative = static_cast<std::uint16_t>(slot);
    m_spans.push(c.spans, {page.span, page.first_page});
    // What its scan will read, if nothing else is discovered there until then.
    __builtin_prefetch(c.tables.words[page.first_page].at(slot * page.slot_bytes()));
  } else {
    page.discovered = PageMeta::Discovered::kMany;
  }
}

// What it takes until the first line of an object of that size is there. True if its other lines
// are late, too: where nothing was scanned lately. Classic marking, which goes on with what it
// found last, has hardly any pages at a time but the last.
template <bool kGreen>
inline bool Marker::moves_to(Context& c, std::uint32_t page, Bytes bytes) const {
  const bool moves = c.last.scanned_page != page;
  const bool far = kGreen ? c.last.is_far(page) : moves;
  c.last.scanned_page = page;
  if (!kGreen) c.tally.page_visits += moves;
  const bool ahead = !c.last.fresh && bytes <= cost::kLineBytes;
  const Ticks late = c.last.chain ? m_cold.chain : ahead ? m_cold.fetched_ahead : m_cold.object;
  c.tally.cost += far ? late : cost::kOtherPage * moves;
  return far;
}

}  // namespace tricolor
