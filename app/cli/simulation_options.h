// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/options.h"
#include "core/base/result.h"
#include "core/sim/config.h"

namespace tricolor::cli {

/// A run as the command line describes it.
struct SimulationOptions {
  const ProgramSpec* program = nullptr;
  Config config;               ///< all parameters set
  Nanos until_ns = INT64_MAX;  ///< virtual
};

/// --params, --go, --gc, --seed, --until, --no-write-barrier, --verify: what a run and each run
/// of a sweep understand alike.
std::vector<OptionSpec> simulation_option_specs();

/// Reads PROGRAM and those options. An error begins with the option's name: "--gc: …".
Result<SimulationOptions> parse_simulation_options(const Arguments& arguments);

/// One value of --gogc, --memory-limit or --procs into `config`; nothing, or the error.
std::optional<Error> set_gogc(std::string_view text, Config& config);
std::optional<Error> set_memory_limit(std::string_view text, Config& config);
std::optional<Error> set_procs(std::string_view text, Config& config);

/// "off" or the number.
std::string gogc_text(std::int32_t gogc);

}  // namespace tricolor::cli
