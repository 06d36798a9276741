// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QSize>
#include <cstddef>
#include <vector>

#include "ui/heapmap/column_plan.h"
#include "ui/heapmap/row_fit.h"

namespace tricolor::ui {

inline constexpr int kRowPad = 4;      // px above a row's slots, where pointers run; 2 below
inline constexpr int kColumnGap = 18;  // px between columns of rows

/// A row before it has a place.
struct RowToPlace {
  std::size_t row = 0;  ///< which one it is
  RowDemand demand;
  bool crowded = false;  ///< takes the whole width
};

/// The room for some rows, in px.
struct MapRoom {
  QSize size;
  int label_width = 90;
  int label_line = 14;
};

/// Some of the rows, in columns of their own.
struct RowZone {
  std::vector<std::size_t> rows;
  std::vector<RowChoice> choices;
  ColumnPlan plan;
  int columns = 1;
  int least_row = 0;  ///< px of height of each row
  double weight = 0;
};

/// All rows: crowded classes take the whole width, below the others, which stand in columns.
struct RowArrangement {
  RowZone upper;
  RowZone lower;
  double share = 1;  ///< of the height for `upper`
  int columns = 1;
  double score = 0;  ///< how well it reads
  int height() const { return upper.plan.height + lower.plan.height; }
};

/// What is kept of an arrangement, so that the next one differs only for a reason.
struct KeptPlan {
  int columns = 1;
  double share = 1;
  int cap = 0;
};

/// Rows in so many columns, at most `height` px high if that can be. Where there are very many,
/// each keeps two lines' height, and what has no room has to be scrolled to.
RowZone plan_zone(const std::vector<const RowToPlace*>& rows, int columns, int height,
                  const MapRoom& room, int previous_cap);

/// The rows in as few columns as fit into `height`, if any number does.
RowZone plan_compact(const std::vector<RowToPlace>& rows, int height, const MapRoom& room);

/// With that number of columns, and that share of the height for what is not crowded.
RowArrangement arrange(const std::vector<RowToPlace>& rows, const MapRoom& room,
                       const KeptPlan& plan);

/// The one that reads best; another number of columns than before only if it is clearly better.
RowArrangement best_arrangement(const std::vector<RowToPlace>& rows, const MapRoom& room,
                                const KeptPlan* previous);

}  // namespace tricolor::ui
