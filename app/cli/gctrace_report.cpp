// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/gctrace_report.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "app/cli/text_table.h"
#include "core/base/parse.h"
#include "core/files/json_writer.h"

namespace tricolor::cli {

/// One number of a cycle as JSON and CSV call it. All are exact in a double.
struct GctraceColumn {
  std::string_view name;
  double (*value)(const GctraceCycle& cycle);
};

static double exact(std::uint64_t value) {
  return static_cast<double>(value);
}

constexpr std::array<GctraceColumn, 18> kColumns{{
    {"n", [](const GctraceCycle& c) { return exact(c.number); }},
    {"start_s", [](const GctraceCycle& c) { return c.start_s; }},
    {"gc_cpu_percent", [](const GctraceCycle& c) { return double(c.gc_cpu_percent); }},
    {"stw_sweep_termination_ms", [](const GctraceCycle& c) { return c.stw_sweep_termination_ms; }},
    {"concurrent_mark_ms", [](const GctraceCycle& c) { return c.concurrent_mark_ms; }},
    {"stw_mark_termination_ms", [](const GctraceCycle& c) { return c.stw_mark_termination_ms; }},
    {"cpu_stw_sweep_termination_ms",
     [](const GctraceCycle& c) { return c.cpu_stw_sweep_termination_ms; }},
    {"cpu_assist_ms", [](const GctraceCycle& c) { return c.cpu_assist_ms; }},
    {"cpu_background_ms", [](const GctraceCycle& c) { return c.cpu_background_ms; }},
    {"cpu_idle_ms", [](const GctraceCycle& c) { return c.cpu_idle_ms; }},
    {"cpu_stw_mark_termination_ms",
     [](const GctraceCycle& c) { return c.cpu_stw_mark_termination_ms; }},
    {"heap_at_start_MB", [](const GctraceCycle& c) { return exact(c.heap_at_start_MB); }},
    {"heap_at_mark_end_MB", [](const GctraceCycle& c) { return exact(c.heap_at_mark_end_MB); }},
    {"heap_marked_MB", [](const GctraceCycle& c) { return exact(c.heap_marked_MB); }},
    {"goal_MB", [](const GctraceCycle& c) { return exact(c.goal_MB); }},
    {"stacks_MB", [](const GctraceCycle& c) { return exact(c.stacks_MB); }},
    {"globals_MB", [](const GctraceCycle& c) { return exact(c.globals_MB); }},
    {"procs", [](const GctraceCycle& c) { return double(c.procs); }},
}};

static void write_cycle(JsonWriter& json, const GctraceCycle& cycle) {
  json.break_line();
  json.begin_object();
  for (const GctraceColumn& column : kColumns) {
    json.key(column.name);
    json.number(column.value(cycle));
  }
  json.field("forced", cycle.forced);
  json.field("line", cycle.line);
  json.end_object();
}

std::string gctrace_json(const GctraceLog& log) {
  JsonWriter json;
  json.begin_object();
  json.key("cycles");
  json.begin_array();
  for (const GctraceCycle& cycle : log.cycles) write_cycle(json, cycle);
  json.end_array();
  json.break_line();
  json.field("other_lines", log.other_lines);
  json.key("damaged");
  json.begin_array();
  for (const std::string& message : log.damaged) json.string(message);
  json.end_array();
  json.end_object();
  return json.take();
}

std::string gctrace_csv(const GctraceLog& log) {
  std::string text;
  for (const GctraceColumn& column : kColumns) text += std::string(column.name) + ",";
  text += "forced,line\n";
  for (const GctraceCycle& cycle : log.cycles) {
    for (const GctraceColumn& column : kColumns) text += shortest_text(column.value(cycle)) + ",";
    text += (cycle.forced ? "true," : "false,") + std::to_string(cycle.line) + "\n";
  }
  return text;
}

static std::string heap_text(const GctraceCycle& c) {
  return std::to_string(c.heap_at_start_MB) + "->" + std::to_string(c.heap_at_mark_end_MB) + "->" +
         std::to_string(c.heap_marked_MB);
}

/// GOGC=off without a limit: Go prints the largest number there is.
static std::string goal_text(std::uint64_t goal_MB) {
  constexpr std::uint64_t kNoGoalMB = INT64_MAX >> 20;
  return goal_MB >= kNoGoalMB ? "none" : std::to_string(goal_MB);
}

static double pause_ms(const GctraceCycle& c) {
  return c.stw_sweep_termination_ms + c.stw_mark_termination_ms;
}

static std::string milliseconds(double ms) {
  return format_duration(static_cast<Nanos>(std::min(ms, 1e12) * 1e6));
}

/// "1 cycle", "2,310 cycles".
static std::string counted(std::uint64_t count, const std::string& noun) {
  return format_count(count) + " " + noun + (count == 1 ? "" : "s");
}

static std::string summary(const GctraceLog& log) {
  double pauses = 0;
  double longest = 0;
  std::uint64_t largest = 0;
  std::uint64_t forced = 0;
  for (const GctraceCycle& c : log.cycles) {
    pauses += pause_ms(c);
    longest = std::max({longest, c.stw_sweep_termination_ms, c.stw_mark_termination_ms});
    largest = std::max({largest, c.heap_at_start_MB, c.heap_at_mark_end_MB});
    forced += c.forced ? 1 : 0;
  }
  const GctraceCycle& last = log.cycles.back();
  return "\n" + counted(log.cycles.size(), "cycle") + " (" + format_count(forced) +
         " forced), the last at " + shortest_text(last.start_s) + " s with " +
         std::to_string(last.gc_cpu_percent) + " % GC CPU so far\n" + "pauses " +
         milliseconds(pauses) + " in all, the longest " + milliseconds(longest) +
         "; largest heap " + format_count(largest) + " MB\n" +
         counted(log.other_lines, "other line") + " skipped, " + format_count(log.damaged.size()) +
         " damaged\n";
}

std::string gctrace_table(const GctraceLog& log) {
  if (log.cycles.empty()) return "no cycles\n";
  TextTable table;
  table.add({"cycle", "start s", "GC CPU %", "pauses ms", "mark ms", "assist ms", "background ms",
             "heap MB", "goal MB", "P", ""});
  for (const GctraceCycle& c : log.cycles) {
    table.add(
        {std::to_string(c.number), shortest_text(c.start_s), std::to_string(c.gc_cpu_percent),
         shortest_text(c.stw_sweep_termination_ms) + "+" + shortest_text(c.stw_mark_termination_ms),
         shortest_text(c.concurrent_mark_ms), shortest_text(c.cpu_assist_ms),
         shortest_text(c.cpu_background_ms), heap_text(c), goal_text(c.goal_MB),
         std::to_string(c.procs), c.forced ? "forced" : ""});
  }
  return table.text() + summary(log);
}

}  // namespace tricolor::cli
