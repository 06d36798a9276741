// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <vector>

namespace tricolor::ui {

/// Points of one line of a plot. `x_ns` never falls; `y` may be NaN, which leaves a gap.
struct Curve {
  std::vector<double> x_ns;
  std::vector<double> y;

  void add(double at_ns, double value) {
    x_ns.push_back(at_ns);
    y.push_back(value);
  }
  /// For steps: a point between two of the same value is left out.
  void add_step(double at_ns, double value) {
    const std::size_t n = y.size();
    if (n >= 2 && y[n - 1] == value && y[n - 2] == value) {
      x_ns[n - 1] = at_ns;
    } else {
      add(at_ns, value);
    }
  }
  bool empty() const { return x_ns.empty(); }
  std::size_t size() const { return x_ns.size(); }
  /// Largest finite value; 0 if there is none.
  double max() const;
  /// The last value at or before `at_ns`; NaN if there is none.
  double at(double at_ns) const;
};

}  // namespace tricolor::ui
