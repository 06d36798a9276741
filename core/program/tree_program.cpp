// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/tree_program.h"

#include <algorithm>

#include "core/program/mutator_costs.h"
#include "core/program/parameter_reader.h"

namespace tricolor {

constexpr Bytes kNodeBytes = 16;          ///< left and right
constexpr Bytes kLevelBytes = 72;         ///< of the stack, per level of recursion
constexpr std::uint32_t kFirstDepth = 4;  ///< of the short-lived trees; each next is 2 more

static constexpr std::uint64_t nodes_of(std::uint32_t depth) {
  return (std::uint64_t{2} << depth) - 1;
}

Request TreeProgram::step(Mutator& m, Address result) {
  if (!m_started) return begin(m);
  if (m_counting) return next_tree(m);
  return take_node(m, result);
}

Request TreeProgram::begin(Mutator& m) {
  m_started = true;
  enter(m, Seat{}, "main.tree", {80, 240});
  m_keep = m.declare("keep");
  m_dropped = m.declare("t");
  m_first_variable = m_dropped + 1;
  m_node_type = m.type("main.treeNode", kNodeBytes, PointerLayout::all(2));
  return build(m, m_config.depth + 1);
}

Request TreeProgram::build(Mutator& m, std::uint32_t depth) {
  m_depth = depth;
  set_frames(m, depth + 1);
  return request_node(0);
}

void TreeProgram::set_frames(Mutator& m, std::uint32_t levels) {
  for (; m_frames > levels; --m_frames) m.ret();
  for (; m_frames < levels; ++m_frames) {
    m.call("main.bottomUp", kLevelBytes);
    m.declare("l");
    m.declare("r");
  }
}

Request TreeProgram::request_node(std::uint32_t height) {
  m_height = height;
  count(kNodeBytes);
  return Request::allocate(m_node_type);
}

Request TreeProgram::take_node(Mutator& m, Address node) {
  m.work(cost::kTreeNodeNs);
  Building at{m_height, m_have_left};
  const bool more = place_node(m, m, node, at) && build_many(m, node, at);
  m_height = at.height;
  m_have_left = at.have_left;
  return more ? Request::allocate(m_node_type) : finish_tree(m, node);
}

// False if the node is the root; else `at` is what the next one is for. The node's pointers are
// stored by `storer`: `m`, or a burst.
template <typename Storer>
inline bool TreeProgram::place_node(Mutator& m, Storer& storer, Address node, Building& at) const {
  if (at.height > 0) {  // its children wait one level below
    storer.store(node, 0, m.get(left(at.height - 1)));
    storer.store(node, 1, m.get(right(at.height - 1)));
    m.set(left(at.height - 1), 0);
    m.set(right(at.height - 1), 0);
  }
  if (at.height == m_depth) return false;
  const std::uint64_t bit = std::uint64_t{1} << at.height;
  const bool is_left = (at.have_left & bit) == 0;
  at.have_left ^= bit;
  m.set(left(at.height) + (is_left ? 0 : 1), node);
  at.height = is_left ? 0 : at.height + 1;
  return true;
}

// As many nodes as can be had at once, in one loop over values. True if another has to be
// requested, which is counted already; else `node` is the root.
[[gnu::noinline]] bool TreeProgram::build_many(Mutator& m, Address& node, Building& outside) {
  Burst burst = m.begin_burst(m_node_type, 2);
  Building at = outside;
  Address last = node;
  bool more = true;
  while (burst && more) {
    const Address next = burst.take();
    if (next == 0) break;
    last = next;
    burst.spend(ticks(cost::kTreeNodeNs));
    more = place_node(m, burst, last, at);
  }
  count(burst.taken() + (more ? 1 : 0), kNodeBytes);
  m.end_burst(m_node_type, burst);
  outside = at;
  node = last;
  return more;
}

Request TreeProgram::finish_tree(Mutator& m, Address root) {
  if (m_tree == Tree::kLong) {
    m.set(m_keep, root);
    m.note("long-lived");
    return next_tree(m);
  }
  m.set(m_dropped, root);
  const std::uint64_t nodes = nodes_of(m_depth);
  add_to_sink(nodes);
  m_counting = true;
  return Request::work(static_cast<Nanos>(static_cast<double>(nodes) * cost::kTreeVisitNs));
}

Request TreeProgram::next_tree(Mutator& m) {
  if (m_counting) {
    m_counting = false;
    give_up(kNodeBytes * nodes_of(m_depth));
    m.set(m_dropped, 0);
  }
  switch (m_tree) {
    case Tree::kStretch:
      m.note("stretched");
      m_tree = Tree::kLong;
      return build(m, m_config.long_depth);
    case Tree::kLong:
      m_tree = Tree::kShort;
      m_depth = kFirstDepth - 2;
      break;
    case Tree::kShort:
      if (m_trees_left-- > 0) return build(m, m_depth);
      break;
  }
  const std::uint32_t depth = m_depth + 2;
  if (depth > m_config.depth) return Request::exit();
  m_trees_left = (std::uint64_t{1} << (m_config.depth - depth + kFirstDepth)) - 1;
  return build(m, depth);
}

void TreeProgram::hash(Hasher& hasher) const {
  Workload::hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_tree));
  hasher.add(m_counting);
  hasher.add(m_depth);
  hasher.add(m_height);
  hasher.add(m_have_left);
  hasher.add(m_trees_left);
}

template class CloneableWorkload<TreeProgram>;

static const std::vector<ParameterSpec>& parameters() {
  static const std::vector<ParameterSpec> list{
      number("depth", "levels", 16, 1, 40, "Depth of the largest short-lived trees."),
      number("long", "levels", 16, 1, 40, "Depth of the tree that stays alive."),
  };
  return list;
}

static std::unique_ptr<Program> make(const ParameterValues& values, std::uint64_t seed) {
  const ParameterReader p(parameters(), values);
  return std::make_unique<TreeProgram>(TreeConfig{p.small("depth"), p.small("long")}, seed);
}

static ProgramEstimate estimate(const ParameterValues& values) {
  const ParameterReader p(parameters(), values);
  const std::uint32_t depth = p.small("depth");
  const std::uint64_t stretch = nodes_of(depth + 1);
  const std::uint64_t kept = nodes_of(p.small("long"));
  std::uint64_t made = stretch + kept;
  for (std::uint32_t d = kFirstDepth; d <= depth; d += 2) {
    made += nodes_of(d) << (depth - d + kFirstDepth);
  }
  const std::uint64_t live = std::max(stretch, kept + nodes_of(depth));
  return {live, live * kNodeBytes, made};
}

ProgramSpec tree_spec() {
  return {"tree", "Builds and drops binary trees beside one that stays.", parameters(), make,
          estimate};
}

}  // namespace tricolor
