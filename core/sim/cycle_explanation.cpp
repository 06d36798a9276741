// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/cycle_explanation.h"

#include <cstdio>

#include "core/base/parse.h"
#include "core/sim/inspector.h"
#include "core/sim/runtime.h"
#include "core/sim/world.h"

namespace tricolor {
namespace {

/// From here on a size stands for "no bound".
constexpr Bytes kUnbounded = Bytes{1} << 62;

std::string size(Bytes bytes) {
  return bytes >= kUnbounded ? "∞" : format_bytes(bytes);
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

bool by_heap(const CycleStart& s) {
  return s.reason == CycleReason::kHeapGoal || s.reason == CycleReason::kMemoryLimit;
}

FormulaLine percent_goal(const CycleStart& s) {
  FormulaLine line{"GOGC goal",
                   "max(M + (M + stacks + globals) · GOGC / 100, 4 MiB · GOGC / 100)",
                   {},
                   size(s.gc_percent_goal_bytes),
                   s.reason == CycleReason::kHeapGoal};
  if (s.gogc < 0) {
    line.formula = "GOGC = off";
    line.filled = "the heap may grow without bound";
    return line;
  }
  const std::string m = size(s.heap_marked_bytes);
  line.filled = "max(" + m + " + (" + m + " + " + size(s.stack_scan_bytes) + " + " +
                size(s.globals_scan_bytes) + ") · " + std::to_string(s.gogc) + " / 100, " +
                size(s.heap_minimum_bytes) + ")";
  return line;
}

/// Without a limit there is nothing to say.
void add_limit_goal(const CycleStart& s, std::vector<FormulaLine>& lines) {
  if (s.memory_limit == kNoMemoryLimit) return;
  const Bytes non_heap = s.mapped_ready_bytes - s.heap_free_bytes - s.object_bytes;
  lines.push_back(
      {"non-heap", "mappedReady - heapFree - objects",
       size(s.mapped_ready_bytes) + " - " + size(s.heap_free_bytes) + " - " + size(s.object_bytes),
       size(non_heap), false});
  const auto limit = static_cast<Bytes>(s.memory_limit);
  const Bytes over = s.mapped_ready_bytes > limit ? s.mapped_ready_bytes - limit : 0;
  FormulaLine line{"limit goal", "limit - (non-heap + over), less headroom, not below M",
                   size(limit) + " - (" + size(non_heap) + " + " + size(over) + "), not below " +
                       size(s.heap_marked_bytes),
                   size(s.memory_limit_goal_bytes), s.reason == CycleReason::kMemoryLimit};
  lines.push_back(std::move(line));
}

FormulaLine heap_goal(const CycleStart& s) {
  const bool limited = s.memory_limit_goal_bytes < s.gc_percent_goal_bytes;
  if (s.memory_limit == kNoMemoryLimit && s.sweep_min_trigger_bytes == 0) {
    return {"heap goal", "GOGC goal", size(s.gc_percent_goal_bytes), size(s.goal_bytes), false};
  }
  if (limited) {
    return {"heap goal", "min(GOGC goal, limit goal)",
            "min(" + size(s.gc_percent_goal_bytes) + ", " + size(s.memory_limit_goal_bytes) + ")",
            size(s.goal_bytes), false};
  }
  return {"heap goal", "max(GOGC goal, sweep minimum)",
          "max(" + size(s.gc_percent_goal_bytes) + ", " + size(s.sweep_min_trigger_bytes) + ")",
          size(s.goal_bytes), false};
}

FormulaLine runway(const CycleStart& s) {
  return {"runway", "cons/mark · (1 - 0.25) / 0.25 · (heap scan + stacks + globals)",
          number(s.cons_mark) + " · 3 · (" + size(s.heap_scan_bytes) + " + " +
              size(s.stack_scan_bytes) + " + " + size(s.globals_scan_bytes) + ")",
          size(s.runway_bytes), false};
}

void add_bounds(const CycleStart& s, std::vector<FormulaLine>& lines) {
  const std::string m = size(s.heap_marked_bytes);
  const std::string way = "(" + size(s.goal_bytes) + " - " + m + ")";
  lines.push_back({"earliest trigger", "max(M + 45/64 · (goal - M), sweep minimum)",
                   "max(" + m + " + 45/64 · " + way + ", " + size(s.sweep_min_trigger_bytes) + ")",
                   size(s.earliest_trigger_bytes), s.bound == TriggerBound::kEarliest});
  lines.push_back({"latest trigger", "max(M + 61/64 · (goal - M), goal - 4 MiB)",
                   "max(" + m + " + 61/64 · " + way + ", " + size(s.goal_bytes) + " - 4 MiB)",
                   size(s.latest_trigger_bytes), s.bound == TriggerBound::kLatest});
}

FormulaLine trigger(const CycleStart& s) {
  if (s.bound == TriggerBound::kGoal) {
    return {"trigger", "goal, because M ≥ goal",
            size(s.heap_marked_bytes) + " ≥ " + size(s.goal_bytes), size(s.trigger_bytes), true};
  }
  const char* why = s.bound == TriggerBound::kEarliest ? "held back to the earliest"
                    : s.bound == TriggerBound::kLatest ? "brought forward to the latest"
                                                       : "between the bounds";
  return {"trigger", "goal - runway, within the bounds",
          size(s.goal_bytes) + " - " + size(s.runway_bytes) + ", " + why, size(s.trigger_bytes),
          s.bound == TriggerBound::kRunway};
}

}  // namespace

std::string start_headline(std::uint32_t number, const CycleStart& s) {
  const std::string gc = "GC #" + std::to_string(number) + " started ";
  switch (s.reason) {
    case CycleReason::kHeapGoal:
      return gc + "because the live heap, " + size(s.heap_live_bytes) +
             ", had reached the trigger, " + size(s.trigger_bytes) +
             ", so as to end by the GOGC goal of " + size(s.goal_bytes) + ".";
    case CycleReason::kMemoryLimit:
      return gc + "because of the memory limit: it leaves room for a heap of " +
             size(s.goal_bytes) + ", and " + size(s.heap_live_bytes) + " were live.";
    case CycleReason::kForced:
      return gc + "because runtime.GC() was called.";
    case CycleReason::kPeriodic:
      return gc + "because no cycle had ended for more than two minutes, " +
             format_duration(s.at_ns - s.last_end_ns) + ".";
  }
  return {};
}

std::vector<FormulaLine> start_lines(const CycleStart& s) {
  std::vector<FormulaLine> lines;
  if (s.reason == CycleReason::kForced) {
    lines.push_back(
        {"why", "runtime.GC()", "asked for: the heap's size does not matter", "now", true});
  }
  if (s.reason == CycleReason::kPeriodic) {
    lines.push_back({"why", "now - end of last cycle > 120 s",
                     format_duration(s.at_ns) + " - " + format_duration(s.last_end_ns), "now",
                     true});
  }
  lines.push_back(percent_goal(s));
  add_limit_goal(s, lines);
  lines.push_back(heap_goal(s));
  if (s.bound != TriggerBound::kGoal) {
    lines.push_back(runway(s));
    add_bounds(s, lines);
  }
  lines.push_back(trigger(s));
  const bool reached = s.heap_live_bytes >= s.trigger_bytes;
  lines.push_back({"heap live",
                   by_heap(s) ? "L ≥ trigger starts the cycle" : "L against the trigger",
                   size(s.heap_live_bytes) + (reached ? " ≥ " : " < ") + size(s.trigger_bytes),
                   by_heap(s) ? "start"
                   : reached  ? "due as well"
                              : "not due yet",
                   by_heap(s)});
  return lines;
}

CycleExplanation explain_cycle(const World& world, std::uint32_t number) {
  const Runtime& runtime = world.runtime();
  CycleExplanation out;
  out.number = number;
  const auto& starts = runtime.record().cycle_starts();
  if (number == 0 || number > starts.size()) return out;
  out.found = true;
  out.start = starts[number - 1];
  out.running = number > runtime.record().cycles().size();
  if (!out.running) out.record = runtime.record().cycles()[number - 1];
  out.headline = start_headline(number, out.start);
  out.lines = start_lines(out.start);
  return out;
}

}  // namespace tricolor
