// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRect>
#include <QString>
#include <vector>

#include "core/sim/graph_view.h"

namespace tricolor::ui {

/// One line of a card of roots.
struct GraphCardLine {
  QRect rect;
  QString text;
  bool is_frame = false;     ///< a function's name
  std::int64_t node = -1;    ///< what the variable points to
  std::size_t variable = 0;  ///< its index in the root; of no meaning for frames
};

struct GraphCard {
  QRect rect;
  QRect title_rect;
  QString title;
  bool scanned = false;
  std::size_t root = 0;  ///< index in the graph
  std::vector<GraphCardLine> lines;
  int left_out = 0;  ///< lines that have no room, and what the graph left out
};

/// The roots at the left, in widget coordinates. Cards share the height: each gets as many lines as
/// fit for all; what has no room is counted.
struct GraphCards {
  std::vector<GraphCard> cards;
  int hidden = 0;  ///< whole cards without room
};

GraphCards layout_cards(const GraphView& graph, const QRect& area, int line);

}  // namespace tricolor::ui
