// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/list_program.h"

#include <algorithm>

#include "core/program/mutator_costs.h"
#include "core/program/parameter_reader.h"

namespace tricolor {

constexpr Bytes kNodeBytes = 32;  ///< next, a number, two words of padding

Request ListProgram::step(Mutator& m, Address result) {
  switch (m_stage) {
    case Stage::kStart:
      return begin(m);
    case Stage::kRoots:
      m.set(m_roots, result);
      m_stage = Stage::kNodes;
      break;
    case Stage::kNodes:
      m.store(result, 0, m.get(m_head));
      m.set(m_head, result);
      rng().next();  // the node's number
      m.work(cost::kListNodeNs);
      ++m_nodes;
      if (add_many(m)) return Request::allocate(m_node_type);
      break;
  }
  return node_or_next_list(m);
}

Request ListProgram::begin(Mutator& m) {
  // func1 has 112, but allocates without the 56 of mut.obj's call that the others' stacks hold.
  enter(m, Seat{}, "main.list", {88, 56});
  m_roots = m.declare("roots");
  m_head = m.declare("head");
  m_node_type = m.type("main.listNode", kNodeBytes, PointerLayout::all(1));
  m_stage = Stage::kRoots;
  count(m_config.keep * kWordBytes);
  return Request::allocate(
      m.type("[]*main.listNode", m_config.keep * kWordBytes, PointerLayout::all(m_config.keep)));
}

Request ListProgram::node_or_next_list(Mutator& m) {
  if (m_nodes == m_config.length) keep_list(m);
  if (m_round == m_config.rounds) return Request::exit();
  count(kNodeBytes);
  return Request::allocate(m_node_type);
}

// The same as step() for each, in one loop over values. True if another node has to be requested,
// which is counted already.
[[gnu::noinline]] bool ListProgram::add_many(Mutator& m) {
  Burst burst = m.begin_burst(m_node_type, 1);
  if (!burst) return false;
  std::uint64_t nodes = m_nodes;
  Address head = m.get(m_head);
  Address node = 1;
  while (nodes < m_config.length && (node = burst.take()) != 0) {
    burst.store(node, 0, head);
    head = node;
    burst.spend(ticks(cost::kListNodeNs));
    ++nodes;
  }
  m.end_burst(m_node_type, burst);
  m.set(m_head, head);
  rng().skip(burst.taken());
  count(burst.taken() + (node == 0 ? 1 : 0), kNodeBytes);
  m_nodes = nodes;
  return node == 0;
}

void ListProgram::keep_list(Mutator& m) {
  if (m_round >= m_config.keep) give_up(kNodeBytes * m_config.length);
  m.store(m.get(m_roots), m_round % m_config.keep, m.get(m_head));
  m.set(m_head, 0);
  m.work(cost::kSmallStepNs);
  m_nodes = 0;
  ++m_round;
}

void ListProgram::hash(Hasher& hasher) const {
  Workload::hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_stage));
  hasher.add(m_nodes);
  hasher.add(m_round);
}

template class CloneableWorkload<ListProgram>;

static const std::vector<ParameterSpec>& parameters() {
  static const std::vector<ParameterSpec> list{
      number("length", "nodes", 50'000, 1, kMaxCount, "Nodes of each list."),
      number("keep", "lists", 4, 1, 1'000'000, "The last lists that stay alive."),
      number("rounds", "lists", 200, 0, kMaxCount, "Lists built."),
  };
  return list;
}

static std::unique_ptr<Program> make(const ParameterValues& values, std::uint64_t seed) {
  const ParameterReader p(parameters(), values);
  return std::make_unique<ListProgram>(
      ListConfig{p.count("length"), p.count("keep"), p.count("rounds")}, seed);
}

static ProgramEstimate estimate(const ParameterValues& values) {
  const ParameterReader p(parameters(), values);
  const std::uint64_t lists = std::min(p.count("rounds"), p.count("keep") + 1);
  const std::uint64_t nodes = saturating_product(lists, p.count("length"));
  const Bytes bytes = saturating_sum(saturating_product(nodes, kNodeBytes), 8 * p.count("keep"));
  return {saturating_sum(nodes, 1), bytes,
          saturating_sum(saturating_product(p.count("rounds"), p.count("length")), 1)};
}

ProgramSpec list_spec() {
  return {"list", "Builds linked lists node by node and keeps the last few.", parameters(), make,
          estimate};
}

}  // namespace tricolor
