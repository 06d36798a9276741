// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "core/sim/inspector.h"
#include "core/sim/world.h"

// How long answers to "why?" take: bench_inspection [live objects].

using namespace tricolor;

namespace {

template <typename Work>
double milliseconds(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t objects = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
  Config config;
  config.program = "steady";
  config.parameters = {
      {"n", objects}, {"size", 64}, {"kind", 2}, {"fill", 2}, {"steps", objects * 3}};
  auto made = World::create(config);
  if (!made) {
    std::fprintf(stderr, "%s\n", made.error().c_str());
    return 1;
  }
  World world = made.take();
  RunLimit limit;
  limit.max_actions = static_cast<std::uint64_t>(objects) * 2;
  world.run(limit);
  // Every hundredth slot of the heap: living objects, dead ones and free slots.
  double worst = 0;
  double sum = 0;
  int reachable = 0;
  int asked = 0;
  for (Address at = kArenaBase; asked < 100; at += world.mem_stats().HeapSys / 100 / 8 * 8) {
    const double ms = milliseconds([&] {
      const auto object = inspect_object(world, at);
      reachable += object.path.answer == RetentionPath::Answer::kReachable;
    });
    worst = ms > worst ? ms : worst;
    sum += ms;
    ++asked;
  }
  std::printf(
      "objects %llu: path from a root %.1f ms on average, %.1f ms at most, %d of %d reachable\n",
      static_cast<unsigned long long>(world.mem_stats().HeapObjects), sum / asked, worst, reachable,
      asked);
  std::printf("memory ladder %.2f ms\n", milliseconds([&] { inspect_memory(world); }));
}
