// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "tests/truth/simulated_run.h"

#include <algorithm>
#include <span>

#include "core/base/parse.h"
#include "core/sim/world.h"

namespace tricolor::truth {
namespace {

Result<Config> config_of(const Setting& setting) {
  Config config;
  config.program = setting.program;
  config.go_minor = setting.go_minor;
  config.procs = setting.procs;
  config.seed = setting.seed;
  config.latency_order = setting.latency_order;
  config.vector_marking = setting.vectors;
  const ProgramSpec* spec = find_program(setting.program);
  if (spec == nullptr) return Error{setting.program + ": no such program"};
  auto values = parse_parameters(*spec, setting.parameters);
  if (!values) return Error{values.error()};
  config.parameters = values.take();
  const auto gogc = parse_gogc(setting.gogc);
  if (!gogc) return Error{gogc.error()};
  config.gogc = gogc.value();
  if (setting.limit_mib != 0) config.memory_limit = setting.limit_mib * std::int64_t{1 << 20};
  return config;
}

template <typename Value>
double mean(std::span<const CycleRecord> cycles, Value value) {
  double sum = 0;
  double count = 0;
  for (const CycleRecord& c : cycles) {
    if (c.reason == CycleReason::kForced) continue;
    sum += static_cast<double>(value(c));
    ++count;
  }
  return count == 0 ? 0 : sum / count;
}

void add_cycles(std::span<const CycleRecord> cycles, RunFigures& f) {
  f.heap_at_start = mean(cycles, [](auto& c) { return c.heap_at_start_bytes; });
  f.heap_at_mark_end = mean(cycles, [](auto& c) { return c.heap_at_mark_end_bytes; });
  f.heap_marked = mean(cycles, [](auto& c) { return c.heap_marked_bytes; });
  f.heap_goal = mean(cycles, [](auto& c) { return c.goal_bytes; });
  const auto first = cycles.first(std::min<std::size_t>(cycles.size(), kTracedCycles));
  const auto floor = [](Bytes bytes) { return bytes & ~(kMiB - 1); };
  f.traced_start = mean(first, [&](auto& c) { return floor(c.heap_at_start_bytes); });
  f.traced_mark_end = mean(first, [&](auto& c) { return floor(c.heap_at_mark_end_bytes); });
  f.traced_marked = mean(first, [&](auto& c) { return floor(c.heap_marked_bytes); });
  f.traced_goal = mean(first, [&](auto& c) { return floor(c.goal_bytes); });
}

void add_cpu(std::span<const CycleRecord> cycles, int procs, RunFigures& f) {
  f.assist_share = f.dedicated_share = f.fractional_share = f.idle_share = 0;
  f.max_mapped = f.limiting_cycles = 0;
  const double cpu = f.wall_ns * procs;
  for (const CycleRecord& c : cycles) {
    f.assist_share += static_cast<double>(c.assist_ns) / cpu;
    f.dedicated_share += static_cast<double>(c.dedicated_ns) / cpu;
    f.fractional_share += static_cast<double>(c.fractional_ns) / cpu;
    f.idle_share += static_cast<double>(c.idle_ns) / cpu;
    f.max_mapped = std::max(f.max_mapped, static_cast<double>(c.mapped_ready_bytes));
    if (c.limiter_on) ++f.limiting_cycles;
  }
}

void add_memstats(const MemStats& m, RunFigures& f) {
  f.num_gc = m.NumGC;
  f.mallocs = static_cast<double>(m.Mallocs);
  f.total_alloc = static_cast<double>(m.TotalAlloc);
  f.heap_sys = static_cast<double>(m.HeapSys);
  f.heap_inuse = static_cast<double>(m.HeapInuse);
  f.heap_released = static_cast<double>(m.HeapReleased);
  f.sys = static_cast<double>(m.Sys);
  f.gc_cpu_fraction = m.GCCPUFraction;
  for (const auto& row : m.BySize) {
    if (row.Mallocs == 0) continue;
    f.by_size.push_back({static_cast<double>(row.Size), static_cast<double>(row.Mallocs)});
  }
}

/// Runs to the end; the largest HeapAlloc at the program's notes, each looked at a moment later.
double max_heap_alloc_at_notes(World& world) {
  RunLimit limit;
  double max = 0;
  std::size_t notes = 0;
  do {
    limit.until_ns = world.now() + 200'000;
    const StopReason reason = world.run(limit);
    if (world.note_count() != notes)
      max = std::max(max, static_cast<double>(world.mem_stats().HeapAlloc));
    notes = world.note_count();
    if (reason != StopReason::kTime) return max;
  } while (true);
}

}  // namespace

Result<SimulatedRun> simulate(const Setting& setting) {
  const auto config = config_of(setting);
  if (!config) return Error{config.error()};
  auto made = World::create(config.value());
  if (!made) return Error{made.error()};
  World& world = made.value();
  const double max_at_notes = setting.looked_at_notes ? max_heap_alloc_at_notes(world) : 0;
  if (world.run() != StopReason::kFinished) return Error{title(setting) + ": did not finish"};
  SimulatedRun run;
  run.cycles.assign(world.cycles().begin(), world.cycles().end());
  run.figures.wall_ns = static_cast<double>(world.now());
  run.figures.max_heap_alloc =
      setting.looked_at_notes ? max_at_notes : static_cast<double>(world.max_heap_alloc());
  add_memstats(world.mem_stats(), run.figures);
  add_cycles(run.cycles, run.figures);
  add_cpu(run.cycles, setting.procs, run.figures);
  return run;
}

}  // namespace tricolor::truth
