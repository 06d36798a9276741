// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/snapshot_heap.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace tricolor {
namespace {

SlotColour colour_of(const SlotBits& group, std::uint32_t bit) {
  if (((group.allocated >> bit) & 1) == 0) return SlotColour::kFree;
  if (((group.marked >> bit) & 1) == 0) return SlotColour::kWhite;
  return ((group.scanned >> bit) & 1) != 0 ? SlotColour::kBlack : SlotColour::kGrey;
}

SpanView view_of(const Heap& heap, const SpanTile& tile, std::uint64_t changed) {
  SpanView view;
  copy_numbers(tile, view);
  view.changed = changed;
  view.slots.resize(tile.slots);
  const SlotBits* groups = heap.bits(heap.span(tile.id));
  for (std::uint32_t slot = 0; slot < tile.slots; ++slot) {
    view.slots[slot] = colour_of(groups[slot / 64], slot % 64);
  }
  return view;
}

/// Lists spans, and copies the slots of those that changed.
class Lister {
 public:
  Lister(const Heap& heap, const HeapIndex& index, const SnapshotRequest& request,
         Snapshot& snapshot)
      : m_heap(heap), m_index(index), m_request(request), m_snapshot(snapshot) {}

  /// The lowest addresses of one class.
  void list_class(std::vector<SpanId>& ids) {
    const auto by_address = [&](SpanId a, SpanId b) {
      return m_index.tiles()[a].base < m_index.tiles()[b].base;
    };
    const std::size_t shown = std::min<std::size_t>(ids.size(), m_request.spans_per_class);
    std::partial_sort(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(shown), ids.end(),
                      by_address);
    for (std::size_t i = 0; i < shown; ++i) {
      const std::uint32_t slots = m_index.tiles()[ids[i]].slots;
      if (slots > m_slots_left) return;
      m_slots_left -= slots;
      list(ids[i]);
    }
  }

  void list_more() {
    if (m_request.more_spans.empty()) return;
    const std::unordered_set<SpanId> listed(m_snapshot.listed_spans.begin(),
                                            m_snapshot.listed_spans.end());
    for (const SpanId id : m_request.more_spans) {
      if (id >= m_index.tiles().size() || m_index.tiles()[id].pages == 0) continue;
      if (!listed.contains(id)) list(id);
    }
  }

 private:
  void list(SpanId id) {
    m_snapshot.listed_spans.push_back(id);
    const std::uint64_t changed = m_index.changed(id);
    const std::uint64_t slots_changed = m_heap.changed(m_heap.span(id));
    if (std::max(changed, slots_changed) <= m_request.since_epoch) return;
    m_snapshot.spans.push_back(
        view_of(m_heap, m_index.tiles()[id], std::max(changed, slots_changed)));
  }

  const Heap& m_heap;
  const HeapIndex& m_index;
  const SnapshotRequest& m_request;
  Snapshot& m_snapshot;
  std::uint32_t m_slots_left = m_request.max_slots;
};

void add_listed(const Heap& heap, const HeapIndex& index, const SnapshotRequest& request,
                Snapshot& snapshot) {
  Lister lister(heap, index, request, snapshot);
  if (request.spans_per_class != 0) {
    std::array<std::vector<SpanId>, kSpanClasses> by_class;
    for (const SpanTile& tile : index.tiles()) {
      if (tile.pages == 0) continue;
      by_class[static_cast<std::size_t>(span_class(tile.size_class, tile.noscan))].push_back(
          tile.id);
    }
    for (std::vector<SpanId>& ids : by_class) lister.list_class(ids);
  }
  lister.list_more();
}

}  // namespace

void add_heap(const Runtime& runtime, const HeapIndex& index, const SnapshotRequest& request,
              Snapshot& snapshot) {
  for (const SpanClassSummary& sum : index.sums()) {
    if (sum.spans != 0) snapshot.classes.push_back(sum);
  }
  add_listed(runtime.heap(), index, request, snapshot);
  snapshot.has_tiles = request.tiles;
  snapshot.tiles_since_epoch = request.tiles_since_epoch;
  if (!request.tiles) return;
  for (const SpanTile& tile : index.tiles()) {
    const std::uint64_t changed = index.changed(tile.id);
    if (changed <= request.tiles_since_epoch) continue;
    if (tile.pages != 0 || request.tiles_since_epoch != 0) snapshot.tiles.push_back(tile);
  }
}

}  // namespace tricolor
