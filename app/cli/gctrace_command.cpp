// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/gctrace_command.h"

#include <istream>

#include "app/cli/command.h"
#include "app/cli/diagnostics.h"
#include "app/cli/gctrace_report.h"
#include "app/cli/input.h"
#include "app/cli/interrupt.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "core/files/gctrace_reader.h"

namespace tricolor::cli {

static UsageSpec usage() {
  return {"gctrace",
          "FILE|-",
          "Reads what a Go program printed with GODEBUG=gctrace=1 (Go 1.19 to 1.26).",
          {{"--json", "", "one JSON document", "a table"},
           {"--csv", "", "a header and one row per cycle", "a table"}},
          1,
          1};
}

static Result<GctraceLog> read_log(const std::string& path) {
  const Result<std::unique_ptr<Input>> input = Input::open(path);
  if (!input) return Error{input.error()};
  std::istream stream(input.value().get());
  Result<GctraceLog> log = read_gctrace(stream, path);
  if (input.value()->failed()) {
    return Error{"reading failed; check that it is a readable file"};
  }
  return log;
}

/// Why there is nothing to show.
static std::string no_cycles(const GctraceLog& log) {
  constexpr std::string_view kRemedy =
      "; run the Go program with GODEBUG=gctrace=1 and keep its standard error";
  if (log.damaged.empty()) return "no gctrace line in it" + std::string(kRemedy);
  return "no whole gctrace line in it (" + log.damaged.front() + ")" + std::string(kRemedy);
}

static void report_damage(const std::string& place, const GctraceLog& log) {
  if (log.damaged.empty()) return;
  const std::size_t count = log.damaged.size();
  note(place, std::to_string(count) + (count == 1 ? " damaged line" : " damaged lines") +
                  " skipped, the first is " + log.damaged.front());
}

static int show(const Arguments& arguments, const std::string& place, const GctraceLog& log) {
  if (arguments.has("--json")) {
    print(gctrace_json(log));
  } else {
    print(arguments.has("--csv") ? gctrace_csv(log) : gctrace_table(log));
    report_damage(place, log);
  }
  if (!interrupted()) return kExitDone;
  note(place, "cancelled; what is printed is only what had been read");
  return kExitCancelled;
}

int gctrace_command(std::span<const std::string> words) {
  const UsageSpec spec = usage();
  const Result<Arguments> parsed = parse_arguments(spec, words);
  if (!parsed) return fail(spec.command, parsed.error());
  const Arguments& arguments = parsed.value();
  if (arguments.wants_help()) {
    print(help_text(spec));
    return kExitDone;
  }
  if (arguments.has("--json") && arguments.has("--csv")) {
    return fail(spec.command, "--json and --csv exclude each other; give one of them");
  }
  const std::string& path = arguments.operands().front();
  const std::string place = path == "-" ? "standard input" : path;
  catch_interrupts();
  const Result<GctraceLog> log = read_log(path);
  if (!log) return fail(place, log.error());
  if (log.value().cycles.empty() && !interrupted()) return fail(place, no_cycles(log.value()));
  return show(arguments, place, log.value());
}

}  // namespace tricolor::cli
