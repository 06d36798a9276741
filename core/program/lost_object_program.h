// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/program/library.h"
#include "core/program/workload.h"

namespace tricolor {

/// Where an item is while the collector looks elsewhere.
enum class HidingWay : std::uint8_t {
  kExchange,  ///< two heap objects swap items through registers: either half of the barrier helps
  kStack,  ///< taken off the heap onto a stack: only the deletion half helps once that is scanned
  kBox,    ///< from the stack into a new object: only the insertion half helps before that
};

struct LostObjectConfig {
  std::uint64_t nodes = 1;
  std::uint64_t rounds = 0;
  std::uint64_t swaps = 1;  ///< per round, way kExchange
  HidingWay way = HidingWay::kExchange;
  std::uint64_t hold = 1;  ///< rounds between two moves on average, other ways
};

/// A program that needs the write barrier. Items hang on a long chain of nodes and on a short
/// table beside it; again and again the two exchange one item, with nothing but registers in
/// between. While the chain is being marked one of the two is black and the other still white:
/// the item that moves to the black one has no other pointer left, and without the barrier
/// nobody will mark it.
///
/// The other ways show what each half of the hybrid barrier is for, with Go's rule that a stack is
/// scanned once and stores into it have no barrier (go-gc-model §3.6):
///  - kStack: an item goes from the chain's last node onto the stack and, much later, back. If the
///  stack is black
///    and the node is not scanned yet, the insertion half sees no store of the item; the deletion
///    half shades it when the node lets go of it.
///  - kBox: an item that only the stack has goes into a new node. While marking, that is born
///  black,
///    and the stack may not have been scanned yet: the deletion half sees nothing deleted; the
///    insertion half shades the item as it is stored.
class LostObjectProgram final : public CloneableWorkload<LostObjectProgram> {
 public:
  LostObjectProgram(const LostObjectConfig& config, std::uint64_t seed)
      : CloneableWorkload(seed), m_config(config) {}
  Request step(Mutator& m, Address result);
  void hash(Hasher& hasher) const override;

 private:
  enum class Stage : std::uint8_t { kStart, kTable, kTableItem, kNodeItem, kNode, kGarbage, kBox };
  Request begin(Mutator& m);
  Request request(Stage stage, TypeId type, Bytes bytes);
  Request next_table_item();
  Request next_node(Mutator& m);
  Request next_round(Mutator& m);
  void exchange(Mutator& m);
  Address last_node(Mutator& m) const;
  Request move(Mutator& m);

  LostObjectConfig m_config;
  Stage m_stage = Stage::kStart;
  TypeId m_item_type = 0;
  TypeId m_node_type = 0;
  TypeId m_garbage_type = 0;
  std::uint32_t m_near = 0;  ///< variable: the table
  std::uint32_t m_head = 0;  ///< variable: the chain
  std::uint32_t m_far = 0;   ///< variable: the node that exchanges next
  std::uint32_t m_item = 0;  ///< variable, while building
  std::uint32_t m_held = 0;  ///< variables of the other ways: the item, its box
  std::uint32_t m_box = 0;
  std::uint64_t m_items = 0;  ///< in the table
  std::uint64_t m_nodes = 0;
  std::uint64_t m_round = 0;
  std::uint64_t m_next_move = 0;  ///< the round
  std::uint64_t m_exchanges = 0;
};

ProgramSpec lost_object_spec();

}  // namespace tricolor
