// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/sweep_command.h"

#include <algorithm>
#include <optional>

#include "app/cli/command.h"
#include "app/cli/diagnostics.h"
#include "app/cli/interrupt.h"
#include "app/cli/memory_guard.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/sweep_plan.h"
#include "app/cli/sweep_pool.h"
#include "core/files/output_file.h"

namespace tricolor::cli {

static UsageSpec usage() {
  UsageSpec spec{"sweep",
                 "PROGRAM",
                 "Runs a program once per combination of settings; one CSV row each.",
                 sweep_option_specs(),
                 1,
                 1};
  const std::vector<OptionSpec> shared = simulation_option_specs();
  spec.options.insert(spec.options.end(), shared.begin(), shared.end());
  return spec;
}

/// Where the rows go: the file of --csv, or standard output row by row.
class RowSink {
 public:
  explicit RowSink(std::optional<OutputFile> file) : m_file(std::move(file)) {}

  void write(const std::string& row) {
    if (m_file) {
      m_file->write(row);
    } else {
      print(row);
      flush_output();
    }
  }
  std::optional<Error> finish() { return m_file ? m_file->commit() : std::nullopt; }

 private:
  std::optional<OutputFile> m_file;
};

/// Which of two exit codes says more: cancelled, then bad input, then a failed check.
static int worse(int a, int b) {
  return std::max(a, b);
}

static int run_plan(const SweepPlan& plan, RowSink& sink) {
  sink.write(sweep_csv_header());
  SweepPool pool(plan);
  int code = kExitDone;
  std::size_t rows = 0;
  for (std::size_t i = 0; i < plan.runs.size(); ++i) {
    const SweepRow row = pool.wait_for(i);
    sink.write(row.csv);
    if (!row.csv.empty()) ++rows;
    if (!row.message.empty()) note("sweep", row.message);
    code = worse(code, row.exit_code);
  }
  if (!interrupted()) return code;
  note("sweep", "cancelled after " + std::to_string(rows) + " of " +
                    std::to_string(plan.runs.size()) + " runs; the results are partial");
  return kExitCancelled;
}

static int sweep(const Arguments& arguments, const SweepPlan& plan) {
  std::optional<OutputFile> file;
  if (const auto path = arguments.value("--csv")) {
    Result<OutputFile> created = OutputFile::create(std::string(*path));
    if (!created) return fail("sweep", "--csv: " + created.error());
    file.emplace(created.take());
  }
  RowSink sink(std::move(file));
  const int code = run_plan(plan, sink);
  if (const auto error = sink.finish()) return fail("sweep", "--csv: " + error->message);
  return code;
}

int sweep_command(std::span<const std::string> words) {
  const UsageSpec spec = usage();
  const Result<Arguments> arguments = parse_arguments(spec, words);
  if (!arguments) return fail(spec.command, arguments.error());
  if (arguments.value().wants_help()) {
    print(help_text(spec));
    return kExitDone;
  }
  const Result<SweepPlan> plan = plan_sweep(arguments.value());
  if (!plan) return fail(spec.command, plan.error());
  catch_interrupts();
  guard_memory();
  return sweep(arguments.value(), plan.value());
}

}  // namespace tricolor::cli
