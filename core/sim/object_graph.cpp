// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/object_graph.h"

#include <algorithm>

#include "core/heap/pointer_walk.h"
#include "core/sim/graph_nodes.h"
#include "core/sim/graph_roots.h"
#include "core/sim/sampled_graph.h"
#include "core/sim/snapshot.h"

namespace tricolor {
namespace {

/// More pointer words than this are not read for one picture.
constexpr std::uint64_t kMostWords = std::uint64_t{1} << 20;
/// A heap of few objects in very many slots is treated as a large one.
constexpr std::uint64_t kMostSlotsPerObject = 64;

/// A walk over the whole heap: from the roots breadth first, then from what they do not reach.
class HeapWalk {
 public:
  struct Object {
    ObjectRef ref;
    bool island = false;
    std::uint32_t node = 0;
  };
  struct Pointer {
    std::uint32_t from = 0;  ///< indexes of objects
    std::uint32_t to = 0;
    std::uint64_t word = 0;
  };

  explicit HeapWalk(const Runtime& runtime)
      : m_heap(runtime.heap()), m_spans(spans_by_address(m_heap)) {
    m_first.resize(m_heap.span_table_size());
    std::uint32_t slots = 0;
    for (const SpanId id : m_spans) {
      m_first[id] = slots;
      slots += m_heap.span(id).slots;
    }
    m_place.resize(slots);
    for_each_root(runtime, [this](Address value) { reach(value); });
    follow();
    add_islands();
  }

  std::vector<Object>& objects() { return m_objects; }
  const std::vector<Pointer>& pointers() const { return m_pointers; }
  bool complete() const { return m_words_left != 0; }
  /// The index of the object that `value` points into; -1: none.
  std::int64_t find(Address value) const {
    const ObjectRef ref = m_heap.find(value);
    return ref ? std::int64_t{m_place[m_first[ref.span] + ref.slot]} - 1 : -1;
  }

 private:
  std::int64_t reach(Address value) {
    const ObjectRef ref = m_heap.find(value);
    if (!ref) return -1;
    std::uint32_t& place = m_place[m_first[ref.span] + ref.slot];
    if (place == 0) {
      m_objects.push_back({ref, m_islands, 0});
      place = static_cast<std::uint32_t>(m_objects.size());
    }
    return std::int64_t{place} - 1;
  }
  void follow() {
    for (; m_next < m_objects.size(); ++m_next) {
      const ObjectRef ref = m_objects[m_next].ref;
      for_each_pointer_word(m_heap, ref, m_words_left, [&](std::uint64_t word, Address value) {
        --m_words_left;
        const std::int64_t target = value == 0 ? -1 : reach(value);
        if (target < 0) return;
        m_pointers.push_back(
            {static_cast<std::uint32_t>(m_next), static_cast<std::uint32_t>(target), word});
      });
    }
  }
  void add_islands() {
    m_islands = true;
    for (const SpanId id : m_spans) {
      const Span& s = m_heap.span(id);
      for_each_slot_in_use(m_heap, s, [&](std::uint32_t slot) {
        reach(m_heap.address_of(s, slot));
        follow();
        return true;
      });
    }
  }

