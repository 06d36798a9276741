// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/gctrace_line.h"

#include <cstdio>

#include "core/base/version_profile.h"

namespace tricolor {
namespace {

std::string to_MB(Bytes bytes) {
  return std::to_string(bytes >> 20);
}

/// `value` with `decimals` digits behind the point: fixed(12, 3) is "0.012".
std::string fixed(std::uint64_t value, int decimals) {
  std::string digits = std::to_string(value);
  if (decimals == 0) return digits;
  const auto wanted = static_cast<std::size_t>(decimals) + 1;
  if (digits.size() < wanted) digits.insert(0, wanted - digits.size(), '0');
  digits.insert(digits.size() - static_cast<std::size_t>(decimals), ".");
  return digits;
}

}  // namespace

std::string gctrace_ms(Nanos duration) {
  if (duration >= 10 * kMillisecond) return std::to_string(duration / kMillisecond);
  auto x = static_cast<std::uint64_t>(duration / kMicrosecond);
  if (x == 0) return "0";
  int decimals = 3;
  for (; x >= 100; x /= 10) --decimals;
  return fixed(x, decimals);
}

std::string gctrace_line(const CycleRecord& c, int go_minor) {
  const Nanos stw1 = c.stw_sweep_termination_ns;
  const Nanos stw2 = c.stw_mark_termination_ns;
  const bool scanned = holds(Since::kTraceShowsScannedStacks, go_minor);
  const Bytes stacks = scanned ? c.stack_scan_work_bytes : c.max_stack_scan_bytes;
  std::string line = "gc " + std::to_string(c.number) + " @" +
                     fixed(static_cast<std::uint64_t>(c.start_ns / kMillisecond), 3) + "s " +
                     std::to_string(static_cast<int>(100 * c.gc_cpu_fraction)) + "%: ";
  line += gctrace_ms(stw1) + "+" + gctrace_ms(c.concurrent_mark_ns) + "+" + gctrace_ms(stw2) +
          " ms clock, ";
  line += gctrace_ms(c.procs * stw1) + "+" + gctrace_ms(c.assist_ns) + "/" +
          gctrace_ms(c.dedicated_ns + c.fractional_ns) + "/" + gctrace_ms(c.idle_ns) + "+" +
          gctrace_ms(c.procs * stw2) + " ms cpu, ";
  line += to_MB(c.heap_at_start_bytes) + "->" + to_MB(c.heap_at_mark_end_bytes) + "->" +
          to_MB(c.heap_marked_bytes) + " MB, " + to_MB(c.goal_bytes) + " MB goal, ";
  line += to_MB(stacks) + " MB stacks, " + to_MB(c.globals_scan_work_bytes) + " MB globals, " +
          std::to_string(c.procs) + " P";
  if (c.reason == CycleReason::kForced) line += " (forced)";
  return line;
}

std::string_view to_string(CycleReason reason) {
  switch (reason) {
    case CycleReason::kHeapGoal:
      return "heap_goal";
    case CycleReason::kMemoryLimit:
      return "memory_limit";
    case CycleReason::kForced:
      return "forced";
    case CycleReason::kPeriodic:
      return "periodic";
  }
  return "";
}

}  // namespace tricolor
