// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <memory>
#include <string>

#include "core/sim/world.h"
#include "tests/sim/random_program.h"

namespace tricolor::test {

/// Settings at random, with the verifier: GOGC 10 … 80 or off, a limit or none, 1 … 16 processors,
/// any version.
inline Config random_config(SplitMix64& rng) {
  Config config;
  config.program = "random";
  config.verify = true;
  config.runtime_startup = rng.below(4) == 0;
  config.procs = static_cast<int>(1 + rng.below(16));
  const std::uint64_t gogc = rng.below(6);
  config.gogc = gogc == 0 ? kGogcOff : static_cast<std::int32_t>(10 << rng.below(4));
  config.go_minor = static_cast<int>(19 + rng.below(8));
  if (config.gogc == kGogcOff || rng.below(4) == 0) {
    config.memory_limit = static_cast<std::int64_t>((2 + rng.below(12)) * kMiB);
  }
  return config;
}

/// What became of one random program under random settings.
struct RandomRun {
  std::string finding;  ///< what the verifier found, or why it did not end; else empty
  std::uint64_t verified_cycles = 0;
};

inline RandomRun run_at_random(std::uint64_t seed, int allocations) {
  SplitMix64 rng(seed * 7919);
  auto world =
      World::create(random_config(rng), std::make_unique<RandomProgram>(seed, allocations, 3));
  if (!world) return {world.error()};
  const StopReason stop = world.value().run();
  RandomRun run;
  run.verified_cycles = world.value().verified_cycles();
  if (!world.value().violations().empty()) {
    run.finding = world.value().violations().front();
  } else if (stop != StopReason::kFinished) {
    run.finding = "the program did not end";
  }
  return run;
}

}  // namespace tricolor::test
