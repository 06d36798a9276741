// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/lost_object_program.h"

#include "core/program/mutator_costs.h"
#include "core/program/object_shape.h"
#include "core/program/parameter_reader.h"

namespace tricolor {

constexpr std::uint64_t kTableEntries = 4;
constexpr Bytes kItemBytes = 48;  ///< a size class that nothing else here uses
constexpr Bytes kNodeBytes = 16;  ///< next, item
constexpr std::uint64_t kNext = 0;
constexpr std::uint64_t kItem = 1;
constexpr Bytes kGarbageBytes = 4096;  ///< makes collections come

Request LostObjectProgram::step(Mutator& m, Address result) {
  switch (m_stage) {
    case Stage::kStart:
      return begin(m);
    case Stage::kTable:
      m.set(m_near, result);
      return next_table_item();
    case Stage::kTableItem:
      m.store(m.get(m_near), m_items++, result);
      return next_table_item();
    case Stage::kNodeItem:
      m.set(m_item, result);
      return request(Stage::kNode, m_node_type, kNodeBytes);
    case Stage::kNode:
      m.store(result, kNext, m.get(m_head));
      m.store(result, kItem, m.get(m_item));
      m.set(m_head, result);
      m.set(m_item, 0);
      ++m_nodes;
      return next_node(m);
    case Stage::kGarbage:
      give_up(kGarbageBytes);
      return next_round(m);
    case Stage::kBox:
      m.store(result, kItem, m.get(m_held));
      m.set(m_held, 0);
      m.set(m_box, result);
      return request(Stage::kGarbage, m_garbage_type, kGarbageBytes);
  }
  return Request::exit();
}

Request LostObjectProgram::begin(Mutator& m) {
  enter(m, Seat{}, "main.lostObject", {96, 320});
  m_near = m.declare("near");
  m_head = m.declare("head");
  m_far = m.declare("far");
  m_item = m.declare("item");
  if (m_config.way != HidingWay::kExchange) m_held = m.declare("held");
  if (m_config.way == HidingWay::kBox) m_box = m.declare("box");
  m_item_type = m.type("main.item", kItemBytes, PointerLayout::none());
  m_node_type = m.type("main.node", kNodeBytes, PointerLayout::all(2));
  m_garbage_type = shape_of(m, ObjectKind::kNoscan, kGarbageBytes).type;
  const TypeId table =
      m.type("[]*main.item", kTableEntries * kWordBytes, PointerLayout::all(kTableEntries));
  return request(Stage::kTable, table, kTableEntries * kWordBytes);
}

Request LostObjectProgram::request(Stage stage, TypeId type, Bytes bytes) {
  m_stage = stage;
  count(bytes);
  return Request::allocate(type);
}

Request LostObjectProgram::next_table_item() {
  const Stage stage = m_items < kTableEntries ? Stage::kTableItem : Stage::kNodeItem;
  return request(stage, m_item_type, kItemBytes);
}

Request LostObjectProgram::next_node(Mutator& m) {
  if (m_nodes < m_config.nodes) return request(Stage::kNodeItem, m_item_type, kItemBytes);
  m.note("built");
  if (m_config.way == HidingWay::kExchange) m.set(m_far, m.get(m_head));
  return next_round(m);
}

Request LostObjectProgram::next_round(Mutator& m) {
  if (m_round == m_config.rounds) return Request::exit();
  ++m_round;
  if (m_config.way != HidingWay::kExchange) return move(m);
  for (std::uint64_t i = 0; i < m_config.swaps; ++i) exchange(m);
  return request(Stage::kGarbage, m_garbage_type, kGarbageBytes);
}

void LostObjectProgram::exchange(Mutator& m) {
  const Address near = m.get(m_near);
  const Address far = m.get(m_far);
  const std::uint64_t entry = m_exchanges++ % kTableEntries;
  const Address item = m.load(far, kItem);
  m.store(far, kItem, m.load(near, entry));
  m.store(near, entry, item);
  const Address next = m.load(far, kNext);
  m.set(m_far, next != 0 ? next : m.get(m_head));
  m.work(2 * cost::kTableStoreNs);
}

// Marking reaches the chain's end last. The walk there keeps nothing on the stack.
Address LostObjectProgram::last_node(Mutator& m) const {
  Address node = m.get(m_head);
  std::uint64_t steps = 1;  // by hand, somebody may have closed a ring
  for (; steps < m_nodes; ++steps) {
    const Address next = m.load(node, kNext);
    if (next == 0) break;
    node = next;
  }
  m.work(static_cast<double>(steps) * cost::kSmallStepNs);
  return node;
}

// Every few rounds an item moves on: off the heap onto the stack, (kBox) into a new object, and
// back. The number of rounds varies, so that moves do not keep step with collections.
Request LostObjectProgram::move(Mutator& m) {
  const auto garbage = [&] { return request(Stage::kGarbage, m_garbage_type, kGarbageBytes); };
  if (m_round < m_next_move) return garbage();
  const bool boxing = m_config.way == HidingWay::kBox;
  // A new object hides the item at once, if only the stack was not scanned yet; so it moves often.
  const std::uint64_t hold = boxing ? (m_config.hold + 3) / 4 : m_config.hold;
  m_next_move = m_round + 1 + rng().below(2 * hold);
  m.work(cost::kTableStoreNs);
  ++m_exchanges;
  if (boxing && m.get(m_held) != 0) return request(Stage::kBox, m_node_type, kNodeBytes);
  const Address node = last_node(m);
  if (boxing && m.get(m_box) != 0) {
    m.store(node, kItem, m.load(m.get(m_box), kItem));
    m.set(m_box, 0);
    give_up(kNodeBytes);
  } else if (m.get(m_held) != 0) {
    m.store(node, kItem, m.get(m_held));
    m.set(m_held, 0);
  } else {
    m.set(m_held, m.load(node, kItem));
    m.store(node, kItem, 0);
  }
  return garbage();
}

void LostObjectProgram::hash(Hasher& hasher) const {
  Workload::hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_stage));
  hasher.add(m_items);
  hasher.add(m_nodes);
  hasher.add(m_round);
  hasher.add(m_next_move);
  hasher.add(m_exchanges);
}

