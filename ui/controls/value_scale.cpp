// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/value_scale.h"

#include <algorithm>
#include <cmath>

namespace tricolor::ui {

namespace {

constexpr int kMostSteps = 400;
constexpr std::int64_t kWideRange = 64;

std::int64_t round_decimal(double value) {
  if (value < 100) return static_cast<std::int64_t>(std::llround(value));
  const double unit = std::pow(10.0, std::floor(std::log10(value)) - 1);
  return static_cast<std::int64_t>(std::llround(std::round(value / unit) * unit));
}

std::int64_t round_binary(double value) {
  if (value < 16) return static_cast<std::int64_t>(std::llround(value));
  const double unit = std::exp2(std::floor(std::log2(value)) - 3);
  return static_cast<std::int64_t>(std::llround(std::round(value / unit) * unit));
}

// A logarithmic scale may begin at 0: its logarithm is taken one to the right.
double shift_of(std::int64_t low) {
  return low > 0 ? 0 : 1 - static_cast<double>(low);
}

}  // namespace

int ValueScale::steps() const {
  const double range = static_cast<double>(high) - static_cast<double>(low);
  return static_cast<int>(std::clamp(range, 1.0, static_cast<double>(kMostSteps)));
}

int ValueScale::last_position() const {
  return steps() + (off ? 1 : 0);
}

std::int64_t ValueScale::value(int position) const {
  if (off && position > steps()) return *off;
  if (position <= 0) return low;
  if (position >= steps()) return high;
  const double part = static_cast<double>(position) / steps();
  const double from = static_cast<double>(low);
  const double to = static_cast<double>(high);
  if (!logarithmic) return static_cast<std::int64_t>(std::llround(from + part * (to - from)));
  const double shift = shift_of(low);
  const double raw =
      std::exp(std::log(from + shift) * (1 - part) + std::log(to + shift) * part) - shift;
  return std::clamp(binary ? round_binary(raw) : round_decimal(raw), low, high);
}

double ValueScale::part_of(std::int64_t value) const {
  const double from = static_cast<double>(low);
  const double to = static_cast<double>(high);
  const double v = static_cast<double>(value);
  if (!logarithmic) return (v - from) / (to - from);
  const double shift = shift_of(low);
  return std::log((v + shift) / (from + shift)) / std::log((to + shift) / (from + shift));
}

int ValueScale::position(std::int64_t wanted) const {
  if (off && wanted == *off) return last_position();
  if (wanted <= low) return 0;
  if (wanted >= high) return steps();
  const int nearest = static_cast<int>(std::lround(part_of(wanted) * steps()));
  // Rounded values lie a little beside their positions.
  for (const int beside : {0, -1, 1}) {
    if (value(nearest + beside) == wanted) return nearest + beside;
  }
  return nearest;
}

ValueScale scale_for(std::int64_t low, std::int64_t high, bool is_bytes) {
  ValueScale scale;
  scale.low = low;
  scale.high = std::max(low, high);
  scale.logarithmic = high - low > kWideRange;
  scale.binary = is_bytes;
  return scale;
}

}  // namespace tricolor::ui
