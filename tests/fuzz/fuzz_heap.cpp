// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>

#include "tests/sim/random_world.h"

// fuzz_heap [SECONDS] [FIRST SEED]: random programs of random length under random settings, the
// heap verified after each of their cycles, for so long [60]. Exit 0: nothing was found; 1: the
// seeds of what was; 2: bad arguments.

namespace tricolor {
namespace {

bool parse(const char* text, std::uint64_t& value) {
  const char* end = text + std::strlen(text);
  const auto [at, error] = std::from_chars(text, end, value);
  return error == std::errc() && at == end;
}

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
  std::uint64_t seconds = 60;
  std::uint64_t seed = 1;
  const bool good = argc <= 3 && (argc < 2 || tricolor::parse(argv[1], seconds)) &&
                    (argc < 3 || tricolor::parse(argv[2], seed));
  if (good) return tricolor::fuzz(seconds, seed);
  std::fputs("fuzz_heap [SECONDS] [FIRST SEED]: both are whole numbers\n", stderr);
  return 2;
}
