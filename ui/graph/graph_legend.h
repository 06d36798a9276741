// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QFontMetricsF>
#include <QRectF>
#include <QString>
#include <cstdint>
#include <vector>

namespace tricolor::ui {

/// What the graph's legend explains.
enum class GraphSign : std::uint8_t { kWhite, kGrey, kBlack, kBornBlack, kShaded, kPath };

/// One sign with its words, in px from the legend's top left.
struct GraphLegendEntry {
  GraphSign sign;
  QString text;
  QRectF swatch;
  QRectF words;
};

/// Every sign, in as few lines as the width allows: names become shorter before there is another
/// line. The way from a root, which is there only while an object is selected, is the last and
/// always has its room, so that a selection moves nothing.
struct GraphLegend {
  int lines = 0;
  std::vector<GraphLegendEntry> entries;
};

/// `line`: px from one line to the next; not more than `most_lines`, whatever is lost then.
GraphLegend layout_graph_legend(double width, double line, int most_lines,
                                const QFontMetricsF& metrics);

}  // namespace tricolor::ui
