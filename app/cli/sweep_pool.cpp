// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/sweep_pool.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <system_error>

#include "app/cli/command.h"
#include "app/cli/go_version.h"
#include "app/cli/interrupt.h"
#include "app/cli/simulation_run.h"
#include "core/files/json_writer.h"
#include "core/sim/world.h"

namespace tricolor::cli {

std::string sweep_csv_header() {
  return "program,go,gc,seed,gogc,memory_limit,procs,num_gc,gc_cpu_percent,max_heap_alloc,"
         "pause_total_ns,virtual_ns,ended\n";
}

static std::string settings_columns(const SimulationOptions& run) {
  const Config& c = run.config;
  const std::string limit =
      c.memory_limit == kNoMemoryLimit ? "off" : std::to_string(c.memory_limit);
  return c.program + "," + go_version_text(c.go_minor) + "," +
         (uses_green_tea(c.go_minor, c.marker) ? "greentea," : "classic,") +
         std::to_string(c.seed) + "," + gogc_text(c.gogc) + "," + limit + "," +
         std::to_string(c.procs);
}

static std::string result_columns(const World& world, RunEnd end) {
  const MemStats stats = world.mem_stats();
  const double gc_cpu_percent = std::round(stats.GCCPUFraction * 1e6) / 1e4;
  return "," + std::to_string(stats.NumGC) + "," + shortest_text(gc_cpu_percent) + "," +
         std::to_string(world.max_heap_alloc()) + "," + std::to_string(stats.PauseTotalNs) + "," +
         std::to_string(world.now()) + "," + std::string(run_end_name(end)) + "\n";
}

/// "gogc 50, memory limit off, procs 2: what" for messages.
static std::string of_run(const SimulationOptions& run, const std::string& message) {
  const std::int64_t limit = run.config.memory_limit;
  return "gogc " + gogc_text(run.config.gogc) + ", memory limit " +
         (limit == kNoMemoryLimit ? "off" : std::to_string(limit)) + ", procs " +
         std::to_string(run.config.procs) + ": " + message;
}

static SweepRow run_one(const SimulationOptions& run) {
  if (interrupted()) return {"", "", kExitCancelled};
  Result<World> world = World::create(run.config);
  if (!world) return {"", of_run(run, world.error()), kExitBadInput};
  const RunEnd end = run_world(world.value(), run.until_ns, [] {});
  // Half a run is no row: rows are to be the same whoever computes them.
  if (end == RunEnd::kCancelled) return {"", "", kExitCancelled};
  const std::string message = run_end_message(end, world.value());
  return {settings_columns(run) + result_columns(world.value(), end),
          message.empty() ? "" : of_run(run, message), exit_code(end, world.value())};
}

static SweepRow run_safely(const SimulationOptions& run) {
  try {
    return run_one(run);
  } catch (const std::bad_alloc&) {
    return {"", of_run(run, "this machine has no memory left; give smaller parameters or --jobs"),
            kExitBadInput};
  }
}

SweepPool::SweepPool(const SweepPlan& plan) : m_plan(plan), m_results(plan.runs.size()) {
  const std::size_t threads = std::min(static_cast<std::size_t>(plan.jobs), plan.runs.size());
  try {
    for (std::size_t i = 0; i < threads; ++i) m_threads.emplace_back([this] { work(); });
  } catch (const std::system_error&) {
    // The system gives no more threads: those there are do all runs, or this one.
    if (m_threads.empty()) work();
  }
}

SweepPool::~SweepPool() {
  const std::lock_guard lock(m_mutex);
  m_next = m_plan.runs.size();
}

std::optional<std::size_t> SweepPool::take() {
  const std::lock_guard lock(m_mutex);
  if (m_next == m_plan.runs.size()) return std::nullopt;
  return m_next++;
}

void SweepPool::work() {
  while (const std::optional<std::size_t> index = take()) {
    SweepRow row = run_safely(m_plan.runs[*index]);
    const std::lock_guard lock(m_mutex);
    m_results[*index] = std::move(row);
    m_ready.notify_all();
  }
}

SweepRow SweepPool::wait_for(std::size_t index) {
  std::unique_lock lock(m_mutex);
  m_ready.wait(lock, [&] { return m_results[index].has_value(); });
  return std::move(*m_results[index]);
}

}  // namespace tricolor::cli
