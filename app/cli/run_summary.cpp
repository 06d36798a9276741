// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/run_summary.h"

#include <algorithm>

#include "app/cli/go_version.h"
#include "app/cli/text_table.h"
#include "core/base/parse.h"
#include "core/files/json_writer.h"

namespace tricolor::cli {

constexpr std::size_t kCyclesShown = 10;
/// Heap goals beyond any memory stand for "none" (GOGC=off without a limit).
constexpr Bytes kNoGoal = Bytes{1} << 60;

static std::string percent(double fraction) {
  const double hundredths = static_cast<double>(static_cast<std::int64_t>(fraction * 10'000 + 0.5));
  return shortest_text(hundredths / 100) + " %";
}

static std::string goal_text(Bytes goal) {
  return goal >= kNoGoal ? "none" : format_bytes(goal);
}

static std::string settings_line(const SimulationOptions& options) {
  const Config& c = options.config;
  std::string text = c.program;
  for (const ParameterSpec& spec : options.program->parameters) {
    text += (&spec == &options.program->parameters.front() ? " " : ",") + std::string(spec.name) +
            "=" + parameter_text(spec, c.parameters.find(spec.name)->second);
  }
  text += "\nGo " + go_version_text(c.go_minor);
  text += uses_green_tea(c.go_minor, c.marker) ? " (greentea)" : " (classic)";
  text += ", GOGC " + gogc_text(c.gogc) + ", memory limit ";
  text +=
      c.memory_limit == kNoMemoryLimit ? "off" : format_bytes(static_cast<Bytes>(c.memory_limit));
  text += ", GOMAXPROCS " + std::to_string(c.procs) + ", seed " + std::to_string(c.seed);
  if (c.write_barrier != BarrierMode::kBoth) {
    text += ", " + std::string(barrier_text(c.write_barrier));
  }
  return text + "\n";
}

static std::string end_line(const World& world, RunEnd end) {
  const std::string how =
      end == RunEnd::kFinished ? "ended" : "stopped (" + std::string(run_end_name(end)) + ")";
  return how + " after " + format_duration(world.now()) + " of virtual time\n";
}

static std::string memory_block(const World& world) {
  const MemStats m = world.mem_stats();
  TextTable table;
  table.add({"HeapAlloc", format_bytes(m.HeapAlloc), "HeapSys", format_bytes(m.HeapSys), "Mallocs",
             format_count(m.Mallocs)});
  table.add({"max HeapAlloc", format_bytes(world.max_heap_alloc()), "HeapInuse",
             format_bytes(m.HeapInuse), "Frees", format_count(m.Frees)});
  table.add({"TotalAlloc", format_bytes(m.TotalAlloc), "HeapIdle", format_bytes(m.HeapIdle),
             "HeapObjects", format_count(m.HeapObjects)});
  table.add({"NextGC", goal_text(m.NextGC), "HeapReleased", format_bytes(m.HeapReleased), "NumGC",
             format_count(m.NumGC)});
  table.add({"Sys", format_bytes(m.Sys), "StackInuse", format_bytes(m.StackInuse), "NumForcedGC",
             format_count(m.NumForcedGC)});
  table.add({"GCCPUFraction", percent(m.GCCPUFraction), "PauseTotalNs",
             format_duration(static_cast<Nanos>(m.PauseTotalNs)), "", ""});
  return table.text();
}

static std::vector<std::string> cycle_row(const CycleRecord& c) {
  return {std::to_string(c.number),
          std::string(to_string(c.reason)),
          format_duration(c.start_ns),
          format_duration(c.stw_sweep_termination_ns + c.stw_mark_termination_ns),
          format_duration(c.concurrent_mark_ns),
          format_duration(c.assist_ns),
          format_bytes(c.heap_at_start_bytes),
          format_bytes(c.heap_at_mark_end_bytes),
          format_bytes(c.heap_marked_bytes),
          goal_text(c.goal_bytes),
          c.limiter_on ? "limiter on" : ""};
}

static std::string cycle_block(const World& world) {
  const std::span<const CycleRecord> all = world.cycles();
  if (all.empty()) return "no cycles\n";
  TextTable table;
  table.add({"cycle", "reason", "start", "pauses", "mark", "assist CPU", "heap at start",
             "at mark end", "marked", "goal", ""});
  const std::span<const CycleRecord> shown = all.last(std::min(all.size(), kCyclesShown));
  for (const CycleRecord& cycle : shown) table.add(cycle_row(cycle));
  const std::size_t left_out = all.size() - shown.size();
  return table.text() +
         (left_out > 0 ? "(" + format_count(left_out) + " earlier cycles: --json)\n" : "");
}

// Only of programs that set any.
static std::string finalizer_block(const World& world) {
  std::string text;
  for (const CallQueue queue : {CallQueue::kFinalizers, CallQueue::kCleanups}) {
    const CallCounts calls = world.call_counts(queue);
    if (calls.queued == 0) continue;
    text += queue == CallQueue::kFinalizers ? "\nfinalizers: " : "\ncleanups: ";
    text += format_count(calls.queued) + " queued, " + format_count(calls.executed) + " run, " +
            format_count(calls.waiting()) + " waiting\n";
  }
  return text;
}

static std::string verifier_block(const SimulationOptions& options, const World& world) {
  if (!options.config.verify) return "";
  std::string text = "\nverifier: " + format_count(world.verified_cycles()) + " cycles checked, " +
                     format_count(world.violations().size()) + " violations\n";
  for (const std::string& violation : world.violations()) text += "  " + violation + "\n";
  return text;
}

std::string run_summary(const SimulationOptions& options, const World& world, RunEnd end) {
  return settings_line(options) + end_line(world, end) + "\n" + memory_block(world) + "\n" +
         cycle_block(world) + finalizer_block(world) + verifier_block(options, world);
}

}  // namespace tricolor::cli
