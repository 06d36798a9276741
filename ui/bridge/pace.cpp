// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/bridge/pace.h"

#include <algorithm>
#include <cmath>

namespace tricolor::ui {

namespace {

using Seconds = std::chrono::duration<double>;

constexpr Seconds kTolerableDelay{0.1};
// Short enough that a command is heard at once, long enough that clocks cost nothing.
constexpr std::chrono::microseconds kSlice{3000};

}  // namespace

bool Pace::flat_out() const {
  return std::isinf(m_speed);
}

void Pace::set_speed(double virtual_ns_per_s, Nanos virtual_now, WallClock::time_point wall) {
  m_speed = virtual_ns_per_s;
  start(virtual_now, wall);
}

void Pace::start(Nanos virtual_now, WallClock::time_point wall) {
  m_virtual_start = virtual_now;
  m_wall_start = wall;
}

Nanos Pace::target(WallClock::time_point wall) const {
  if (flat_out()) return INT64_MAX;
  const double ahead_ns = m_speed * Seconds(wall - m_wall_start).count();
  constexpr double kFarNs = 9e18;
  if (static_cast<double>(m_virtual_start) + ahead_ns >= kFarNs) return INT64_MAX;
  return m_virtual_start + static_cast<Nanos>(ahead_ns);
}

void Pace::keep_up(Nanos virtual_now, WallClock::time_point wall) {
  if (flat_out()) return;
  const double late_ns = static_cast<double>(target(wall)) - static_cast<double>(virtual_now);
  if (late_ns > m_speed * kTolerableDelay.count()) start(virtual_now, wall);
}

void SliceBudget::measured(WallClock::duration took, bool all_used) {
  if (took > kSlice) {
    m_amount = std::max(m_range.least, m_amount * 2 / 3);
  } else if (all_used && took < kSlice / 2) {
    m_amount = std::min(m_range.most, m_amount * 2);
  }
}

}  // namespace tricolor::ui
