// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/graph/graph_tree.h"

namespace tricolor::ui {

GraphTree::GraphTree(const GraphView& graph)
    : parent(graph.nodes.size(), kNoParent),
      children(graph.nodes.size()),
      distance(graph.nodes.size()),
      island(graph.nodes.size()),
      m_targets(graph.nodes.size()),
      m_seen(graph.nodes.size()) {
  std::vector<bool> pointed_to(graph.nodes.size());
  for (const GraphEdge& edge : graph.edges) {
    if (edge.from == edge.to) continue;
    m_targets[edge.from].push_back(edge.to);
    pointed_to[edge.to] = true;
  }
  for (const GraphRoot& root : graph.roots) {
    for (const GraphVariable& variable : root.variables) {
      if (variable.node >= 0) reach(static_cast<std::uint32_t>(variable.node), kNoParent);
    }
  }
  follow();
  // Roots that have no card (there are too many) reach nodes, too.
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    if (graph.nodes[i].reach != GraphReach::kReachable || m_seen[i]) continue;
    reach(i, kNoParent);
    follow();
  }
  m_on_islands = true;
  for (const bool heads_only : {true, false}) {
    for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
      if (m_seen[i] || (heads_only && pointed_to[i])) continue;
      reach(i, kNoParent);
      follow();
    }
  }
}

void GraphTree::reach(std::uint32_t node, std::int64_t from) {
  if (m_seen[node]) return;
  m_seen[node] = true;
  parent[node] = from;
  island[node] = m_on_islands;
  order.push_back(node);
  if (from == kNoParent) {
    heads.push_back(node);
    return;
  }
  const auto above = static_cast<std::size_t>(from);
  children[above].push_back(node);
  distance[node] = distance[above] + 1;
}

void GraphTree::follow() {
  for (; m_next < order.size(); ++m_next) {
    const std::uint32_t from = order[m_next];
    for (const std::uint32_t to : m_targets[from]) reach(to, from);
  }
}

}  // namespace tricolor::ui
