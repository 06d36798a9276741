// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/graph/graph_layout.h"

#include <algorithm>
#include <unordered_set>

#include "ui/graph/graph_tree.h"

namespace tricolor::ui {
namespace {

/// Chains turn round here in a small graph; a large one may be wider.
constexpr int kFoldSmall = 9;
constexpr int kFoldLarge = 20;
constexpr std::size_t kSmall = 60;
/// From so many children without children on, they stand in a block.
constexpr std::size_t kBlock = 4;
/// More rows than this are never looked at for a free cell.
constexpr int kFarthest = 4000;

using Cells = std::vector<GraphCell>;

int whole_root(std::size_t n) {
  int root = 1;
  while (static_cast<std::size_t>(root) * static_cast<std::size_t>(root) < n) ++root;
  return root;
}

/// Lays out trees from scratch, one below the other; every tree has its rows for itself.
class TidyTrees {
 public:
  TidyTrees(const GraphTree& tree, int fold) : m_tree(tree), m_fold(fold), m_cells(tree.parent.size()) {}

  void place_all() {
    int row[2] = {0, 0};
    std::vector<std::uint32_t> lonely;
    for (const std::uint32_t head : m_tree.heads) {
      const bool island = m_tree.island[head];
      if (island && m_tree.children[head].empty()) {
        lonely.push_back(head);
        continue;
      }
      row[island] += place(head, {0, row[island]}, 1);
    }
    block(lonely, {0, row[1]}, 1, m_fold);
  }
  const Cells& cells() const { return m_cells; }

 private:
  /// Places the node and all below it, from `at` on downwards; returns how many rows that took.
  /// `way`: 1 to the right, -1 back to the left.
  int place(std::uint32_t node, GraphCell at, int way) {
    m_cells[node] = at;
    std::vector<std::uint32_t> leaves;
    std::vector<std::uint32_t> inner;
    for (const std::uint32_t child : m_tree.children[node]) {
      (m_tree.children[child].empty() ? leaves : inner).push_back(child);
    }
    if (inner.empty() && leaves.empty()) return 1;
    const bool turns = way > 0 ? at.column + 1 >= m_fold : at.column == 0;
    GraphCell next{turns ? at.column : at.column + way, turns ? at.row + 1 : at.row};
    const int onward = turns ? -way : way;
    for (const std::uint32_t child : inner) next.row += place(child, next, onward);
    if (!leaves.empty()) {
      const int room = onward > 0 ? m_fold - next.column : next.column + 1;
      const int wide = leaves.size() < kBlock ? 1 : std::min(whole_root(leaves.size()), room);
      next.row += block(leaves, next, onward, std::max(wide, 1));
    }
    return std::max(1, next.row - at.row);
  }
  int block(const std::vector<std::uint32_t>& nodes, GraphCell at, int way, int wide) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const int n = static_cast<int>(i);
      m_cells[nodes[i]] = {at.column + way * (n % wide), at.row + n / wide};
    }
    return (static_cast<int>(nodes.size()) + wide - 1) / wide;
  }

  const GraphTree& m_tree;
  int m_fold;
  Cells m_cells;
};

}  // namespace

/// Which cells of an area are taken.
class GraphLayout::Grid {
 public:
  explicit Grid(int fold) : m_fold(fold) {}

  void take(GraphCell cell) { m_taken.insert(key(cell)); }
  bool is_free(GraphCell cell) const { return !m_taken.contains(key(cell)); }
  /// The free cell nearest to `wanted`, at its right before above and below it.
  GraphCell nearest(GraphCell wanted) const {
    for (int cost = 0; cost < kFarthest; ++cost) {
      for (int right = 0; right * 2 <= cost; ++right) {
        const int off = cost - right * 2;
        for (const int row : {wanted.row + off, wanted.row - off}) {
          const GraphCell cell{wanted.column + right, row};
          if (row >= 0 && is_free(cell)) return cell;
        }
      }
    }
    return wanted;
  }
  /// The first free cell in reading order.
  GraphCell first() const {
    for (int row = 0;; ++row) {
      for (int column = 0; column < m_fold; ++column) {
        if (is_free({column, row})) return {column, row};
      }
    }
  }
  GraphCell first_of_column() const {
    int row = 0;
    while (!is_free({0, row})) ++row;
    return {0, row};
  }

 private:
  static std::uint64_t key(GraphCell cell) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(cell.column)) << 32 |
           static_cast<std::uint32_t>(cell.row);
  }
  int m_fold;
  std::unordered_set<std::uint64_t> m_taken;
};

int GraphLayout::fold_column(std::size_t nodes) { return nodes <= kSmall ? kFoldSmall : kFoldLarge; }

const GraphPlace* GraphLayout::find(GraphKey key) const {
  const auto place = m_places.find(key);
  return place == m_places.end() ? nullptr : &place->second;
}

void GraphLayout::update(const GraphView& graph) {
  const GraphTree tree(graph);
  const std::size_t n = graph.nodes.size();
  const int fold = fold_column(n);
  m_by_index.assign(n, {});
  std::vector<bool> placed(n);
  std::size_t known = 0;
  Grid grids[2] = {Grid(fold), Grid(fold)};
  for (std::size_t i = 0; i < n; ++i) {
    const GraphPlace* old = find(graph.nodes[i].key);
    if (old == nullptr || old->island != tree.island[i]) continue;
    m_by_index[i].cell = old->cell;
    grids[tree.island[i]].take(old->cell);
    placed[i] = true;
    ++known;
  }
  m_fresh = known * 2 < n;
  if (m_fresh) {
    TidyTrees tidy(tree, fold);
    tidy.place_all();
    for (std::size_t i = 0; i < n; ++i) m_by_index[i].cell = tidy.cells()[i];
  } else {
    for (const std::uint32_t i : tree.order) {
      if (placed[i]) continue;
      Grid& grid = grids[tree.island[i]];
      GraphCell& cell = m_by_index[i].cell;
      if (tree.parent[i] == kNoParent) {
        cell = tree.island[i] ? grid.first() : grid.nearest(grid.first_of_column());
      } else {
        const GraphCell above = m_by_index[static_cast<std::size_t>(tree.parent[i])].cell;
        cell = grid.nearest({above.column + 1, above.row});
      }
      grid.take(cell);
    }
  }
  m_places.clear();
  for (std::size_t i = 0; i < n; ++i) {
    m_by_index[i].island = tree.island[i];
    m_by_index[i].distance = tree.distance[i];
    m_places.emplace(graph.nodes[i].key, m_by_index[i]);
  }
  measure();
}

void GraphLayout::measure() {
  m_columns = m_rows = m_island_rows = 0;
  for (const GraphPlace& place : m_by_index) {
    m_columns = std::max(m_columns, place.cell.column + 1);
    int& rows = place.island ? m_island_rows : m_rows;
    rows = std::max(rows, place.cell.row + 1);
  }
}

}  // namespace tricolor::ui
