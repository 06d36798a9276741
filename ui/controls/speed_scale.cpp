// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/speed_scale.h"

#include <algorithm>
#include <cmath>

#include "ui/bridge/driver_command.h"

namespace tricolor::ui {

namespace {

constexpr double kSlowest = 1e3;
constexpr int kPerDecade = 10;

}  // namespace

double speed_at(int position) {
  if (position >= kLastSpeedPosition) return kFlatOut;
  const int steps = std::max(0, position);
  const double digit = std::pow(10.0, static_cast<double>(steps % kPerDecade) / kPerDecade);
  const double rounded = std::round(digit * 10) / 10;
  return kSlowest * std::pow(10.0, steps / kPerDecade) * rounded;
}

int speed_position(double virtual_ns_per_s) {
  if (std::isinf(virtual_ns_per_s)) return kLastSpeedPosition;
  const double decades = std::log10(std::max(kSlowest, virtual_ns_per_s) / kSlowest);
  return std::min(kLastSpeedPosition - 1, static_cast<int>(std::lround(decades * kPerDecade)));
}

QString speed_text(double virtual_ns_per_s) {
  if (std::isinf(virtual_ns_per_s)) return "flat out";
  double value = virtual_ns_per_s;
  const char* unit = "ns";
  for (const char* next : {"µs", "ms", "s"}) {
    if (value < 999.5) break;
    value /= 1000;
    unit = next;
  }
  return QString("%1 %2 / s").arg(QString::number(value, 'g', 3), QString::fromUtf8(unit));
}

}  // namespace tricolor::ui
