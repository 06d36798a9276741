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
/// A layer of more rows than the square root of all nodes, and than this, gets several columns.
constexpr int kFewRows = 8;

using Cells = std::vector<GraphCell>;

int whole_root(std::size_t n) {
  int root = 1;
  while (static_cast<std::size_t>(root) * static_cast<std::size_t>(root) < n) ++root;
  return root;
}

/// Which cells of an area are taken.
class CellSet {
 public:
  void take(GraphCell cell) {
    m_taken.insert(key(cell));
    m_last_row = std::max(m_last_row, cell.row);
  }
  bool is_free(GraphCell cell) const { return !m_taken.contains(key(cell)); }
  int last_row() const { return m_last_row; }
  /// The first free cell of the column from `row` on.
  GraphCell below(int column, int row) const {
    while (!is_free({column, row})) ++row;
    return {column, row};
  }

 private:
  static std::uint64_t key(GraphCell cell) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(cell.column)) << 32 |
           static_cast<std::uint32_t>(cell.row);
  }
  std::unordered_set<std::uint64_t> m_taken;
  int m_last_row = -1;
};

/// Lays out trees from scratch, one below the other. A node's first child with children stands
/// beside it, its childless ones below that, then come the rest.
class TidyTrees {
 public:
  TidyTrees(const GraphTree& tree, int fold)
      : m_tree(tree), m_fold(fold), m_cells(tree.parent.size()) {}

  void place_all() {
    int row[2] = {0, 0};
    std::vector<std::uint32_t> lonely;
    for (const std::uint32_t head : m_tree.heads) {
      const bool island = m_tree.island[head];
      if (island && m_tree.children[head].empty()) {
        lonely.push_back(head);
        continue;
      }
      const GraphCell at = m_taken[island].below(0, row[island]);
      row[island] = at.row + 1;
      m_taken[island].take(at);
      place(head, at, 1);
    }
    block(lonely, {0, m_taken[1].last_row() + 1}, 1, m_fold, m_taken[1]);
    widen(false);
    widen(true);
  }
  const Cells& cells() const { return m_cells; }

 private:
  /// Columns that are too high are divided; those at their right make room.
  void widen(bool islands) {
    const int most = std::max(kFewRows, whole_root(m_cells.size()));
    std::vector<int> parts;  // by column
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
      if (m_tree.island[i] != islands) continue;
      const auto column = static_cast<std::size_t>(m_cells[i].column);
      if (parts.size() <= column) parts.resize(column + 1, 1);
      parts[column] = std::max(parts[column], m_cells[i].row / most + 1);
    }
    std::vector<int> first(parts.size() + 1, 0);
    for (std::size_t c = 0; c < parts.size(); ++c) first[c + 1] = first[c] + parts[c];
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
      if (m_tree.island[i] != islands) continue;
      const GraphCell cell = m_cells[i];
      m_cells[i] = {first[static_cast<std::size_t>(cell.column)] + cell.row / most,
                    cell.row % most};
    }
  }
  /// The node's cell is taken already. `way`: 1 to the right, -1 back to the left.
  void place(std::uint32_t node, GraphCell at, int way) {
    m_cells[node] = at;
    std::vector<std::uint32_t> leaves;
    std::vector<std::uint32_t> inner;
    for (const std::uint32_t child : m_tree.children[node]) {
      (m_tree.children[child].empty() ? leaves : inner).push_back(child);
    }
    if (inner.empty() && leaves.empty()) return;
    CellSet& taken = m_taken[m_tree.island[node]];
    const bool turns = way > 0 ? at.column + 1 >= m_fold : at.column == 0;
    const GraphCell next =
        turns ? GraphCell{at.column, taken.last_row() + 1} : taken.below(at.column + way, at.row);
    if (turns) way = -way;
    if (!inner.empty()) taken.take(next);
    hang(leaves, {next.column, next.row + (inner.empty() ? 0 : 1)}, way, taken);
    for (std::size_t i = 0; i < inner.size(); ++i) {
      const GraphCell cell = i == 0 ? next : taken.below(next.column, next.row + 1);
      taken.take(cell);
      place(inner[i], cell, way);
    }
  }
  /// Children without children: one below the other or, if they are many, in a block.
  void hang(const std::vector<std::uint32_t>& leaves, GraphCell at, int way, CellSet& taken) {
    if (leaves.size() < kBlock) {
      for (const std::uint32_t leaf : leaves) {
        m_cells[leaf] = taken.below(at.column, at.row);
        taken.take(m_cells[leaf]);
      }
      return;
    }
    const int room = way > 0 ? m_fold - at.column : at.column + 1;
    const int wide = std::max(1, std::min(whole_root(leaves.size()), room));
    const int high = (static_cast<int>(leaves.size()) + wide - 1) / wide;
    while (!is_free(at, way, wide, high, taken)) ++at.row;
    block(leaves, at, way, wide, taken);
  }
  static bool is_free(GraphCell at, int way, int wide, int high, const CellSet& taken) {
    for (int row = 0; row < high; ++row) {
      for (int column = 0; column < wide; ++column) {
        if (!taken.is_free({at.column + way * column, at.row + row})) return false;
      }
    }
    return true;
  }
  void block(const std::vector<std::uint32_t>& nodes, GraphCell at, int way, int wide,
             CellSet& taken) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const int n = static_cast<int>(i);
      m_cells[nodes[i]] = {at.column + way * (n % wide), at.row + n / wide};
      taken.take(m_cells[nodes[i]]);
    }
  }

  const GraphTree& m_tree;
  int m_fold;
  Cells m_cells;
  CellSet m_taken[2];  ///< of what roots reach, and of islands
};

}  // namespace

/// An area whose nodes stay, with places for new ones.
class GraphLayout::Grid {
 public:
  explicit Grid(int fold) : m_fold(fold) {}

  void take(GraphCell cell) { m_taken.take(cell); }
  bool is_free(GraphCell cell) const { return m_taken.is_free(cell); }
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
  GraphCell first_of_column() const { return m_taken.below(0, 0); }

 private:
  int m_fold;
  CellSet m_taken;
};

int GraphLayout::fold_column(std::size_t nodes) {
  return nodes <= kSmall ? kFoldSmall : kFoldLarge;
}

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
