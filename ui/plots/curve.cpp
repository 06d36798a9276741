// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/plots/curve.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tricolor::ui {

double Curve::max() const {
  double largest = 0;
  for (const double value : y) {
    if (std::isfinite(value)) largest = std::max(largest, value);
  }
  return largest;
}

double Curve::at(double at_ns) const {
  const auto after = std::upper_bound(x_ns.begin(), x_ns.end(), at_ns);
  if (after == x_ns.begin()) return std::numeric_limits<double>::quiet_NaN();
  return y[static_cast<std::size_t>(after - x_ns.begin()) - 1];
}

}  // namespace tricolor::ui
