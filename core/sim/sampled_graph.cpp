// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/sampled_graph.h"

#include <algorithm>
#include <bit>

#include "core/heap/pointer_walk.h"
#include "core/sim/graph_nodes.h"
#include "core/sim/graph_roots.h"
#include "core/sim/snapshot.h"

namespace tricolor {
namespace {

/// Slots of spans with several types that are told apart one by one; beyond that a span's objects
/// count as its first one's.
constexpr std::uint64_t kMostMixedSlots = 200'000;
/// Pointer words that are read of one sampled object.
constexpr std::uint64_t kWordsPerObject = 64;

class HeapSample {
 public:
  HeapSample(const Runtime& runtime, const GraphRequest& request, GraphView& view)
      : m_heap(runtime.heap()),
        m_request(request),
        m_view(view),
        m_nodes(runtime, request, view),
        m_spans(spans_by_address(m_heap)) {}

  void take() {
    for (const SpanId id : m_spans) count_span(id);
    read_pointers();
    m_nodes.finish();
  }
  std::int64_t node_of(Address value) {
    const ObjectRef ref = m_heap.find(value);
    return ref ? std::int64_t{node_of(ref)} : -1;
  }

 private:
  std::uint32_t node_of(ObjectRef ref) {
    const Address address = m_heap.address_of(m_heap.span(ref.span), ref.slot);
    if (const auto own = m_own.find(address); own != m_own.end()) return own->second;
    const GraphKey key = m_nodes.group_of(ref, false);
    return m_nodes.group_node(m_nodes.is_opened(key) ? GraphNodes::rest_of(key) : key, ref,
                              GraphReach::kUnknown);
  }
  void count_slot(ObjectRef ref) {
    const GraphKey key = m_nodes.group_of(ref, false);
    if (m_nodes.stands_alone(ref) || (m_nodes.is_opened(key) && has_room())) {
      m_own.emplace(m_heap.address_of(m_heap.span(ref.span), ref.slot),
                    m_nodes.add_object(ref, GraphReach::kUnknown));
      return;
    }
    m_nodes.count(node_of(ref), colour_of(m_heap, ref), m_heap.span(ref.span).slot_bytes);
  }
  /// Groups need places as well.
  bool has_room() const { return m_own.size() < m_request.max_nodes / 2; }

  void count_span(SpanId id) {
    const Span& s = m_heap.span(id);
    if (s.allocated == 0) return;
    const bool mixed = m_heap.page_meta(s.first_page).type == PageMeta::kMixedTypes &&
                       m_request.grouping == GraphGrouping::kType && m_mixed_left >= s.slots;
    const ObjectRef first{id, first_slot(s)};
    if (mixed) m_mixed_left -= s.slots;
    const bool opened = m_nodes.is_opened(m_nodes.group_of(first, false)) && has_room();
    if (mixed || opened || m_nodes.has_alone_in(id)) {
      for_each_slot_in_use(m_heap, s, [&](std::uint32_t slot) {
        count_slot({id, slot});
        return true;
      });
      return;
    }
    std::uint64_t marked = 0;
    std::uint64_t black = 0;
    for (std::uint32_t w = 0; w < Heap::bit_words(s); ++w) {
      marked += static_cast<std::uint64_t>(std::popcount(m_heap.bits(s)[w].marked));
      black += static_cast<std::uint64_t>(std::popcount(m_heap.bits(s)[w].scanned));
    }
    const std::uint32_t node = node_of(first);
    m_nodes.count(node, SlotColour::kBlack, s.slot_bytes, black);
    m_nodes.count(node, SlotColour::kGrey, s.slot_bytes, marked - black);
    m_nodes.count(node, SlotColour::kWhite, s.slot_bytes, s.allocated - marked);
  }
  std::uint32_t first_slot(const Span& s) const {
    std::uint32_t first = 0;
    for_each_slot_in_use(m_heap, s, [&](std::uint32_t slot) {
      first = slot;
      return false;
    });
    return first;
  }

  void read_pointers() {
    std::vector<SpanId> scanned;
    for (const SpanId id : m_spans) {
      if (!m_heap.span(id).noscan && m_heap.span(id).allocated != 0) scanned.push_back(id);
    }
    if (scanned.empty()) return;
    for (const auto& [address, node] :
         std::vector<std::pair<Address, std::uint32_t>>(m_own.begin(), m_own.end())) {
      read_object(m_heap.find(address), node);
    }
    const std::size_t budget = std::max<std::uint32_t>(m_request.max_sampled, 1);
    const std::size_t stride = (scanned.size() + budget - 1) / budget;
    const std::size_t per_span = std::max<std::size_t>(1, budget / scanned.size());
    for (std::size_t i = 0; i < scanned.size(); i += stride) {
      std::size_t left = per_span;
      for_each_slot_in_use(m_heap, m_heap.span(scanned[i]), [&](std::uint32_t slot) {
        const ObjectRef ref{scanned[i], slot};
        if (!m_own.contains(m_heap.address_of(m_heap.span(ref.span), slot))) {
          read_object(ref, node_of(ref));
        }
        return --left != 0;
      });
    }
  }
  void read_object(ObjectRef ref, std::uint32_t node) {
    ++m_view.looked_at;
    if (m_view.nodes[node].group) m_nodes.looked_at(node);
    for_each_pointer_word(m_heap, ref, kWordsPerObject, [&](std::uint64_t word, Address value) {
      const ObjectRef target = value == 0 ? ObjectRef{} : m_heap.find(value);
      if (target) m_nodes.add_edge(node, node_of(target), word);
    });
  }

  const Heap& m_heap;
  const GraphRequest& m_request;
  GraphView& m_view;
  GraphNodes m_nodes;
  std::vector<SpanId> m_spans;
  std::unordered_map<Address, std::uint32_t> m_own;  ///< members of opened groups
  std::uint64_t m_mixed_left = kMostMixedSlots;
};

}  // namespace

void sample_graph(const Runtime& runtime, const GraphRequest& request, GraphView& view) {
  HeapSample sample(runtime, request, view);
  sample.take();
  add_root_cards(
      runtime, request, [&](Address value) { return sample.node_of(value); }, view);
}

}  // namespace tricolor
