// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/plots/memory_series.h"

#include <algorithm>
#include <limits>

namespace tricolor::ui {

namespace {

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();
// Goals above this stand for "never": GOGC=off, or a sum that overflowed on the way.
constexpr Bytes kNoGoal = Bytes{1} << 60;

double bytes_or_gap(Bytes bytes) {
  return bytes == 0 || bytes >= kNoGoal ? kGap : static_cast<double>(bytes);
}

double limit_or_gap(std::int64_t limit) {
  return limit >= static_cast<std::int64_t>(kNoGoal) ? kGap : static_cast<double>(limit);
}

/// Each cycle knows the limit it ran under; the last stretch has the present one.
Curve limit_curve(const Snapshot& snapshot) {
  Curve curve;
  std::int64_t before = snapshot.memory_limit;
  if (!snapshot.cycles.empty()) before = snapshot.cycles.front().memory_limit;
  bool any = before != kNoMemoryLimit || snapshot.memory_limit != kNoMemoryLimit;
  curve.add(0, limit_or_gap(before));
  for (const CycleRecord& cycle : snapshot.cycles) {
    any = any || cycle.memory_limit != kNoMemoryLimit;
    if (cycle.memory_limit == before) continue;
    before = cycle.memory_limit;
    curve.add(static_cast<double>(cycle.end_ns), limit_or_gap(before));
  }
  curve.add(static_cast<double>(snapshot.now_ns), limit_or_gap(snapshot.memory_limit));
  return any ? curve : Curve();
}

}  // namespace

MemorySeries memory_series(const Snapshot& snapshot) {
  MemorySeries series;
  for (const Sample& sample : snapshot.samples) {
    const auto at = static_cast<double>(sample.at_ns);
    series.heap_alloc.add(at, static_cast<double>(sample.heap_alloc_bytes));
    series.heap_live.add(at, static_cast<double>(sample.heap_live_bytes));
    series.goal.add_step(at, bytes_or_gap(sample.goal_bytes));
    series.trigger.add_step(at, bytes_or_gap(sample.trigger_bytes));
    series.heap_inuse.add(at, static_cast<double>(sample.heap_inuse_bytes));
    series.sys.add(at, static_cast<double>(sample.sys_bytes));
  }
  series.limit = limit_curve(snapshot);
  series.end_ns = static_cast<double>(snapshot.now_ns);
  return series;
}

Curve real_run_curve(const GctraceLog& log) {
  constexpr double kNsPerMs = 1e6;
  const auto mib = [](std::uint64_t count) {
    return static_cast<double>(count) * static_cast<double>(kMiB);
  };
  Curve curve;
  double last = 0;
  for (const GctraceCycle& cycle : log.cycles) {
    const double start = std::max(last, cycle.start_s * 1e9);
    const double took_ms =
        cycle.stw_sweep_termination_ms + cycle.concurrent_mark_ms + cycle.stw_mark_termination_ms;
    last = start + std::max(0.0, took_ms) * kNsPerMs;
    curve.add(start, mib(cycle.heap_at_start_MB));
    curve.add(last, mib(cycle.heap_at_mark_end_MB));
    curve.add(last, mib(cycle.heap_marked_MB));
  }
  return curve;
}

Curve phase_bands(const std::vector<PhaseSpan>& phases, Phase phase, double least_ns) {
  Curve curve;
  for (const PhaseSpan& span : phases) {
    if (span.phase != phase) continue;
    const auto start = static_cast<double>(span.start_ns);
    const double end = std::max(start, static_cast<double>(span.end_ns));
    // The last three points are the band's right corners and the gap behind it.
    if (!curve.empty() && start - curve.x_ns[curve.size() - 2] < least_ns) {
      for (std::size_t back = 1; back <= 3; ++back) {
        double& x = curve.x_ns[curve.size() - back];
        x = std::max(x, end);
      }
      continue;
    }
    curve.add(start, 0);
    curve.add(start, 1);
    curve.add(end, 1);
    curve.add(end, 0);
    curve.add(end, kGap);
  }
  return curve;
}

Curve phase_starts(const std::vector<PhaseSpan>& phases, Phase phase, double least_ns) {
  Curve curve;
  for (const PhaseSpan& span : phases) {
    if (span.phase != phase) continue;
    const auto start = static_cast<double>(span.start_ns);
    if (!curve.empty() && start - curve.x_ns.back() < least_ns) continue;
    curve.add(start, 1);
  }
  return curve;
}

}  // namespace tricolor::ui
