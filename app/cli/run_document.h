// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>

#include "app/cli/simulation_options.h"
#include "app/cli/simulation_run.h"

namespace tricolor::cli {

/// The JSON document of a run. Its keys, their order and their units are a contract with scripts;
/// "stopped" is added where the program did not end by itself.
std::string run_document(const SimulationOptions& options, const World& world, RunEnd end);

}  // namespace tricolor::cli
