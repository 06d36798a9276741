// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <vector>

#include "core/sim/graph_view.h"

namespace tricolor::ui {

inline constexpr std::int64_t kNoParent = -1;

/// How each node of a graph is reached first: breadth first from the roots in the order of their
/// cards, then, for what they do not reach, from the heads of islands.
struct GraphTree {
  explicit GraphTree(const GraphView& graph);

  std::vector<std::int64_t> parent;  ///< kNoParent: a root points to it, or an island's head
  std::vector<std::vector<std::uint32_t>> children;
  std::vector<std::uint32_t> distance;
  std::vector<bool> island;
  std::vector<std::uint32_t> heads;  ///< nodes without a parent, in order
  std::vector<std::uint32_t> order;  ///< parents before children

 private:
  void reach(std::uint32_t node, std::int64_t from);
  void follow();

  std::vector<std::vector<std::uint32_t>> m_targets;
  std::vector<bool> m_seen;
  std::size_t m_next = 0;
  bool m_on_islands = false;
};

}  // namespace tricolor::ui
