// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/plots/axis_ticks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "core/base/parse.h"

namespace tricolor::ui {

namespace {

struct Unit {
  double size;
  const char* name;
};

constexpr std::array kByteUnits = {Unit{1, "B"}, Unit{1024, "KiB"}, Unit{1048576, "MiB"},
                                   Unit{1073741824, "GiB"}, Unit{1099511627776, "TiB"}};
constexpr std::array kTimeUnits = {Unit{1, "ns"}, Unit{1e3, "µs"}, Unit{1e6, "ms"}, Unit{1e9, "s"}};
constexpr double kTolerated = 0.72;  // steps may be this much closer than wanted
constexpr int kMostTicks = 24;
/// Steps that may be wanted so that even the closest of them need no more ticks.
constexpr int kMostWanted = static_cast<int>((kMostTicks - 1) * kTolerated);

Unit unit_for(std::span<const Unit> units, double largest, double least_count) {
  Unit unit = units.front();
  for (const Unit& larger : units) {
    if (largest >= least_count * larger.size) unit = larger;
  }
  return unit;
}

/// 1, 2 or 5 times a power of ten, so that about `wanted` steps fill `range`.
double step_for(double range, int wanted) {
  const double rough = range / std::clamp(wanted, 1, kMostWanted);
  const double power = std::pow(10, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= rough * kTolerated) return factor * power;
  }
  return 10 * power;
}

AxisTicks make_ticks(double low, double high, int wanted, const Unit& unit) {
  AxisTicks ticks;
  ticks.unit = QString::fromUtf8(unit.name);
  if (!(high > low) || !std::isfinite(high - low)) return ticks;
  const double step = step_for((high - low) / unit.size, wanted);
  const int decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 9);
  const double first = std::ceil(low / unit.size / step - 1e-9) * step;
  for (int i = 0; i < kMostTicks; ++i) {
    const double value = first + i * step;
    if (value * unit.size > high * (1 + 1e-12)) break;
    ticks.values.push_back(value * unit.size);
    ticks.labels.push_back(QString::number(value, 'f', decimals));
  }
  return ticks;
}

}  // namespace

AxisTicks byte_ticks(double low, double high, int wanted) {
  return make_ticks(low, high, wanted, unit_for(kByteUnits, high, 2));
}

double byte_unit(double high) {
  return unit_for(kByteUnits, high, 2).size;
}

AxisTicks time_ticks(double low_ns, double high_ns, int wanted) {
  return make_ticks(low_ns, high_ns, wanted, unit_for(kTimeUnits, high_ns, 2));
}

AxisTicks number_ticks(double low, double high, int wanted, const QString& unit) {
  AxisTicks ticks = make_ticks(low, high, wanted, Unit{1, ""});
  ticks.unit = unit;
  return ticks;
}

QString byte_text(double bytes) {
  if (!std::isfinite(bytes)) return "–";
  return QString::fromStdString(format_bytes(static_cast<Bytes>(std::max(0.0, bytes))));
}

QString time_text(double ns) {
  if (!std::isfinite(ns)) return "–";
  const Unit unit = unit_for(kTimeUnits, ns, 1);
  return QString::number(ns / unit.size, 'f', unit.size == 1 ? 0 : 3) + " " +
         QString::fromUtf8(unit.name);
}

double round_up(double value) {
  if (!(value > 0) || !std::isfinite(value)) return 1;
  const double power = std::pow(10, std::floor(std::log10(value)));
  for (const double factor : {1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0}) {
    if (factor * power >= value * (1 - 1e-12)) return factor * power;
  }
  return 10 * power;
}

}  // namespace tricolor::ui
