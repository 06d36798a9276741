// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/ownership/ownership_layout.h"

#include <algorithm>
#include <cmath>

namespace tricolor::ui {
namespace {

constexpr double kGap = 6;
/// Between the two languages side by side.
constexpr double kColumnGap = 12;
constexpr double kPadding = 5;
/// Narrower than this, two columns would show hardly a word of code each.
constexpr double kStackedBelow = 360;
constexpr double kMinPlot = 70;
constexpr double kMaxPlot = 170;
constexpr double kMinDiagram = 48;
constexpr int kMinCodeLines = 3;

/// How the height is shared out, for one column of content or, stacked, for both together.
struct Heights {
  double title = 0;
  double code = 0;
  double diagram = 0;
  double plot_title = 0;
  double plot = 0;
};

double code_height(int lines, const OwnershipMetrics& m) {
  return lines * m.mono_line + 2 * kPadding;
}

/// `columns` is 1 side by side, 2 stacked: how often title, code and diagram need their height.
/// The plot and a few lines of code (down to one where room is short) come first, then the
/// diagram, then the rest of the code.
Heights share_height(double height, int lines, int columns, const OwnershipContent& content,
                     const OwnershipMetrics& m) {
  Heights h;
  h.title = m.line;
  h.plot_title = m.line + kGap;
  const double titles = columns * (h.title + 2 * kGap);
  double room = std::max(0.0, height - titles - h.plot_title);
  const double diagram_wanted = content.diagram_rows * (m.line + 2) + kPadding;
  // The plot gives way to code that would else be cut.
  const double beside_code = room - columns * (code_height(lines, m) + diagram_wanted);
  h.plot = std::clamp(std::min(room * 0.24, beside_code), kMinPlot, kMaxPlot);
  int code_lines = std::min(lines, kMinCodeLines);
  while (code_lines > 1 &&
         h.plot + columns * (code_height(code_lines, m) + diagram_wanted * 0.8) > room) {
    --code_lines;
  }
  const double code_min = code_height(code_lines, m);
  if (h.plot + columns * code_min > room) {
    h.plot = 0;
    room = std::max(0.0, height - titles);
  }
  double rest = (room - h.plot) / columns;
  h.code = std::min(code_min, rest);
  rest -= h.code;
  h.diagram = rest < kMinDiagram ? 0 : std::min(rest, diagram_wanted);
  rest -= h.diagram;
  const double more_code = std::clamp(code_height(lines, m) - h.code, 0.0, std::max(0.0, rest));
  h.code += more_code;
  rest -= more_code;
  if (h.plot > 0) h.plot += std::max(0.0, std::min(columns * rest, kMaxPlot - h.plot));
  return h;
}

/// Chooses the first visible line so that the current one has a line of context on both sides.
void choose_lines(OwnershipColumn& column, int lines, int current, const OwnershipMetrics& m) {
  const double inner = column.code.height() - 2 * kPadding;
  column.line_count = std::clamp(static_cast<int>(inner / m.mono_line + 0.01), 0, lines);
  const int last_first = lines - column.line_count;
  column.first_line = std::clamp(current - column.line_count / 2, 0, std::max(0, last_first));
}

/// A column from `top` down; returns where it ends.
double place(OwnershipColumn& column, double left, double width, double top, const Heights& h) {
  column.title = {left, top, width, h.title};
  column.code = {left, top + h.title + kGap, width, h.code};
  const double diagram_top = column.code.bottom() + kGap;
  if (h.diagram > 0) column.diagram = {left, diagram_top, width, h.diagram};
  return diagram_top + h.diagram;
}

/// Side by side is easier to compare, but not when lines break off.
bool stacks(const QSizeF& size, int lines, const OwnershipContent& content,
            const OwnershipMetrics& m) {
  if (size.width() < kStackedBelow) return true;
  if (content.code_width <= (size.width() - kColumnGap) / 2) return false;
  const double diagram = content.diagram_rows * (m.line + 2) + kPadding;
  const double column = m.line + 2 * kGap + code_height(lines, m) + diagram;
  return size.height() >= 2 * column + 2 * kGap + m.line + kMinPlot;
}

}  // namespace

OwnershipLayout layout_ownership(const QSizeF& size, const OwnershipContent& content,
                                 const OwnershipMetrics& metrics) {
  OwnershipLayout layout;
  const int lines = std::max(content.go_lines, content.cpp_lines);
  const bool stacked = stacks(size, lines, content, metrics);
  const Heights h = share_height(size.height(), lines, stacked ? 2 : 1, content, metrics);
  const double width = stacked ? size.width() : (size.width() - kColumnGap) / 2;
  double bottom = place(layout.go, 0, std::max(0.0, width), 0, h);
  if (stacked) {
    bottom = place(layout.cpp, 0, width, bottom + kGap, h);
  } else {
    place(layout.cpp, width + kColumnGap, std::max(0.0, width), 0, h);
  }
  choose_lines(layout.go, content.go_lines, content.go_current, metrics);
  choose_lines(layout.cpp, content.cpp_lines, content.cpp_current, metrics);
  if (h.plot > 0) {
    layout.plot_title = {0, bottom + kGap, size.width(), metrics.line};
    const double plot_top = layout.plot_title.bottom();
    const double plot_height = std::min(h.plot, size.height() - plot_top);
    if (plot_height >= kMinPlot / 2) layout.plot = {0, plot_top, size.width(), plot_height};
  }
  return layout;
}

}  // namespace tricolor::ui
