// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/program/library.h"
#include "core/program/workload.h"

namespace tricolor {

struct ListConfig {
  std::uint64_t length = 1;  ///< nodes per list
  std::uint64_t keep = 1;    ///< lists that stay alive
  std::uint64_t rounds = 0;
};

/// Builds singly linked lists by prepending, one after the other, and keeps the last few.
class ListProgram final : public CloneableWorkload<ListProgram> {
 public:
  ListProgram(const ListConfig& config, std::uint64_t seed)
      : CloneableWorkload(seed), m_config(config) {}
  Request step(Mutator& m, Address result);
  void hash(Hasher& hasher) const override;

 private:
  enum class Stage : std::uint8_t { kStart, kRoots, kNodes };
  Request begin(Mutator& m);
  Request node_or_next_list(Mutator& m);
  bool add_many(Mutator& m);
  void keep_list(Mutator& m);

  ListConfig m_config;
  TypeId m_node_type = 0;
  Stage m_stage = Stage::kStart;
  std::uint32_t m_roots = 0;  ///< variable
  std::uint32_t m_head = 0;   ///< variable
  std::uint64_t m_nodes = 0;  ///< of the list that is being built
  std::uint64_t m_round = 0;
};

/// Its loop is compiled once, where step() can become part of it.
extern template class CloneableWorkload<ListProgram>;

ProgramSpec list_spec();

}  // namespace tricolor
