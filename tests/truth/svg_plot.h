// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>
#include <vector>

namespace tricolor::truth {

/// One point of a scatter plot: real against simulated.
struct ScatterPoint {
  double real = 0;
  double simulated = 0;
  bool inside = false;
  std::string title;
};

/// Real to the right, simulated upwards, both logarithmic, with the diagonal; what is inside its
/// tolerance is a dot, what is not a cross. A complete SVG file.
std::string scatter_svg(const std::string& heading, const std::string& unit,
                        const std::vector<ScatterPoint>& points);

/// One line of a line plot, y over x.
struct PlotLine {
  std::string name;
  bool dashed = false;
  std::string colour;
  std::vector<std::pair<double, double>> points;
};

std::string lines_svg(const std::string& heading, const std::string& x_label,
                      const std::string& y_label, const std::vector<PlotLine>& lines);

}  // namespace tricolor::truth
