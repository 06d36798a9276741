// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/heap_index.h"

#include <bit>

namespace tricolor {
namespace {

SpanState state_of(const Sweeper& sweeper, const Span& s) {
  if (s.cached_by >= 0) return SpanState::kCached;
  return sweeper.needs_sweeping(s) ? SpanState::kUnswept : SpanState::kSwept;
}

void count_slots(const Heap& heap, const Span& s, SpanTile& tile) {
  const SlotBits* groups = heap.bits(s);
  std::uint32_t marked = 0;
  for (std::uint32_t w = 0; w < Heap::bit_words(s); ++w) {
    const SlotBits& group = groups[w];
    marked += static_cast<std::uint32_t>(std::popcount(group.marked));
    tile.black += static_cast<std::uint32_t>(std::popcount(group.scanned));
    if (group.allocated != 0) {
      tile.used = w * 64 + 64 - static_cast<std::uint32_t>(std::countl_zero(group.allocated));
    }
  }
  tile.grey = marked - tile.black;
  tile.white = s.allocated - marked;
}

/// Looks at single objects only where types are mixed, and only up to the first of the program's.
bool is_runtime_only(const Heap& heap, const Span& s) {
  const TypeTable& types = heap.types();
  if (s.allocated == 0) return true;
  if (const std::uint32_t type = heap.page_meta(s.first_page).type; type != PageMeta::kMixedTypes) {
    return types[type].of_runtime;
  }
  const SlotBits* groups = heap.bits(s);
  for (std::uint32_t w = 0; w < Heap::bit_words(s); ++w) {
    for (std::uint64_t left = groups[w].allocated; left != 0; left &= left - 1) {
      const std::uint32_t slot = w * 64 + static_cast<std::uint32_t>(std::countr_zero(left));
      if (!types[heap.type_of(s, slot)].of_runtime) return false;
    }
  }
  return true;
}

SpanTile tile_of(const Heap& heap, const Sweeper& sweeper, SpanId id) {
  const Span& s = heap.span(id);
  SpanTile tile;
  tile.id = id;
  tile.pages = s.pages;
  tile.base = kArenaBase + s.offset();
  tile.slot_bytes = s.slot_bytes;
  tile.slots = s.slots;
  tile.cached_by = s.cached_by;
  tile.size_class = s.size_class;
  tile.noscan = s.noscan;
  tile.runtime_only = is_runtime_only(heap, s);
  tile.state = state_of(sweeper, s);
  count_slots(heap, s, tile);
  return tile;
}

std::size_t class_of(const SpanTile& tile) {
  return static_cast<std::size_t>(span_class(tile.size_class, tile.noscan));
}

/// Unsigned arithmetic wraps, so that taking away is adding the negative.
void add(SpanClassSummary& sum, const SpanTile& tile, int sign) {
  const auto times = [sign](std::uint64_t n) { return sign > 0 ? n : std::uint64_t{0} - n; };
  sum.spans += static_cast<std::uint32_t>(sign);
  sum.runtime_spans += tile.runtime_only ? static_cast<std::uint32_t>(sign) : 0;
  sum.slots += times(tile.slots);
  sum.white += times(tile.white);
  sum.grey += times(tile.grey);
  sum.black += times(tile.black);
  sum.free += times(tile.slots - tile.live());
  sum.used_bytes += times(Bytes{tile.live()} * tile.slot_bytes);
}

}  // namespace

void HeapIndex::replace(SpanId id, const SpanTile& tile, std::uint64_t epoch) {
  SpanTile& old = m_tiles[id];
  if (old == tile) return;
  if (old.pages != 0) add(m_sums[class_of(old)], old, -1);
  if (tile.pages != 0) add(m_sums[class_of(tile)], tile, 1);
  old = tile;
  m_changed[id] = epoch;
}

void HeapIndex::refresh(const Heap& heap, const Sweeper& sweeper, SpanId id) {
  const Span& s = heap.span(id);
  SpanTile& known = m_tiles[id];
  if (s.state != Span::State::kHeap) {
    if (known.pages != 0) replace(id, SpanTile{id}, heap.epoch());
  } else if (heap.changed(s) > m_epoch || known.pages == 0) {
    replace(id, tile_of(heap, sweeper, id), heap.epoch());
  } else if (known.state != state_of(sweeper, s)) {
    // All spans become unswept at once, without being touched.
    known.state = state_of(sweeper, s);
    m_changed[id] = heap.epoch();
  }
}

void HeapIndex::update(const Heap& heap, const Sweeper& sweeper) {
  if (heap.epoch() <= m_epoch) m_epoch = 0;
  const std::size_t spans = heap.span_table_size();
  while (m_tiles.size() < spans) {
    m_tiles.push_back(SpanTile{static_cast<SpanId>(m_tiles.size())});
    m_changed.push_back(0);
  }
  for (std::size_t i = 0; i < m_sums.size(); ++i) {
    m_sums[i].size_class = static_cast<std::uint8_t>(i / 2);
    m_sums[i].noscan = (i & 1) != 0;
    m_sums[i].slot_bytes = size_class(m_sums[i].size_class).object_bytes;
  }
  for (SpanId id = 0; id < spans; ++id) refresh(heap, sweeper, id);
  m_epoch = heap.epoch();
}

}  // namespace tricolor
