// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "tests/ui/graph_text_builder.h"

#include <map>
#include <sstream>
#include <vector>

namespace tricolor::test {
namespace {

constexpr std::uint32_t kSlotBytes = 32;

/// Builds the graph while it reads the text.
class Reader {
 public:
  explicit Reader(const std::string& text) {
    m_graph.taken = m_graph.complete = true;
    m_graph.roots.push_back({GraphRoot::Kind::kGoroutine, 1, "goroutine 1", false, {}, 0});
    std::stringstream chains(text);
    for (std::string chain; std::getline(chains, chain, ',');) read_chain(chain);
    find_islands();
    m_graph.objects = m_graph.looked_at = m_graph.nodes.size();
  }
  GraphView take() { return std::move(m_graph); }

 private:
  void read_chain(std::string chain) {
    std::erase(chain, ' ');
    std::int64_t from = -1;
    bool from_root = false;
    for (std::size_t at = 0; at <= chain.size();) {
      const std::size_t arrow = std::min(chain.find("->", at), chain.size());
      const std::string name = chain.substr(at, arrow - at);
      at = arrow + 2;
      if (name == "root") {
        from_root = true;
        continue;
      }
      const std::uint32_t node = node_of(name);
      if (from_root) point_root(name, node);
      if (from >= 0) point(static_cast<std::uint32_t>(from), node);
      from = node;
      from_root = false;
    }
  }
  std::uint32_t node_of(const std::string& text) {
    const std::size_t colon = text.find(':');
    const std::string name = text.substr(0, colon);
    const auto [known, is_new] =
        m_nodes.try_emplace(name, static_cast<std::uint32_t>(m_graph.nodes.size()));
    if (is_new) {
      GraphNode node;
      node.key = node.address = graph_key(name);
      node.span = kArenaBase;
      node.type = "main.node";
      node.bytes = node.slot_bytes = kSlotBytes;
      node.pointers = 4;
      node.free_word = 0;
      node.colour = SlotColour::kWhite;
      m_graph.nodes.push_back(node);
    }
    if (colon != std::string::npos) {
      m_graph.nodes[known->second].colour = text[colon + 1] == 'G'   ? SlotColour::kGrey
                                            : text[colon + 1] == 'B' ? SlotColour::kBlack
                                                                     : SlotColour::kWhite;
    }
    return known->second;
  }
  void point_root(const std::string& name, std::uint32_t node) {
    m_graph.roots[0].variables.push_back(
        {"main.main", "to" + name.substr(0, name.find(':')), m_graph.nodes[node].address, node, 1});
  }
  void point(std::uint32_t from, std::uint32_t to) {
    GraphNode& node = m_graph.nodes[from];
    m_graph.edges.push_back({from, to, static_cast<std::uint32_t>(node.free_word), 1});
    ++node.free_word;
  }
  void find_islands() {
    std::vector<bool> reached(m_graph.nodes.size());
    for (const GraphVariable& v : m_graph.roots[0].variables) {
      reached[static_cast<std::size_t>(v.node)] = true;
    }
    for (std::size_t round = 0; round < m_graph.nodes.size(); ++round) {
      for (const GraphEdge& e : m_graph.edges) {
        if (reached[e.from]) reached[e.to] = true;
      }
    }
    for (std::size_t i = 0; i < reached.size(); ++i) {
      if (!reached[i]) m_graph.nodes[i].reach = GraphReach::kUnreachable;
    }
  }

  GraphView m_graph;
  std::map<std::string, std::uint32_t> m_nodes;
};

}  // namespace

GraphKey graph_key(const std::string& name) {
  std::uint64_t number = 0;
  for (const char c : name) number = number * 64 + static_cast<unsigned char>(c) % 64;
  return kArenaBase + number * kSlotBytes;
}

GraphView graph_text(const std::string& text) {
  return Reader(text).take();
}

}  // namespace tricolor::test
