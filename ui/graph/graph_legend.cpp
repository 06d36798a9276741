// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/graph/graph_legend.h"

#include <algorithm>
#include <array>

namespace tricolor::ui {

namespace {

constexpr double kBesideSwatch = 5;
constexpr double kBetweenSigns = 14;
constexpr double kPathSwatch = 34;  // px: two dashes and the gap between them

struct SignName {
  GraphSign sign;
  const char* text;
  const char* short_text;
};
constexpr std::array<SignName, 6> kNames{
    {{GraphSign::kWhite, "white", "white"},
     {GraphSign::kGrey, "grey", "grey"},
     {GraphSign::kBlack, "black", "black"},
     {GraphSign::kBornBlack, "born black", "born black"},
     {GraphSign::kShaded, "shaded by the barrier", "shaded"},
     {GraphSign::kPath, "why alive: path from a root", "why alive"}}};

GraphLegend arrange(double width, double line, bool is_short, const QFontMetricsF& metrics) {
  GraphLegend legend;
  legend.lines = 1;
  double x = 0;
  for (const SignName& name : kNames) {
    const QString text = is_short ? name.short_text : name.text;
    const double side = line - 1;
    const double swatch = name.sign == GraphSign::kPath ? kPathSwatch : side;
    const double words = metrics.horizontalAdvance(text) + 2;
    if (x > 0 && x + swatch + kBesideSwatch + words > width) {
      legend.lines++;
      x = 0;
    }
    const double y = (legend.lines - 1) * (line + 2);
    legend.entries.push_back({name.sign, text, QRectF(x, y, swatch, side),
                              QRectF(x + swatch + kBesideSwatch, y, words, side)});
    x += swatch + kBesideSwatch + words + kBetweenSigns;
  }
  return legend;
}

}  // namespace

GraphLegend layout_graph_legend(double width, double line, int most_lines,
                                const QFontMetricsF& metrics) {
  const GraphLegend whole = arrange(width, line, false, metrics);
  GraphLegend legend = arrange(width, line, true, metrics);
  if (whole.lines <= legend.lines) legend = whole;
  std::erase_if(legend.entries, [&](const GraphLegendEntry& entry) {
    return entry.swatch.top() >= most_lines * (line + 2);
  });
  legend.lines = std::min(legend.lines, most_lines);
  return legend;
}

}  // namespace tricolor::ui
