// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/sim/graph_view.h"
#include "core/sim/runtime.h"

namespace tricolor {

/// The nodes and edges of one GraphView while it is made.
///
/// 1. add_object() or add_to_group() for each object, in the order of the view.
/// 2. add_edge() for each pointer; finish() merges equal ones and cuts to the request's bounds.
///
/// Keys of groups, from the top: group, island (no root reaches it), by span, runtime's own, rest;
/// then the id of a type or a span.
class GraphNodes {
 public:
  GraphNodes(const Runtime& runtime, const GraphRequest& request, GraphView& view);

  /// The group of an object that is not drawn by itself.
  GraphKey group_of(ObjectRef ref, bool island) const;
  bool is_opened(GraphKey key) const { return m_opened.contains(key); }
  /// Objects that were asked for, and those of a violation, are never part of a group.
  bool stands_alone(ObjectRef ref) const {
    return !m_alone.empty() && m_alone.contains(m_heap.address_of(m_heap.span(ref.span), ref.slot));
  }
  bool has_alone_in(SpanId span) const { return m_alone_spans.contains(span); }
  /// The runtime's own objects stay together until somebody opens their group.
  bool is_runtime(ObjectRef ref) const;
  bool full() const { return m_view.nodes.size() >= m_request.max_nodes; }

  std::uint32_t add_object(ObjectRef ref, GraphReach reach);
  /// The group's node, with `ref` as an example of its members; counts nothing.
  std::uint32_t group_node(GraphKey key, ObjectRef ref, GraphReach reach);
  void count(std::uint32_t node, SlotColour colour, std::uint32_t slot_bytes,
             std::uint64_t objects = 1);
  void looked_at(std::uint32_t node) { ++m_view.nodes[node].looked_at; }
  void add_edge(std::uint32_t from, std::uint32_t to, std::uint64_t word);
  void finish();

  /// The key of what is left of an opened group when the view is full.
  static GraphKey rest_of(GraphKey key);

 private:
  std::string title_of(GraphKey key, ObjectRef ref) const;
  void note_births();
  void note_alone(Address address);

  const Runtime& m_runtime;
  const Heap& m_heap;
  const GraphRequest& m_request;
  GraphView& m_view;
  std::unordered_set<GraphKey> m_opened;
  std::unordered_map<GraphKey, std::uint32_t> m_groups;
  std::vector<TypeId> m_named;  ///< the first type of the same name
  std::vector<bool> m_runtime_types;
  std::unordered_set<Address> m_born_black;
  std::unordered_set<Address> m_alone;
  std::unordered_set<SpanId> m_alone_spans;
  std::vector<GraphEdge> m_edges;
  std::unordered_map<std::uint64_t, std::size_t> m_edge_places;  ///< by from and to
  std::size_t m_last_edge = SIZE_MAX;                            ///< most often the same again
};

/// The colour of an object by its bits.
SlotColour colour_of(const Heap& heap, ObjectRef ref);
/// The heap's spans by address.
std::vector<SpanId> spans_by_address(const Heap& heap);

}  // namespace tricolor
