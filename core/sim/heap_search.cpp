// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/heap_search.h"

#include <algorithm>

#include "core/sim/heap_reader.h"

namespace tricolor {
namespace {

constexpr std::uint32_t kNoParent = ~std::uint32_t{0};
/// How many objects are visited between two looks at `cancelled`.
constexpr std::uint64_t kCheckPeriod = 4096;
/// Slots of the smallest size class on a page.
constexpr std::uint64_t kSlotsPerPage = kPageBytes / 8;

class Search {
 public:
  Search(const Heap& heap, Address target, const SearchBounds& bounds)
      : m_heap(heap), m_target(target), m_bounds(bounds) {
    m_seen.resize(heap.pages().page_count() * kSlotsPerPage / 64 + 1);
  }

  /// True when the target was found.
  bool add_root(Address value, std::size_t index) {
    return reach(value, kNoParent, static_cast<std::uint64_t>(index));
  }

  HeapPath::Answer run() {
    while (m_next < m_queue.size()) {
      if (m_next % kCheckPeriod == 0 && m_bounds.cancelled && m_bounds.cancelled()) {
        return HeapPath::Answer::kStopped;
      }
      if (m_next >= m_bounds.max_objects) return HeapPath::Answer::kStopped;
      if (scan(static_cast<std::uint32_t>(m_next++))) return HeapPath::Answer::kReachable;
    }
    return HeapPath::Answer::kUnreachable;
  }

  /// From the target, which was found last, back to its root.
  void write_path(HeapPath& path) const {
    auto at = static_cast<std::uint32_t>(m_queue.size() - 1);
    while (true) {
      const Entry& entry = m_queue[at];
      const bool first = entry.parent == kNoParent;
      path.steps.push_back({Heap::unpack(entry.object), first ? 0 : entry.word});
      if (first) {
        path.root = entry.word;
        break;
      }
      at = entry.parent;
    }
    std::ranges::reverse(path.steps);
  }
  std::uint64_t visited() const { return m_queue.size(); }

 private:
  struct Entry {
    PackedPointer object;
    std::uint32_t parent;
    std::uint32_t word;  ///< of the parent; index of the root for a root's object
  };

  bool scan(std::uint32_t at) {
    const SlotPlace place = slot_at(m_heap, Heap::unpack(m_queue[at].object));
    bool found = false;
    for_each_pointer(m_heap, m_heap.span(place.span), place.slot,
                     [&](std::uint64_t word, Address value) {
                       if (!found) found = reach(value, at, word);
                     });
    return found;
  }

  bool reach(Address value, std::uint32_t parent, std::uint64_t word) {
    const SlotPlace place = slot_at(m_heap, value);
    if (!place || !place.allocated) return false;
    const bool wanted = place.base == m_target;
    const Span& s = m_heap.span(place.span);
    if (s.noscan && !wanted) return false;  // leads nowhere
    const std::uint64_t bit = std::uint64_t{s.first_page} * kSlotsPerPage + place.slot;
    std::uint64_t& seen = m_seen[bit / 64];
    if ((seen >> (bit % 64)) & 1) return false;
    seen |= std::uint64_t{1} << (bit % 64);
    m_queue.push_back({Heap::pack(place.base), parent, static_cast<std::uint32_t>(word)});
    return wanted;
  }

  const Heap& m_heap;
  Address m_target;
  const SearchBounds& m_bounds;
  std::vector<std::uint64_t> m_seen;
  std::vector<Entry> m_queue;
  std::size_t m_next = 0;
};

}  // namespace

HeapPath shortest_path(const Heap& heap, std::span<const Address> roots, Address target,
                       const SearchBounds& bounds) {
  HeapPath path;
  const SlotPlace place = slot_at(heap, target);
  if (!place || !place.allocated) return path;
  Search search(heap, place.base, bounds);
  bool found = false;
  for (std::size_t i = 0; i < roots.size() && !found; ++i) found = search.add_root(roots[i], i);
  path.answer = found ? HeapPath::Answer::kReachable : search.run();
  path.objects_visited = search.visited();
  if (path.answer == HeapPath::Answer::kReachable) search.write_path(path);
  return path;
}

bool still_leads(const Heap& heap, const HeapPath& path, Address root_value) {
  Address value = root_value;
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    const SlotPlace place = slot_at(heap, value);
    if (!place.allocated || place.base != path.steps[i].object) return false;
    if (i + 1 == path.steps.size()) return true;
    if (heap.span(place.span).noscan) return false;
    const std::uint64_t next = path.steps[i + 1].word;
    if (next * kWordBytes >= place.bytes) return false;
    value = heap.load(place.base + next * kWordBytes);
  }
  return false;
}

}  // namespace tricolor
