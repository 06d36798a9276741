// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>

#include "app/cli/simulation_options.h"
#include "app/cli/simulation_run.h"

namespace tricolor::cli {

/// What a person wants to know of a run: settings, MemStats with Go's names, the last cycles.
std::string run_summary(const SimulationOptions& options, const World& world, RunEnd end);

}  // namespace tricolor::cli