static const std::vector<ParameterSpec>& parameters() {
  static const std::vector<ParameterSpec> list{
      number("nodes", "nodes", 20'000, 1, 1'000'000'000, "Length of the chain."),
      number("rounds", "rounds", 50'000, 0, kMaxCount, "Objects of 4 KiB that die at once."),
      number("swaps", "exchanges", 4, 0, 1000, "Items exchanged in each round (way=exchange)."),
      choice("way", {"exchange", "stack", "box"},
             "How an item hides: swapped between two objects, held on the stack, or moved from the "
             "stack into a new object."),
      number("hold", "rounds", 160, 1, 1'000'000,
             "Rounds between two moves on average (way=stack; a quarter of it with way=box)."),
  };
  return list;
}

static std::unique_ptr<Program> make(const ParameterValues& values, std::uint64_t seed) {
  const ParameterReader p(parameters(), values);
  return std::make_unique<LostObjectProgram>(
      LostObjectConfig{p.count("nodes"), p.count("rounds"), p.count("swaps"),
                       static_cast<HidingWay>(p["way"]), p.count("hold")},
      seed);
}

static ProgramEstimate estimate(const ParameterValues& values) {
  const ParameterReader p(parameters(), values);
  const std::uint64_t live = 2 * p.count("nodes") + kTableEntries + 1;
  return {live, (live * (kNodeBytes + kItemBytes)) / 2 + 2 * kGarbageBytes,
          live + p.count("rounds")};
}

ProgramSpec lost_object_spec() {
  return {"lost-object",
          "Moves pointers behind the collector's back: loses objects without the write barrier.",
          parameters(), make, estimate};
}

}  // namespace tricolor
