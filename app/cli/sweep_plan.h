// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <vector>

#include "app/cli/options.h"
#include "app/cli/simulation_options.h"

namespace tricolor::cli {

/// What a sweep is to do: one run per combination, those of this shard only.
struct SweepPlan {
  std::vector<SimulationOptions> runs;  ///< in the order of the rows
  int jobs = 1;                         ///< runs at a time
};

/// --gogc, --memory-limit and --procs as lists, --jobs and --shard.
std::vector<OptionSpec> sweep_option_specs();

/// Every combination of the three lists, GOGC slowest, GOMAXPROCS fastest. Shard I of N takes
/// every N-th, beginning with the I-th.
Result<SweepPlan> plan_sweep(const Arguments& arguments);

}  // namespace tricolor::cli
