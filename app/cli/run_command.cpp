// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/run_command.h"

#include <cstdio>
#include <optional>

#include "app/cli/command.h"
#include "app/cli/diagnostics.h"
#include "app/cli/interrupt.h"
#include "app/cli/memory_guard.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/run_document.h"
#include "app/cli/run_summary.h"
#include "app/cli/simulation_options.h"
#include "app/cli/simulation_run.h"
#include "core/files/output_file.h"
#include "core/files/sample_csv.h"

namespace tricolor::cli {

static UsageSpec usage() {
  UsageSpec spec{"run",
                 "PROGRAM",
                 "Runs a program on the simulated heap to its end.",
                 simulation_option_specs(),
                 1,
                 1};
  const std::vector<OptionSpec> own{
      {"--gogc", "N|off", "GOGC", "100"},
      {"--memory-limit", "SIZE|off", "GOMEMLIMIT, such as 64MiB", "off"},
      {"--procs", "P", "GOMAXPROCS, 1 to 256", "2"},
      {"--gctrace", "", "Go's gctrace lines on standard error", "off"},
      {"--csv", "FILE", "time series, one row per sample", "none"},
      {"--json", "", "one JSON document instead of the summary", "off"},
  };
  spec.options.insert(spec.options.end(), own.begin(), own.end());
  return spec;
}

static Result<SimulationOptions> parse_run(const Arguments& arguments) {
  Result<SimulationOptions> options = parse_simulation_options(arguments);
  if (!options) return options;
  using Setter = std::optional<Error> (*)(std::string_view, Config&);
  const std::pair<std::string_view, Setter> setters[] = {
      {"--gogc", set_gogc}, {"--memory-limit", set_memory_limit}, {"--procs", set_procs}};
  for (const auto& [name, set] : setters) {
    const auto text = arguments.value(name);
    if (!text) continue;
    if (const std::optional<Error> error = set(*text, options.value().config)) return *error;
  }
  options.value().config.max_host_bytes = memory_for_run(1);
  return options;
}

/// Prints the lines of a World's gctrace that have not been printed yet.
class GctracePrinter {
 public:
  explicit GctracePrinter(bool on) : m_on(on) {}

  void print_new(const World& world) {
    if (!m_on) return;
    const std::span<const std::string> lines = world.gctrace();
    for (; m_printed < lines.size(); ++m_printed) {
      const std::string line = lines[m_printed] + "\n";
      if (std::fwrite(line.data(), 1, line.size(), stderr) != line.size()) m_failed = true;
    }
  }

  /// A line was asked for and did not arrive. Where to say so? The exit code has to do.
  bool failed() const { return m_failed; }

 private:
  bool m_on;
  bool m_failed = false;
  std::size_t m_printed = 0;
};

static std::optional<Error> write_csv(OutputFile& file, const World& world) {
  file.write(sample_csv_header());
  for (const Sample& sample : world.samples()) file.write(sample_csv_row(sample));
  return file.commit();
}

static Result<std::optional<OutputFile>> create_csv(const Arguments& arguments) {
  const auto path = arguments.value("--csv");
  if (!path) return std::optional<OutputFile>();
  Result<OutputFile> file = OutputFile::create(std::string(*path));
  if (!file) return Error{"--csv: " + file.error()};
  return std::optional<OutputFile>(file.take());
}

static int run(const Arguments& arguments, const SimulationOptions& options) {
  Result<std::optional<OutputFile>> csv = create_csv(arguments);
  if (!csv) return fail("run", csv.error());
  Result<World> created = World::create(options.config);
  if (!created) return fail("run", created.error());
  World& world = created.value();
  GctracePrinter gctrace(arguments.has("--gctrace"));
  const RunEnd end = run_world(world, options.until_ns, [&] { gctrace.print_new(world); });
  if (csv.value()) {
    if (const auto error = write_csv(*csv.value(), world)) {
      return fail("run", "--csv: " + error->message);
    }
  }
  print(arguments.has("--json") ? run_document(options, world, end)
                                : run_summary(options, world, end));
  const std::string message = run_end_message(end, world);
  if (!message.empty()) note("run", message);
  return gctrace.failed() ? kExitBadInput : exit_code(end, world);
}

int run_command(std::span<const std::string> words) {
  const UsageSpec spec = usage();
  const Result<Arguments> arguments = parse_arguments(spec, words);
  if (!arguments) return fail(spec.command, arguments.error());
  if (arguments.value().wants_help()) {
    print(help_text(spec));
    return kExitDone;
  }
  const Result<SimulationOptions> options = parse_run(arguments.value());
  if (!options) return fail(spec.command, options.error());
  catch_interrupts();
  guard_memory();
  return run(arguments.value(), options.value());
}

}  // namespace tricolor::cli
