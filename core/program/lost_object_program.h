// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/program/library.h"
#include "core/program/workload.h"

namespace tricolor {

struct LostObjectConfig {
  std::uint64_t nodes = 1;
  std::uint64_t rounds = 0;
  std::uint64_t swaps = 1;  ///< per round
};

/// A program that needs the write barrier. Items hang on a long chain of nodes and on a short
/// table beside it; again and again the two exchange one item, with nothing but registers in
/// between. While the chain is being marked one of the two is black and the other still white:
/// the item that moves to the black one has no other pointer left, and without the barrier
/// nobody will mark it.
class LostObjectProgram final : public CloneableWorkload<LostObjectProgram> {
 public:
  LostObjectProgram(const LostObjectConfig& config, std::uint64_t seed)
      : CloneableWorkload(seed), m_config(config) {}
  Request step(Mutator& m, Address result);
  void hash(Hasher& hasher) const override;

 private:
  enum class Stage : std::uint8_t { kStart, kTable, kTableItem, kNodeItem, kNode, kGarbage };
  Request begin(Mutator& m);
  Request request(Stage stage, TypeId type, Bytes bytes);
  Request next_table_item();
  Request next_node(Mutator& m);
  Request next_round(Mutator& m);
  void exchange(Mutator& m);

  LostObjectConfig m_config;
  Stage m_stage = Stage::kStart;
  TypeId m_item_type = 0;
  TypeId m_node_type = 0;
  TypeId m_garbage_type = 0;
  std::uint32_t m_near = 0;   ///< variable: the table
  std::uint32_t m_head = 0;   ///< variable: the chain
  std::uint32_t m_far = 0;    ///< variable: the node that exchanges next
  std::uint32_t m_item = 0;   ///< variable, while building
  std::uint64_t m_items = 0;  ///< in the table
  std::uint64_t m_nodes = 0;
  std::uint64_t m_round = 0;
  std::uint64_t m_exchanges = 0;
};

ProgramSpec lost_object_spec();

}  // namespace tricolor
