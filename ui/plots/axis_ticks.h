// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>
#include <vector>

namespace tricolor::ui {

/// Where an axis has its ticks, what stands beside them, and the unit they share.
struct AxisTicks {
  std::vector<double> values;
  std::vector<QString> labels;
  QString unit;  ///< "MiB", "ms", "%" or empty
};

// About `wanted` ticks on round numbers in [low, high], at most 24. The unit is the largest in
// which the range's end is at least 2, so that it changes seldom.

AxisTicks byte_ticks(double low, double high, int wanted);        ///< B, KiB, MiB, GiB, TiB
AxisTicks time_ticks(double low_ns, double high_ns, int wanted);  ///< ns, µs, ms, s
AxisTicks number_ticks(double low, double high, int wanted, const QString& unit);

/// Bytes of the unit in which byte_ticks() counts up to `high`.
double byte_unit(double high);

/// "21.4 MiB"; "–" for NaN.
QString byte_text(double bytes);
/// "132.418 ms".
QString time_text(double ns);

/// The smallest round number that is not under `value` (1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times
/// a power of ten).
double round_up(double value);

}  // namespace tricolor::ui