  const Heap& m_heap;
  std::vector<SpanId> m_spans;
  std::vector<std::uint32_t> m_first;  ///< by span: its first slot among all slots
  std::vector<std::uint32_t> m_place;  ///< by slot: its object's index + 1
  std::vector<Object> m_objects;
  std::vector<Pointer> m_pointers;
  std::size_t m_next = 0;
  std::uint64_t m_words_left = kMostWords;
  bool m_islands = false;
};

struct HeapSize {
  std::uint64_t objects = 0;
  std::uint64_t slots = 0;
};

HeapSize size_of(const Heap& heap) {
  HeapSize size;
  for (SpanId id = 0; id < heap.span_table_size(); ++id) {
    const Span& s = heap.span(id);
    if (s.state != Span::State::kHeap) continue;
    size.objects += s.allocated;
    size.slots += s.slots;
  }
  return size;
}

/// The groups whose members are drawn one by one: those that a user opened, and the smallest ones
/// as long as there is room, so that a flood of garbage does not swallow a small structure.
std::unordered_set<GraphKey> open_groups(const GraphNodes& nodes,
                                         const std::vector<HeapWalk::Object>& all,
                                         std::uint32_t most) {
  std::unordered_map<GraphKey, std::uint64_t> sizes;
  std::unordered_set<GraphKey> runtimes;
  for (const HeapWalk::Object& object : all) {
    const GraphKey key = nodes.group_of(object.ref, object.island);
    ++sizes[key];
    if (nodes.is_runtime(object.ref)) runtimes.insert(key);
  }
  std::vector<std::pair<std::uint64_t, GraphKey>> by_size;
  std::unordered_set<GraphKey> open;
  std::uint64_t taken = sizes.size();
  for (const auto& [key, size] : sizes) {
    if (nodes.is_opened(key) || size == 1) {
      open.insert(key);
      taken += size;
    } else if (!runtimes.contains(key)) {
      by_size.emplace_back(size, key);
    }
  }
  std::sort(by_size.begin(), by_size.end());
  for (const auto& [size, key] : by_size) {
    taken += size;
    if (taken > most) break;
    open.insert(key);
  }
  return open;
}

/// Gives each object its node: one of its own, or its group's.
void assign_nodes(const Heap& heap, HeapWalk& walk, GraphNodes& nodes, bool complete,
                  const std::unordered_set<GraphKey>& open) {
  for (HeapWalk::Object& object : walk.objects()) {
    const GraphReach reach = !object.island ? GraphReach::kReachable
                             : complete     ? GraphReach::kUnreachable
                                            : GraphReach::kUnknown;
    GraphKey key = nodes.group_of(object.ref, object.island);
    const bool wanted = nodes.stands_alone(object.ref);
    const bool alone = wanted || open.contains(key);
    if (alone && (wanted || !nodes.full())) {
      object.node = nodes.add_object(object.ref, reach);
      continue;
    }
    if (alone) key = GraphNodes::rest_of(key);
    object.node = nodes.group_node(key, object.ref, reach);
    nodes.count(object.node, colour_of(heap, object.ref), heap.span(object.ref.span).slot_bytes);
    nodes.looked_at(object.node);
  }
}

void walk_all(const Runtime& runtime, const GraphRequest& request, GraphView& view) {
  HeapWalk walk(runtime);
  GraphNodes nodes(runtime, request, view);
  const auto own = std::count_if(walk.objects().begin(), walk.objects().end(),
                                 [&](const auto& o) { return !nodes.is_runtime(o.ref); });
  view.complete = walk.complete();
  view.grouped = static_cast<std::uint64_t>(own) > request.max_nodes;
  view.looked_at = view.objects;
  const std::uint32_t most = view.grouped ? request.max_nodes : UINT32_MAX;
  assign_nodes(runtime.heap(), walk, nodes, view.complete,
               open_groups(nodes, walk.objects(), most));
  for (const HeapWalk::Pointer& pointer : walk.pointers()) {
    nodes.add_edge(walk.objects()[pointer.from].node, walk.objects()[pointer.to].node,
                   pointer.word);
  }
  nodes.finish();
  const auto node_of = [&](Address value) -> std::int64_t {
    const std::int64_t index = walk.find(value);
    return index < 0 ? -1 : std::int64_t{walk.objects()[static_cast<std::size_t>(index)].node};
  };
  add_root_cards(runtime, request, node_of, view);
}

}  // namespace

GraphView object_graph(const Runtime& runtime, const GraphRequest& request) {
  GraphView view;
  view.taken = true;
  view.grouping = request.grouping;
  const HeapSize size = size_of(runtime.heap());
  view.objects = size.objects;
  if (size.objects <= request.max_looked_at &&
      size.slots <= kMostSlotsPerObject * request.max_looked_at) {
    walk_all(runtime, request, view);
  } else {
    view.grouped = true;
    sample_graph(runtime, request, view);
  }
  return view;
}

}  // namespace tricolor
