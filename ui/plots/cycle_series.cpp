// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/plots/cycle_series.h"

#include <algorithm>

namespace tricolor::ui {

CycleSeries cycle_series(const Snapshot& snapshot) {
  CycleSeries series;
  series.end_ns = static_cast<double>(snapshot.now_ns);
  series.num_gc.add(0, snapshot.cycles.empty() ? 0 : snapshot.cycles.front().number - 1.0);
  for (const CycleRecord& cycle : snapshot.cycles) {
    const auto end = static_cast<double>(cycle.end_ns);
    series.num_gc.add(end, cycle.number);
    series.pause_ns.add(
        end, static_cast<double>(cycle.stw_sweep_termination_ns + cycle.stw_mark_termination_ns));
  }
  series.num_gc.add(series.end_ns, series.num_gc.y.back());
  for (const Sample& sample : snapshot.samples) {
    series.gc_cpu_percent.add(static_cast<double>(sample.at_ns), 100 * sample.gc_cpu_fraction);
  }
  return series;
}

const CycleRecord* cycle_near(const std::vector<CycleRecord>& cycles, double at_ns) {
  if (cycles.empty()) return nullptr;
  const auto after = std::find_if(cycles.begin(), cycles.end(), [&](const CycleRecord& cycle) {
    return static_cast<double>(cycle.end_ns) >= at_ns;
  });
  if (after == cycles.end()) return &cycles.back();
  if (after == cycles.begin()) return &cycles.front();
  const auto before = std::prev(after);
  const double to_next = static_cast<double>(after->start_ns) - at_ns;
  const double to_last = at_ns - static_cast<double>(before->end_ns);
  return to_next <= to_last ? &*after : &*before;
}

const CycleRecord* find_cycle(const std::vector<CycleRecord>& cycles, std::uint32_t number) {
  const auto at = std::lower_bound(
      cycles.begin(), cycles.end(), number,
      [](const CycleRecord& cycle, std::uint32_t wanted) { return cycle.number < wanted; });
  return at != cycles.end() && at->number == number ? &*at : nullptr;
}

}  // namespace tricolor::ui
