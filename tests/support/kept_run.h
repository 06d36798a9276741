// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "core/sim/death_search.h"
#include "core/sim/world.h"

namespace tricolor::test {

/// A run with copies of itself at times of its past: what searches go back over.
class KeptRun {
 public:
  KeptRun(World start, Nanos every_ns) : m_world(std::move(start)), m_every_ns(every_ns) {
    m_kept.push_back(m_world);
  }

  World& world() { return m_world; }
  /// Runs to the time, keeping a copy at each `every_ns`; false once the run has ended.
  bool run_to(Nanos at_ns) {
    while (m_world.now() < at_ns) {
      RunLimit limit;
      limit.until_ns = std::min(at_ns, m_kept.back().now() + m_every_ns);
      if (limit.until_ns <= m_world.now()) limit.until_ns = m_world.now() + m_every_ns;
      const StopReason reason = m_world.run(limit);
      if (reason != StopReason::kTime) return false;
      m_kept.push_back(m_world);
    }
    return true;
  }

  ReplaySource source() {
    ReplaySource source;
    source.earlier = [this](Nanos before_ns) -> std::optional<World> {
      for (auto kept = m_kept.rbegin(); kept != m_kept.rend(); ++kept) {
        if (kept->now() < before_ns) return *kept;
      }
      return std::nullopt;
    };
    source.advance = [this](World& world, std::uint64_t actions) {
      RunLimit limit;
      limit.max_actions = actions;
      limit.until_ns = m_world.now() + 1;
      return world.run(limit) == StopReason::kActions;
    };
    return source;
  }

 private:
  World m_world;
  Nanos m_every_ns;
  std::vector<World> m_kept;
};

}  // namespace tricolor::test
