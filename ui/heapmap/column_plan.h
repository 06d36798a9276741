// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <vector>

#include "ui/heapmap/row_fit.h"

namespace tricolor::ui {

/// Which size each row gets, and in which column of the map it stands.
struct ColumnPlan {
  std::vector<std::size_t> size;  ///< per row: into its fits
  std::vector<int> column;        ///< per row
  int cap = 0;                    ///< px: no row is higher, unless its smallest size is
  int height = 0;                 ///< px of the highest column
  double fineness = 0;            ///< the sum of the rows': the more, the better it reads
};

/// Frame of every row in px.
struct RowFrame {
  int least = 0;  ///< height of a row, for its label
  int pad = 0;    ///< added to what its slots take
};

/// The ways to draw a row, and how much higher than others it may be.
struct RowChoice {
  std::vector<RowFit> fits;
  double weight = 1;
};

/// Rows keep their order and fill the columns one after the other. Every row gets its largest
/// size of at most `cap` px times its weight; the cap is the largest with which all rows fit into
/// `height`. `previous_cap`, if it still fits and gives away less than a fifth, is kept: rows then
/// change only by their own demand. Higher than `height` only if the smallest sizes are.
ColumnPlan plan_columns(const std::vector<RowChoice>& rows, int columns, int height,
                        const RowFrame& frame, int previous_cap);

}  // namespace tricolor::ui
