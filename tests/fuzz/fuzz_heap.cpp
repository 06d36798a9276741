// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <chrono>
#include <cstdio>

#include "core/base/parse.h"
#include "tests/sim/random_world.h"

// fuzz_heap [SECONDS] [FIRST SEED]: random programs of random length under random settings, the
// heap verified after each of their cycles, for so long [60]. Exit 0: nothing was found; 1: the
// seeds of what was; 2: bad arguments.

namespace tricolor {
namespace {

int fuzz(std::uint64_t seconds, std::uint64_t seed) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::seconds(seconds);
  std::uint64_t programs = 0;
  std::uint64_t cycles = 0;
  std::uint64_t findings = 0;
  for (; Clock::now() < end; ++seed, ++programs) {
    const auto allocations = static_cast<int>(500 + seed % 40 * 250);
    const test::RandomRun run = test::run_at_random(seed, allocations);
    cycles += run.verified_cycles;
    if (run.finding.empty()) continue;
    ++findings;
    std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), run.finding.c_str());
  }
  std::printf("%llu programs, %llu verified cycles, %llu findings\n",
              static_cast<unsigned long long>(programs), static_cast<unsigned long long>(cycles),
              static_cast<unsigned long long>(findings));
  return findings == 0 ? 0 : 1;
}

}  // namespace
}  // namespace tricolor

int main(int argc, char** argv) {
  constexpr const char* kDefaults[] = {"fuzz_heap", "60", "1"};
  const auto number = [&](int index, const char* what) {
    const char* text = argc > index ? argv[index] : kDefaults[index];
    return tricolor::parse_integer(text, 0, 1'000'000'000, what);
  };
  const auto seconds = number(1, "SECONDS");
  const auto seed = number(2, "FIRST SEED");
  for (const auto* given : {&seconds, &seed}) {
    if (*given) continue;
    std::fprintf(stderr, "fuzz_heap: %s\n", given->error().c_str());
    return 2;
  }
  return tricolor::fuzz(static_cast<std::uint64_t>(seconds.value()),
                        static_cast<std::uint64_t>(seed.value()));
}
