// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "core/sim/graph_view.h"

namespace tricolor::ui {

/// A place in the grid of an area.
struct GraphCell {
  int column = 0;
  int row = 0;
  bool operator==(const GraphCell&) const = default;
};

/// Where a node is. Nodes that no root reaches have an area of their own, below the others.
struct GraphPlace {
  GraphCell cell;
  bool island = false;
  std::uint32_t distance = 0;  ///< pointers from the nearest root (or from the island's head)
  bool operator==(const GraphPlace&) const = default;
};

/// Gives every node of an object graph a cell, and lets it keep that while others come and go.
///
/// 1. update() with each graph, in order. The first one, and one that has little in common with the
///    one before, is laid out from scratch: columns are distances from the roots, a node's first
///    child stands beside it, so that chains are straight; long chains turn round at the border
///    and come back below; many children without children of their own stand in a block.
/// 2. Otherwise known nodes stay, and new ones take the free cell nearest to their parent's right.
/// 3. tidy() forgets all places, so that the next update() starts from scratch.
class GraphLayout {
 public:
  void update(const GraphView& graph);
  void tidy() { m_places.clear(); }

  /// By index of the last graph's nodes.
  const std::vector<GraphPlace>& places() const { return m_by_index; }
  const GraphPlace* find(GraphKey key) const;
  int columns() const { return m_columns; }
  /// Rows of what roots reach, then those of islands.
  int rows() const { return m_rows; }
  int island_rows() const { return m_island_rows; }
  /// True if the last update() started from scratch.
  bool is_fresh() const { return m_fresh; }

  /// Where a chain turns round in a graph of `nodes`.
  static int fold_column(std::size_t nodes);

 private:
  class Grid;
  void measure();

  std::unordered_map<GraphKey, GraphPlace> m_places;
  std::vector<GraphPlace> m_by_index;
  int m_columns = 0;
  int m_rows = 0;
  int m_island_rows = 0;
  bool m_fresh = false;
};

}  // namespace tricolor::ui
