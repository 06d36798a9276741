// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace tricolor::cli {

/// A stretch of a guide workload in which nothing changes. MiB and seconds.
struct GuidePhase {
  double duration_s = 0;
  double alloc_MiB_per_s = 0;
  double scan_MiB_per_s = 0;
  double new_survival_rate = 0;  ///< share of what it allocates that stays
  double old_death_rate = 0;     ///< share of what lives at its beginning that dies in it
};

/// One of the interactive figures of "A Guide to the Go Garbage Collector".
struct GuideFigure {
  int number = 0;
  double fixed_cost_s = 0;
  double other_MiB = 0;
  std::vector<GuidePhase> phases;
};

/// Figures 1 to 5, in this order.
std::span<const GuideFigure> guide_figures();

/// The sliders of a figure; no value stands for "off".
struct GuideSettings {
  std::optional<double> gogc = 100;
  std::optional<double> memory_limit_MiB;
};

/// What the guide prints under a figure.
struct GuideResult {
  long cycles = 0;
  double total_s = 0;
  double gc_cpu_percent = 0;
  double peak_MiB = 0;
  double peak_live_MiB = 0;
};

/// The guide's own, deliberately simple model: continuous, stop-the-world, one thread. It is not
/// the simulation and leaves out what that shows: objects, concurrent marking, assists, sweeping.
GuideResult run_guide_model(const GuideFigure& figure, const GuideSettings& settings);

}  // namespace tricolor::cli
