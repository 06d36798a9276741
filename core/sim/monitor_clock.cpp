// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/monitor_clock.h"

#include <algorithm>

namespace tricolor {
namespace {

constexpr Ticks kLongestSleep = ticks(10'000'000);
constexpr int kLooksAfterShortSleeps = 50;

}  // namespace

Ticks MonitorClock::look(Ticks overshoot) {
  const Ticks now = m_due;
  if (++m_looks > kLooksAfterShortSleeps) m_sleep = std::min(2 * m_sleep, kLongestSleep);
  m_due = now + m_sleep + overshoot;
  return now;
}

// A pause between two looks escapes it.
void MonitorClock::world_stopped(Ticks from, Ticks until) {
  if (m_due < from || m_due >= until) return;
  m_due = until;
  m_sleep = kShortestSleep;
  m_looks = 0;
}

void MonitorClock::all_idle(Ticks until) {
  m_due = std::max(m_due, until);
}

void MonitorClock::hash(Hasher& hasher) const {
  hasher.add(static_cast<std::uint64_t>(m_due));
  hasher.add(static_cast<std::uint64_t>(m_sleep));
  hasher.add(static_cast<std::uint64_t>(m_looks));
}

}  // namespace tricolor
