// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/run_document.h"

#include "app/cli/go_version.h"
#include "core/files/json_writer.h"

namespace tricolor::cli {

static void write_parameters(JsonWriter& json, const SimulationOptions& options) {
  json.key("params");
  json.begin_object();
  for (const ParameterSpec& spec : options.program->parameters) {
    const std::int64_t value = options.config.parameters.find(spec.name)->second;
    if (spec.is_choice()) {
      json.field(spec.name, parameter_text(spec, value));
    } else {
      json.field(spec.name, value);
    }
  }
  json.end_object();
}

static void write_settings(JsonWriter& json, const Config& config) {
  json.key("settings");
  json.begin_object();
  if (config.gogc == kGogcOff) {
    json.field("gogc", "off");
  } else {
    json.field("gogc", config.gogc);
  }
  json.key("memory_limit");
  if (config.memory_limit == kNoMemoryLimit) {
    json.null();
  } else {
    json.integer(config.memory_limit);
  }
  json.field("procs", config.procs);
  json.field("go", go_version_text(config.go_minor));
  json.field("gc", uses_green_tea(config.go_minor, config.marker) ? "greentea" : "classic");
  json.field("seed", config.seed);
  json.end_object();
}

static void write_sizes(JsonWriter& json, const MemStats& stats) {
  json.break_line();
  json.key("BySize");
  json.begin_array();
  for (const MemStats::Size& size : stats.BySize) {
    // The class of size 0 stands for large objects, which Go does not count here.
    if (size.Size == 0 && size.Mallocs == 0 && size.Frees == 0) continue;
    json.begin_object();
    json.field("Size", size.Size);
    json.field("Mallocs", size.Mallocs);
    json.field("Frees", size.Frees);
    json.end_object();
  }
  json.end_array();
}

static void write_memstats(JsonWriter& json, const MemStats& stats) {
  json.break_line();
  json.key("memstats");
  json.begin_object();
  json.field("Alloc", stats.Alloc);
  json.field("TotalAlloc", stats.TotalAlloc);
  json.field("Sys", stats.Sys);
  json.field("Mallocs", stats.Mallocs);
  json.field("Frees", stats.Frees);
  json.field("HeapAlloc", stats.HeapAlloc);
  json.field("HeapSys", stats.HeapSys);
  json.field("HeapIdle", stats.HeapIdle);
  json.field("HeapInuse", stats.HeapInuse);
  json.field("HeapReleased", stats.HeapReleased);
  json.field("HeapObjects", stats.HeapObjects);
  json.field("StackInuse", stats.StackInuse);
  json.field("NextGC", stats.NextGC);
  json.field("PauseTotalNs", stats.PauseTotalNs);
  json.field("NumGC", stats.NumGC);
  json.field("NumForcedGC", stats.NumForcedGC);
  json.key("GCCPUFraction");
  json.fraction(stats.GCCPUFraction);
  write_sizes(json, stats);
  json.end_object();
}

static void write_cycle(JsonWriter& json, const CycleRecord& cycle) {
  json.break_line();
  json.begin_object();
  json.field("n", cycle.number);
  json.field("forced", cycle.reason == CycleReason::kForced);
  json.field("reason", to_string(cycle.reason));
  json.field("start_ns", cycle.start_ns);
  json.field("end_ns", cycle.end_ns);
  json.field("trigger", cycle.trigger_bytes);
  json.field("goal", cycle.goal_bytes);
  json.field("heap_at_start", cycle.heap_at_start_bytes);
  json.field("heap_at_mark_end", cycle.heap_at_mark_end_bytes);
  json.field("heap_marked", cycle.heap_marked_bytes);
  json.field("stw_sweep_termination_ns", cycle.stw_sweep_termination_ns);
  json.field("concurrent_mark_ns", cycle.concurrent_mark_ns);
  json.field("stw_mark_termination_ns", cycle.stw_mark_termination_ns);
  json.field("assist_ns", cycle.assist_ns);
  json.field("dedicated_ns", cycle.dedicated_ns);
  json.field("fractional_ns", cycle.fractional_ns);
  json.field("idle_ns", cycle.idle_ns);
  json.field("limiter_on", cycle.limiter_on);
  json.field("objects_scanned", cycle.objects_scanned);
  json.field("page_visits", cycle.page_visits);
  json.field("queue_peak", cycle.queue_peak);
  json.key("queue_mean");
  json.fraction(cycle.queue_mean);
  json.end_object();
}

static void write_cycles(JsonWriter& json, const World& world) {
  json.break_line();
  json.key("cycles");
  json.begin_array();
  for (const CycleRecord& cycle : world.cycles()) write_cycle(json, cycle);
  json.end_array();
}

static void write_verifier(JsonWriter& json, const World& world) {
  json.break_line();
  json.key("verifier");
  json.begin_object();
  json.field("checked_cycles", world.verified_cycles());
  json.key("violations");
  json.begin_array();
  for (const std::string& violation : world.violations()) json.string(violation);
  json.end_array();
  json.end_object();
}

static std::string hash_text(std::uint64_t hash) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += kHex[(hash >> shift) & 15];
  return text;
}

std::string run_document(const SimulationOptions& options, const World& world, RunEnd end) {
  JsonWriter json;
  json.begin_object();
  json.field("program", options.config.program);
  write_parameters(json, options);
  write_settings(json, options.config);
  json.break_line();
  json.field("virtual_ns", world.now());
  json.field("state_hash", hash_text(world.state_hash()));
  write_memstats(json, world.mem_stats());
  json.break_line();
  json.field("max_heap_alloc", world.max_heap_alloc());
  write_cycles(json, world);
  write_verifier(json, world);
  if (end != RunEnd::kFinished) {
    json.break_line();
    json.field("stopped", run_end_name(end));
  }
  json.end_object();
  return json.take();
}

}  // namespace tricolor::cli
