// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/units.h"
#include "core/heap/roots.h"

namespace tricolor {

enum class SlotColour : std::uint8_t;

/// Names a node across pictures: an object by its address, a group by what it gathers.
using GraphKey = std::uint64_t;

enum class GraphGrouping : std::uint8_t { kType, kSpan };

/// What a graph view asks for. Its cost is bounded by `max_looked_at`
/// and by the number of spans.
struct GraphRequest {
  bool wanted = false;
  GraphGrouping grouping = GraphGrouping::kType;
  std::vector<GraphKey> opened;  ///< groups whose members are wanted one by one
  std::vector<Address> alone;    ///< objects that no group swallows, such as the selected one
  std::uint32_t max_nodes = 300;
  std::uint32_t max_edges = 2000;
  std::uint32_t max_looked_at = 16'384;  ///< a heap of more objects is not walked but sampled:
  std::uint32_t max_sampled = 4096;      ///< so many objects then have their pointers read
  std::uint32_t max_variables = 40;      ///< per card of roots
  std::uint32_t max_cards = 24;
  bool operator==(const GraphRequest&) const = default;
};

/// Whether a root leads to a node; unknown in a heap too large to be walked for one picture.
enum class GraphReach : std::uint8_t { kReachable, kUnreachable, kUnknown };

/// An object, or many of them.
struct GraphNode {
  GraphKey key = 0;
  bool group = false;
  std::string type;     ///< of a group by span: "span 0xc000010000"
  Address address = 0;  ///< of the object; base of the span; 0: a group by type
  Address span = 0;     ///< base of the object's span
  Bytes bytes = 0;      ///< requested size; of a group: all slots together
  std::uint32_t slot_bytes = 0;
  SlotColour colour{};      ///< of a group: of most of its objects
  bool born_black = false;  ///< allocated while this cycle marks (known while watched)
  GraphReach reach = GraphReach::kReachable;
  std::uint32_t pointers = 0;       ///< pointer words that the type has
  std::uint32_t first_pointer = 0;  ///< the first of those words
  std::int64_t free_word = -1;      ///< the first of them that is nil; -1: none
  std::uint64_t objects = 1;
  std::uint64_t white = 0;
  std::uint64_t grey = 0;
  std::uint64_t black = 0;
  std::uint64_t looked_at = 1;  ///< of `objects`: those whose pointers were read
};

/// One pointer between objects, or several between the same two nodes.
struct GraphEdge {
  std::uint32_t from = 0;  ///< index of a node
  std::uint32_t to = 0;
  std::uint32_t word = 0;      ///< of the first one, in its object
  std::uint64_t pointers = 1;  ///< as many were seen among the objects looked at
};

/// A variable on a card of roots.
struct GraphVariable {
  std::string frame;  ///< function; empty for globals and the runtime's
  std::string name;
  Address value = 0;       ///< 0: nil, or several pointers in one line
  std::int64_t node = -1;  ///< what it points to; -1: nothing in the graph
  std::uint64_t pointers = 1;
};

/// Roots that are scanned as a whole.
struct GraphRoot {
  enum class Kind : std::uint8_t {
    kGoroutine,
    kGlobals,
    kRuntime,
    kPool,
    kFinalizerQueue,
    kCleanupQueue
  };
  Kind kind = Kind::kGlobals;
  GoroutineId goroutine = 0;
  std::string title;  ///< "goroutine 18", "globals", "runtime", "pool buffers", "finalizer queue"
  bool scanned = false;  ///< a stack that is black in this cycle
  std::vector<GraphVariable> variables;
  std::uint32_t left_out = 0;  ///< variables beyond the request's bound
};

/// Roots, objects and the pointers between them, at one moment.
struct GraphView {
  bool taken = false;     ///< somebody asked for it
  bool grouped = false;   ///< too many objects to draw all of them one by one
  bool complete = false;  ///< every pointer was read; otherwise edges are a sample
  GraphGrouping grouping = GraphGrouping::kType;
  std::vector<GraphRoot> roots;
  std::vector<GraphNode> nodes;  ///< breadth first from the roots, then what they do not reach
  std::vector<GraphEdge> edges;
  std::uint64_t objects = 0;    ///< in the heap
  std::uint64_t looked_at = 0;  ///< of those
  std::uint32_t left_out_roots = 0;
  std::uint64_t left_out_edges = 0;
};

/// The bits of a group's key; objects' addresses have none of them.
inline constexpr GraphKey kGraphGroup = GraphKey{1} << 63;

}  // namespace tricolor
