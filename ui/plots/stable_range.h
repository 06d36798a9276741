// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "ui/plots/axis_ticks.h"

namespace tricolor::ui {

/// The upper end of a vertical axis that starts at 0. It grows in round steps, ahead of the data,
/// and shrinks only when more than half of the plot would stay empty: so the picture does not
/// tremble while values come in.
class StableRange {
 public:
  /// `least`: of the upper end, so that an empty plot has an axis.
  explicit StableRange(double least) : m_least(least), m_upper(least) {}

  /// `largest`: of all data now. `unit`: what the round numbers count (bytes in a MiB).
  /// Returns the axis's upper end.
  double update(double largest, double unit = 1) {
    const double needed = largest * kHeadroom;
    if (needed > m_upper || largest < kShrinkUnder * m_upper) {
      m_upper = needed > m_least ? round_up(needed / unit) * unit : m_least;
    }
    return m_upper;
  }
  double upper() const { return m_upper; }
  void reset() { m_upper = m_least; }

 private:
  static constexpr double kHeadroom = 1.06;
  static constexpr double kShrinkUnder = 0.4;

  double m_least;
  double m_upper;
};

}  // namespace tricolor::ui
