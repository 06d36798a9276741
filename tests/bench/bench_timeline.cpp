// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/base/rng.h"
#include "core/sim/timeline.h"

// How long it takes to go back and about in a run: steps back by each kind from where a run of some
// length has come to, seeks to random places of it, and what its keyframes cost the run itself. All
// in wall time, because two threads share the packing: wanted is a machine that does nothing else.

namespace tricolor {
namespace {

double now_ms() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double, std::milli>(now).count();
}

World make_world(const std::string& program, const std::string& parameters) {
  Config config;
  config.program = program;
  config.parameters = parse_parameters(*find_program(program), parameters).take();
  return World::create(config).take();
}

void print_distribution(const char* what, std::vector<double> ms) {
  std::sort(ms.begin(), ms.end());
  std::printf("  %-24s median %7.1f ms   worst %7.1f ms   of %zu\n", what, ms[ms.size() / 2],
              ms.back(), ms.size());
}

void step_back(Timeline& timeline, RunLimit::Step kind, const char* name, int steps) {
  timeline.seek(timeline.branch().end);
  std::vector<double> ms;
  for (int i = 0; i < steps; ++i) {
    const double begin = now_ms();
    timeline.step_back(kind);
    ms.push_back(now_ms() - begin);
  }
  std::printf("  first %6.1f ms", ms.front());
  print_distribution(name, std::move(ms));
}

// As in the window, where somebody who pauses needs a moment to find the button.
void step_back_prepared(Timeline& timeline) {
  timeline.seek(timeline.branch().end);
  double begin = now_ms();
  timeline.prepare_back();
  const double prepared_ms = now_ms() - begin;
  begin = now_ms();
  timeline.step_back(RunLimit::Step::kEvent);
  const double event_ms = now_ms() - begin;
  begin = now_ms();
  timeline.step_back(RunLimit::Step::kPhase);
  std::printf("  prepared in %.1f ms: first step back by event %.1f ms, then by phase %.1f ms\n",
              prepared_ms, event_ms, now_ms() - begin);
}

void seek(Timeline& timeline, int seeks) {
  SplitMix64 rng(7);
  std::vector<double> ms;
  for (int i = 0; i < seeks; ++i) {
    const auto at =
        static_cast<Nanos>(rng.below(static_cast<std::uint64_t>(timeline.branch().end_ns)));
    const double begin = now_ms();
    timeline.seek_time(at);
    ms.push_back(now_ms() - begin);
  }
  print_distribution("seek to a random time", std::move(ms));
}

void measure(const std::string& program, const std::string& parameters, Nanos length) {
  std::printf("%s %s, %.3g s\n", program.c_str(), parameters.c_str(),
              static_cast<double>(length) / 1e9);
  RunLimit limit;
  limit.until_ns = length;
  World bare = make_world(program, parameters);
  const World start = bare;
  double begin = now_ms();
  bare.run(limit);
  const double bare_ms = now_ms() - begin;
  begin = now_ms();
  const PackedWorld packed(bare);
  const double pack_ms = now_ms() - begin;
  begin = now_ms();
  packed.unpack_into(bare);
  const double unpack_ms = now_ms() - begin;
  Timeline timeline(start);
  begin = now_ms();
  timeline.run(limit);
  const double run_ms = now_ms() - begin;
  std::printf(
      "  run %.0f ms, with history %.0f ms (%+.1f %%); %.1f M objects; a copy: packed in %.1f ms, "
      "unpacked in %.1f ms, %.2f MiB; %zu keyframes, %.0f MiB\n",
      bare_ms, run_ms, (run_ms / bare_ms - 1) * 100,
      static_cast<double>(bare.mem_stats().HeapObjects) / 1e6, pack_ms, unpack_ms,
      static_cast<double>(packed.bytes()) / (1 << 20), timeline.branch().keyframes.frames().size(),
      static_cast<double>(timeline.keyframe_bytes()) / (1 << 20));
  step_back(timeline, RunLimit::Step::kEvent, "step back by event", 20);
  step_back(timeline, RunLimit::Step::kObject, "step back by object", 20);
  step_back(timeline, RunLimit::Step::kPhase, "step back by phase", 20);
  step_back(timeline, RunLimit::Step::kCycle, "step back by cycle", 10);
  seek(timeline, 30);
  timeline.seek(timeline.branch().end);
  limit.until_ns = length + length / 10;
  timeline.run(limit);
  step_back_prepared(timeline);
  std::fflush(stdout);
}

}  // namespace
}  // namespace tricolor

// bench_timeline [seconds of virtual time]
int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const auto length = static_cast<tricolor::Nanos>((argc > 1 ? std::atof(argv[1]) : 10) * 1e9);
  tricolor::measure("steady", "n=100000,size=64,kind=full,fill=2,steps=4000000000", length);
  tricolor::measure("steady", "n=1000000,size=64,steps=4000000000", length);
  tricolor::measure("steady", "n=1000000,size=64,kind=full,fill=2,steps=4000000000", length);
  tricolor::measure("request", "requests=100000000,cache=1000", length);
  return 0;
}
