// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/graph_nodes.h"

#include <algorithm>

#include "core/base/parse.h"
#include "core/heap/pointer_walk.h"
#include "core/sim/snapshot.h"

namespace tricolor {
namespace {

constexpr GraphKey kIsland = GraphKey{1} << 62;
constexpr GraphKey kBySpan = GraphKey{1} << 61;
constexpr GraphKey kRuntime = GraphKey{1} << 60;
constexpr GraphKey kRest = GraphKey{1} << 59;
/// What has no room in any other group.
constexpr GraphKey kEverythingElse = kGraphGroup | kRest;
/// How many pointer words of an object are looked at for a free one.
constexpr std::uint64_t kWordsForFree = 64;

bool is_runtime_name(std::string_view name) {
  return name == "runtime" || name.starts_with("runtime.");
}

constexpr std::uint64_t edge_key(std::uint32_t from, std::uint32_t to) {
  return std::uint64_t{from} << 32 | to;
}

SlotColour most_of(const GraphNode& node) {
  if (node.grey != 0) return SlotColour::kGrey;  // the wavefront must not get lost in a crowd
  return node.black > node.white ? SlotColour::kBlack : SlotColour::kWhite;
}

}  // namespace

SlotColour colour_of(const Heap& heap, ObjectRef ref) {
  const SlotBits& group = heap.bits(heap.span(ref.span))[ref.slot / 64];
  if (((group.marked >> (ref.slot % 64)) & 1) == 0) return SlotColour::kWhite;
  return ((group.scanned >> (ref.slot % 64)) & 1) != 0 ? SlotColour::kBlack : SlotColour::kGrey;
}

std::vector<SpanId> spans_by_address(const Heap& heap) {
  std::vector<SpanId> ids;
  for (SpanId id = 0; id < heap.span_table_size(); ++id) {
    if (heap.span(id).state == Span::State::kHeap) ids.push_back(id);
  }
  std::sort(ids.begin(), ids.end(),
            [&](SpanId a, SpanId b) { return heap.span(a).first_page < heap.span(b).first_page; });
  return ids;
}

GraphNodes::GraphNodes(const Runtime& runtime, const GraphRequest& request, GraphView& view)
    : m_runtime(runtime),
      m_heap(runtime.heap()),
      m_request(request),
      m_view(view),
      m_opened(request.opened.begin(), request.opened.end()) {
  const TypeTable& types = m_heap.types();
  std::unordered_map<std::string_view, TypeId> by_name;
  for (TypeId id = 0; id < types.size(); ++id) {
    m_named.push_back(by_name.try_emplace(types[id].name, id).first->second);
    m_runtime_types.push_back(is_runtime_name(types[id].name));
  }
  note_births();
  for (const Address address : request.alone) note_alone(address);
  if (runtime.record().lost().empty()) return;
  const Violation& lost = runtime.record().lost().back();
  for (const Address address : {lost.lost, lost.holder, lost.store_object}) note_alone(address);
}

void GraphNodes::note_alone(Address address) {
  const ObjectRef ref = m_heap.find(address);
  if (!ref) return;
  m_alone.insert(m_heap.address_of(m_heap.span(ref.span), ref.slot));
  m_alone_spans.insert(ref.span);
}

// Only the log knows, and only while somebody watches; what was born in an earlier cycle is no
// news.
void GraphNodes::note_births() {
  if (!m_runtime.marking()) return;
  const Nanos since = m_runtime.record().phases().back().start_ns;
  for (const Event& event : m_runtime.log().events()) {
    if (event.kind == EventKind::kAllocate && event.other == 1 && event.at_ns >= since) {
      m_born_black.insert(event.object);
    }
  }
}

bool GraphNodes::is_runtime(ObjectRef ref) const {
  return m_runtime_types[m_heap.type_of(m_heap.span(ref.span), ref.slot)];
}

GraphKey GraphNodes::group_of(ObjectRef ref, bool island) const {
  const GraphKey key = kGraphGroup | (island ? kIsland : 0);
  if (is_runtime(ref)) return key | kRuntime;
  if (m_request.grouping == GraphGrouping::kSpan) return key | kBySpan | ref.span;
  return key | m_named[m_heap.type_of(m_heap.span(ref.span), ref.slot)];
}

GraphKey GraphNodes::rest_of(GraphKey key) {
  return key | kRest;
}

std::uint32_t GraphNodes::add_object(ObjectRef ref, GraphReach reach) {
  const Span& s = m_heap.span(ref.span);
  const TypeInfo& type = m_heap.types()[m_heap.type_of(s, ref.slot)];
  GraphNode node;
  node.address = m_heap.address_of(s, ref.slot);
  node.key = node.address;
  node.type = type.name;
  node.span = kArenaBase + s.offset();
  node.bytes = type.bytes;
  node.slot_bytes = s.slot_bytes;
  node.colour = colour_of(m_heap, ref);
  node.born_black = m_born_black.contains(node.address);
  node.reach = reach;
  node.pointers = static_cast<std::uint32_t>(type.pointers.pointer_count());
  node.first_pointer = type.pointers.first;
  for_each_pointer_word(m_heap, ref, kWordsForFree, [&](std::uint64_t word, Address value) {
    if (value == 0 && node.free_word < 0) node.free_word = static_cast<std::int64_t>(word);
  });
  m_view.nodes.push_back(std::move(node));
  return static_cast<std::uint32_t>(m_view.nodes.size() - 1);
}

std::string GraphNodes::title_of(GraphKey key, ObjectRef ref) const {
  if (key == kEverythingElse) return "everything else";
  if ((key & kRuntime) != 0) return "runtime";
  const Span& s = m_heap.span(ref.span);
  if ((key & kBySpan) == 0) return m_heap.types()[m_heap.type_of(s, ref.slot)].name;
  return "span " + format_address(kArenaBase + s.offset());
}

std::uint32_t GraphNodes::group_node(GraphKey key, ObjectRef ref, GraphReach reach) {
  if (const auto known = m_groups.find(key); known != m_groups.end()) return known->second;
  // The last place is kept for everything else.
  if (m_view.nodes.size() + 1 >= m_request.max_nodes && key != kEverythingElse) {
    return group_node(kEverythingElse, ref, GraphReach::kUnknown);
  }
  GraphNode node;
  node.key = key;
  node.group = true;
  node.type = title_of(key, ref);
  if ((key & kBySpan) != 0) node.address = kArenaBase + m_heap.span(ref.span).offset();
  node.span = node.address;
  node.reach = reach;
  node.objects = 0;
  node.looked_at = 0;
  m_view.nodes.push_back(std::move(node));
  const auto index = static_cast<std::uint32_t>(m_view.nodes.size() - 1);
  m_groups.emplace(key, index);
  return index;
}

void GraphNodes::count(std::uint32_t node, SlotColour colour, std::uint32_t slot_bytes,
                       std::uint64_t objects) {
  GraphNode& group = m_view.nodes[node];
  group.objects += objects;
  group.bytes += objects * slot_bytes;
  if (colour == SlotColour::kWhite) group.white += objects;
  if (colour == SlotColour::kGrey) group.grey += objects;
  if (colour == SlotColour::kBlack) group.black += objects;
}

void GraphNodes::add_edge(std::uint32_t from, std::uint32_t to, std::uint64_t word) {
  if (m_last_edge < m_edges.size() && m_edges[m_last_edge].from == from &&
      m_edges[m_last_edge].to == to) {
    ++m_edges[m_last_edge].pointers;
    return;
  }
  const auto [known, is_new] = m_edge_places.try_emplace(edge_key(from, to), m_edges.size());
  m_last_edge = known->second;
  if (is_new) {
    m_edges.push_back({from, to, static_cast<std::uint32_t>(word), 1});
  } else {
    ++m_edges[m_last_edge].pointers;
  }
}

void GraphNodes::finish() {
  for (GraphNode& node : m_view.nodes) {
    if (node.group) node.colour = most_of(node);
  }
  std::sort(m_edges.begin(), m_edges.end(), [](const GraphEdge& a, const GraphEdge& b) {
    return edge_key(a.from, a.to) < edge_key(b.from, b.to);
  });
  for (const GraphEdge& edge : m_edges) {
    if (m_view.edges.size() < m_request.max_edges) {
      m_view.edges.push_back(edge);
    } else {
      m_view.left_out_edges += edge.pointers;
    }
  }
  m_edges.clear();
}

}  // namespace tricolor
