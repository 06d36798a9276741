// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/simulation_options.h"

#include <charconv>
#include <limits>

#include "app/cli/diagnostics.h"
#include "app/cli/go_version.h"
#include "core/base/parse.h"

namespace tricolor::cli {

constexpr std::int64_t kMostProcs = 256;

using Problem = std::optional<Error>;

static Error at_option(std::string_view option, const std::string& message) {
  return Error{std::string(option) + ": " + message};
}

std::vector<OptionSpec> simulation_option_specs() {
  return {
      {"--params", "k=v,k=v", "the program's parameters, see tricolor-cli programs", "program's"},
      {"--go", "VERSION", "behave as Go 1.19 … 1.26", "1.26"},
      {"--gc", "classic|greentea", "marker, where that version has both", "that version's"},
      {"--seed", "N", "program's seed", "1"},
      {"--until", "DURATION", "stop after this much virtual time, such as 250us or 2s",
       "program's end"},
      {"--no-write-barrier", "", "leave the barrier out; the verifier says what broke", "on"},
      {"--verify", "", "check the heap after every cycle", "off"},
  };
}

std::string gogc_text(std::int32_t gogc) {
  return gogc == kGogcOff ? "off" : std::to_string(gogc);
}

Problem set_gogc(std::string_view text, Config& config) {
  const Result<std::int32_t> gogc = parse_gogc(text);
  if (!gogc) return at_option("--gogc", gogc.error());
  config.gogc = gogc.value();
  return std::nullopt;
}

Problem set_memory_limit(std::string_view text, Config& config) {
  const Result<std::int64_t> limit = parse_memory_limit(text);
  if (!limit) return at_option("--memory-limit", limit.error());
  config.memory_limit = limit.value();
  return std::nullopt;
}

Problem set_procs(std::string_view text, Config& config) {
  const Result<std::int64_t> procs = parse_integer(text, 1, kMostProcs, "GOMAXPROCS");
  if (!procs) return at_option("--procs", procs.error());
  config.procs = static_cast<int>(procs.value());
  return std::nullopt;
}

static Problem set_version(const Arguments& arguments, Config& config) {
  if (const auto text = arguments.value("--go")) {
    const Result<int> version = parse_go_version(*text);
    if (!version) return at_option("--go", version.error());
    config.go_minor = version.value();
  }
  if (const auto text = arguments.value("--gc")) {
    const Result<MarkerKind> marker = parse_marker(*text, config.go_minor);
    if (!marker) return at_option("--gc", marker.error());
    config.marker = marker.value();
  }
  return std::nullopt;
}

static Problem set_program(const Arguments& arguments, SimulationOptions& options) {
  const std::string& name = arguments.operands().front();
  options.program = find_program(name);
  if (options.program == nullptr) {
    std::vector<std::string_view> names;
    for (const ProgramSpec& program : program_library()) names.push_back(program.name);
    return Error{"unknown program " + quote(name) + "; valid programs: " + joined(names)};
  }
  options.config.program = name;
  options.config.parameters = default_values(*options.program);
  if (const auto text = arguments.value("--params")) {
    const Result<ParameterValues> values = parse_parameters(*options.program, *text);
    if (!values) return at_option("--params", values.error());
    options.config.parameters = values.value();
  }
  return std::nullopt;
}

/// All of Go's uint64.
static Problem set_seed(std::string_view text, Config& config) {
  const char* const end = text.data() + text.size();
  std::uint64_t seed = 0;
  const std::from_chars_result read = std::from_chars(text.data(), end, seed);
  if (read.ec == std::errc{} && read.ptr == end) {
    config.seed = seed;
    return std::nullopt;
  }
  return at_option("--seed", quote(text) + " is not a seed; give a whole number from 0 to " +
                                 std::to_string(std::numeric_limits<std::uint64_t>::max()));
}

static Problem set_limits(const Arguments& arguments, SimulationOptions& options) {
  if (const auto text = arguments.value("--seed")) {
    if (const Problem problem = set_seed(*text, options.config)) return problem;
  }
  if (const auto text = arguments.value("--until")) {
    const Result<Nanos> until = parse_duration(*text);
    if (!until) return at_option("--until", until.error());
    options.until_ns = until.value();
  }
  return std::nullopt;
}

Result<SimulationOptions> parse_simulation_options(const Arguments& arguments) {
  SimulationOptions options;
  if (const Problem problem = set_program(arguments, options)) return *problem;
  if (const Problem problem = set_version(arguments, options.config)) return *problem;
  if (const Problem problem = set_limits(arguments, options)) return *problem;
  options.config.write_barrier =
      arguments.has("--no-write-barrier") ? BarrierMode::kNone : BarrierMode::kBoth;
  // A heap without a barrier is not to be trusted without a second reader.
  options.config.verify =
      arguments.has("--verify") || options.config.write_barrier != BarrierMode::kBoth;
  return options;
}

}  // namespace tricolor::cli
