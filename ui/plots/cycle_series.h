// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <vector>

#include "core/sim/snapshot.h"
#include "ui/plots/curve.h"

namespace tricolor::ui {

/// What the cycle plot shows of a run.
struct CycleSeries {
  Curve num_gc;          ///< NumGC, a step per cycle
  Curve gc_cpu_percent;  ///< GCCPUFraction so far, in percent of all CPU time
  Curve pause_ns;        ///< both stop-the-world phases of a cycle, at the cycle's end
  double end_ns = 0;
};

CycleSeries cycle_series(const Snapshot& snapshot);

/// The cycle that runs at `at_ns`, or else the nearest one; nullptr if there is none. Both ends of
/// a cycle belong to it.
const CycleRecord* cycle_near(const std::vector<CycleRecord>& cycles, double at_ns);

/// The record with that number, or nullptr. Numbers rise, but old records may be dropped.
const CycleRecord* find_cycle(const std::vector<CycleRecord>& cycles, std::uint32_t number);

}  // namespace tricolor::ui
