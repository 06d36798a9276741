// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/sleepers.h"

#include <algorithm>

namespace tricolor {

Ticks Sleepers::first_at() const {
  Ticks first = INT64_MAX;
  for (const Sleeper& each : m_sleepers) first = std::min(first, each.at);
  return first;
}

std::optional<Sleepers::Sleeper> Sleepers::take_due(Ticks now) {
  const auto due = std::find_if(m_sleepers.begin(), m_sleepers.end(),
                                [&](const Sleeper& each) { return each.at <= now; });
  if (due == m_sleepers.end()) return std::nullopt;
  const Sleeper taken = *due;
  m_sleepers.erase(due);
  return taken;
}

}  // namespace tricolor
