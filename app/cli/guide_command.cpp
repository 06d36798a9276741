// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/guide_command.h"

#include <cmath>

#include "app/cli/command.h"
#include "app/cli/diagnostics.h"
#include "app/cli/guide_model.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/text_table.h"
#include "core/base/parse.h"
#include "core/files/json_writer.h"

namespace tricolor::cli {

static UsageSpec usage() {
  return {"guide",
          "",
          "Computes a figure of the Go GC guide with the guide's own simple model.",
          {{"--figure", "1..5", "which figure; must be given", ""},
           {"--gogc", "N|off", "GOGC", "100"},
           {"--memory-limit", "SIZE|off", "GOMEMLIMIT, such as 64MiB", "off"},
           {"--json", "", "one JSON document instead of text", "off"}},
          0,
          0};
}

static double rounded(double value, double steps_per_unit) {
  return std::round(value * steps_per_unit) / steps_per_unit;
}

static double seconds(double value) {
  return rounded(value, 1e6);
}
static double four_decimals(double value) {
  return rounded(value, 1e4);
}

static std::string document(int figure, const GuideResult& result) {
  JsonWriter json;
  json.begin_object();
  json.field("figure", figure);
  json.field("cycles", std::int64_t{result.cycles});
  json.key("total_s");
  json.number(seconds(result.total_s));
  json.key("gc_cpu_percent");
  json.number(four_decimals(result.gc_cpu_percent));
  json.key("peak_MiB");
  json.number(four_decimals(result.peak_MiB));
  json.key("peak_live_MiB");
  json.number(four_decimals(result.peak_live_MiB));
  json.end_object();
  return json.take();
}

static std::string readable(int figure, const GuideResult& result) {
  TextTable table(1);
  table.add({"figure", std::to_string(figure)});
  table.add({"GC cycles", format_count(static_cast<std::uint64_t>(result.cycles))});
  table.add({"total time", shortest_text(seconds(result.total_s)) + " s"});
  table.add({"GC CPU", shortest_text(four_decimals(result.gc_cpu_percent)) + " %"});
  table.add({"peak memory", shortest_text(four_decimals(result.peak_MiB)) + " MiB"});
  table.add({"peak live memory", shortest_text(four_decimals(result.peak_live_MiB)) + " MiB"});
  return table.text() +
         "This is the guide's model: one thread, stopped while collecting, no objects.\n";
}

static Result<const GuideFigure*> parse_figure(const Arguments& arguments) {
  const auto text = arguments.value("--figure");
  if (!text) return Error{"--figure is missing; give --figure with a number from 1 to 5"};
  const Result<std::int64_t> number = parse_integer(*text, 1, 5, "the figure");
  if (!number) return Error{"--figure: " + number.error()};
  return &guide_figures()[static_cast<std::size_t>(number.value() - 1)];
}

static Result<GuideSettings> parse_settings(const Arguments& arguments) {
  GuideSettings settings;
  if (const auto text = arguments.value("--gogc")) {
    const Result<std::int32_t> gogc = parse_gogc(*text);
    if (!gogc) return Error{"--gogc: " + gogc.error()};
    settings.gogc.reset();
    if (gogc.value() != kGogcOff) settings.gogc = gogc.value();
  }
  if (const auto text = arguments.value("--memory-limit")) {
    const Result<std::int64_t> limit = parse_memory_limit(*text);
    if (!limit) return Error{"--memory-limit: " + limit.error()};
    if (limit.value() != kNoMemoryLimit) {
      settings.memory_limit_MiB = static_cast<double>(limit.value()) / double{kMiB};
    }
  }
  return settings;
}

int guide_command(std::span<const std::string> words) {
  const UsageSpec spec = usage();
  const Result<Arguments> arguments = parse_arguments(spec, words);
  if (!arguments) return fail(spec.command, arguments.error());
  if (arguments.value().wants_help()) {
    print(help_text(spec));
    return kExitDone;
  }
  const Result<const GuideFigure*> figure = parse_figure(arguments.value());
  if (!figure) return fail(spec.command, figure.error());
  const Result<GuideSettings> settings = parse_settings(arguments.value());
  if (!settings) return fail(spec.command, settings.error());
  const GuideResult result = run_guide_model(*figure.value(), settings.value());
  const int number = figure.value()->number;
  print(arguments.value().has("--json") ? document(number, result) : readable(number, result));
  return kExitDone;
}

}  // namespace tricolor::cli
