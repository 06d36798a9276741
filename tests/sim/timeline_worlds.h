// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <memory>

#include "core/sim/timeline.h"
#include "tests/sim/random_program.h"
#include "tests/support/made_world.h"

// Worlds that places in time are tested with, and ways to say how far they go.

namespace tricolor {

inline Config random_config(SplitMix64& rng, std::uint64_t most_procs) {
  Config config;
  config.program = "random";
  config.runtime_startup = rng.below(4) == 0;
  config.procs = static_cast<int>(1 + rng.below(most_procs));
  config.gogc = static_cast<std::int32_t>(10 << rng.below(4));
  config.go_minor = static_cast<int>(19 + rng.below(8));
  return config;
}

inline World random_world(std::uint64_t seed, int allocations = 1200) {
  SplitMix64 rng(seed * 7919);
  return made_world(random_config(rng, 5),
                    std::make_unique<test::RandomProgram>(seed, allocations, 3));
}

inline Config steady_config(std::int64_t n = 4000, std::int64_t steps = 60'000) {
  Config config;
  config.program = "steady";
  config.parameters = {{"n", n}, {"size", 64}, {"steps", steps}, {"kind", 2}, {"fill", 2}};
  return config;
}

inline RunLimit step_of(RunLimit::Step step) {
  RunLimit limit;
  limit.step = step;
  return limit;
}

inline RunLimit until(Nanos at_ns) {
  RunLimit limit;
  limit.until_ns = at_ns;
  return limit;
}

/// The hash of a straight run of the branch's commands up to `at`, without any history.
inline std::uint64_t straight_hash(World world, const Branch& branch, const Position& at) {
  run_along(world, branch.commands, at);
  return world.position() == at ? world.state_hash() : 0;
}

}  // namespace tricolor
