// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRect>

#include "ui/heapmap/whole_px.h"

namespace tricolor::ui {

/// From x at zoom 1 to x at a zoom: slots grow, label lanes keep their width.
///
///     zoom 1   | lane | slots …      gap | lane | slots …      |
///     zoom 2   | lane | s l o t s …              gap    | lane | s l o t s …              |
///                     body                              start  body
///
/// One for each row: rows of the same column have the same one.
struct LaneScale {
  int start = 0;         ///< of the row at zoom 1
  int lane = 0;          ///< px of its label lane
  int lanes_before = 0;  ///< px of lanes in the columns left of it
  double zoom = 1;

  bool operator==(const LaneScale&) const = default;

  double scaled_start() const { return lanes_before + (start - lanes_before) * zoom; }
  double to_content(double base) const {
    const double in_row = base - start;
    return scaled_start() + (in_row <= lane ? in_row : lane + (in_row - lane) * zoom);
  }
  double to_base(double content) const {
    const double in_row = content - scaled_start();
    if (in_row < 0) return start + in_row / zoom;
    return start + (in_row <= lane ? in_row : lane + (in_row - lane) / zoom);
  }
  QRect to_content(const QRect& base) const {
    return QRect(QPoint(whole_px(to_content(base.left())), whole_px(base.top() * zoom)),
                 QPoint(whole_px(to_content(base.right() + 1)) - 1,
                        whole_px((base.bottom() + 1) * zoom) - 1));
  }
};

}  // namespace tricolor::ui
