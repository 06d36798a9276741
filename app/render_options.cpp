// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/render_options.h"

#include <array>
#include <charconv>
#include <vector>

#include "app/cli/memory_guard.h"
#include "app/cli/simulation_options.h"
#include "core/base/parse.h"

namespace tricolor::app {

namespace {

using Problem = std::optional<Error>;

constexpr std::int64_t kLeastSide = 32;
constexpr std::int64_t kMostSide = 16'384;
constexpr double kMostScale = 8;
// A picture of this many pixels takes 1 GiB while it is drawn.
constexpr double kMostPixels = 256.0 * 1024 * 1024;

QString from_view(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// `--program X` becomes an operand, as `tricolor-cli run X` has it.
std::vector<std::string> with_operand(std::span<const std::string> words) {
  constexpr std::string_view kInline = "--program=";
  std::vector<std::string> result;
  for (std::size_t i = 0; i < words.size(); i++) {
    if (words[i] == "--program" && i + 1 < words.size()) {
      result.push_back(words[++i]);
    } else if (words[i].starts_with(kInline)) {
      result.push_back(words[i].substr(kInline.size()));
    } else {
      result.push_back(words[i]);
    }
  }
  return result;
}

/// At the end it has none to take; with_operand() would leave it in place.
Problem refuse_bare_program(std::span<const std::string> words) {
  if (words.empty() || words.back() != "--program") return std::nullopt;
  return Error{"--program needs a value; give --program NAME"};
}

Problem refuse_later_options(const cli::Arguments& arguments) {
  for (const std::string_view name : {"--scene", "--lesson", "--step", "--frames"}) {
    if (arguments.has(name)) {
      return Error{std::string(name) + ": this version draws programs only; give --program NAME"};
    }
  }
  return std::nullopt;
}

Problem set_view(std::string_view text, RenderOptions& options) {
  struct Row {
    std::string_view name;
    View view;
  };
  constexpr std::array<Row, 5> kViews = {{{"heap", View::kHeap},
                                          {"graph", View::kGraph},
                                          {"memory", View::kMemory},
                                          {"cycles", View::kCycles},
                                          {"window", View::kWindow}}};
  for (const Row& row : kViews) {
    if (row.name == text) {
      options.view = row.view;
      return std::nullopt;
    }
  }
  return Error{"--view: \"" + std::string(text) +
               "\" cannot be drawn; give heap, graph, memory, "
               "cycles or window"};
}

Problem set_size(std::string_view text, RenderOptions& options) {
  const auto cross = text.find('x');
  const Error wrong{"--size: \"" + std::string(text) + "\" is not a size; give WIDTHxHEIGHT in " +
                    "pixels, 32 to 16384 each, such as 1920x1080"};
  if (cross == std::string_view::npos) return wrong;
  const auto width = parse_integer(text.substr(0, cross), kLeastSide, kMostSide, "the width");
  const auto height = parse_integer(text.substr(cross + 1), kLeastSide, kMostSide, "the height");
  if (!width || !height) return wrong;
  options.size = {static_cast<int>(width.value()), static_cast<int>(height.value())};
  return std::nullopt;
}

Problem set_scale(std::string_view text, RenderOptions& options) {
  bool is_number = false;
  const double scale = from_view(text).toDouble(&is_number);
  if (!is_number || !(scale >= 0.25 && scale <= kMostScale)) {
    return Error{"--scale: \"" + std::string(text) + "\" is not a scale; give 0.25 to 8"};
  }
  options.scale = scale;
  return std::nullopt;
}

Problem set_theme(std::string_view text, RenderOptions& options) {
  const auto id = ui::find_theme(from_view(text));
  if (!id) {
    return Error{"--theme: \"" + std::string(text) +
                 "\" is unknown; give light, dark, projector or print"};
  }
  options.theme = *id;
  return std::nullopt;
}

Problem set_moment(std::string_view text, RenderOptions& options) {
  auto moment = parse_moment(text);
  if (!moment) return Error{moment.error()};
  options.moment = moment.take();
  return std::nullopt;
}

Problem set_simulation(const cli::Arguments& arguments, RenderOptions& options) {
  auto simulation = cli::parse_simulation_options(arguments);
  if (!simulation) return Error{simulation.error()};
  Config& config = simulation.value().config;
  if (const auto text = arguments.value("--gogc")) {
    if (const Problem problem = cli::set_gogc(*text, config)) return problem;
  }
  if (const auto text = arguments.value("--memory-limit")) {
    if (const Problem problem = cli::set_memory_limit(*text, config)) return problem;
  }
  if (const auto text = arguments.value("--procs")) {
    if (const Problem problem = cli::set_procs(*text, config)) return problem;
  }
  config.max_host_bytes = cli::memory_for_run(1);
  options.config = config;
  return std::nullopt;
}

Problem set_picture(const cli::Arguments& arguments, RenderOptions& options) {
  struct Row {
    std::string_view name;
    Problem (*set)(std::string_view, RenderOptions&);
  };
  constexpr std::array<Row, 5> kRows = {{{"--at", set_moment},
                                         {"--view", set_view},
                                         {"--size", set_size},
                                         {"--scale", set_scale},
                                         {"--theme", set_theme}}};
  for (const Row& row : kRows) {
    const auto text = arguments.value(row.name);
    if (!text) continue;
    if (const Problem problem = row.set(*text, options)) return problem;
  }
  if (const auto text = arguments.value("--caption")) options.caption = from_view(*text);
  if (const auto text = arguments.value("--out")) options.out = from_view(*text);
  if (options.out.isEmpty()) return Error{"--out is missing; give --out FILE.png, .svg or .pdf"};
  const double pixels =
      options.scale * options.scale * options.size.width() * options.size.height();
  if (pixels > kMostPixels) {
    return Error{"--size times --scale is more than 256 million pixels; choose less"};
  }
  return std::nullopt;
}

}  // namespace

cli::UsageSpec render_usage() {
  cli::UsageSpec usage;
  usage.command = "render";
  usage.operands = "--program NAME";
  usage.summary =
      "Draws one picture of a run, with its settings printed under it. No display "
      "needed.";
  usage.options = cli::simulation_option_specs();
  std::erase_if(usage.options, [](const auto& option) { return option.name == "--until"; });
  const std::vector<cli::OptionSpec> own = {
      {"--gogc", "N|off", "GOGC", "100"},
      {"--memory-limit", "SIZE|off", "GOMEMLIMIT", "off"},
      {"--procs", "P", "GOMAXPROCS", "2"},
      {"--at", "TIME|cycle:N|end", "the moment to draw", "end"},
      {"--view", "heap|graph|memory|cycles|window", "what to draw", "window"},
      {"--size", "WxH", "pixels", "1280x720"},
      {"--scale", "N", "device pixels per pixel, for PNG", "1"},
      {"--theme", "light|dark|projector|print", "colours", "light"},
      {"--caption", "TEXT", "printed under the picture", "none"},
      {"--out", "FILE.png|svg|pdf", "where to write it", ""},
      {"--scene", "FILE", "later", ""},
      {"--lesson", "ID", "later", ""},
      {"--step", "N", "later", ""},
      {"--frames", "RANGE", "later", ""},
  };
  usage.options.insert(usage.options.end(), own.begin(), own.end());
  usage.least_operands = 1;
  usage.most_operands = 1;
  return usage;
}

Result<RenderOptions> parse_render_options(std::span<const std::string> words) {
  if (const Problem problem = refuse_bare_program(words)) return *problem;
  const auto arguments = cli::parse_arguments(render_usage(), with_operand(words));
  if (!arguments) return Error{arguments.error()};
  RenderOptions options;
  if (const Problem problem = refuse_later_options(arguments.value())) return *problem;
  if (const Problem problem = set_picture(arguments.value(), options)) return *problem;
  if (const Problem problem = set_simulation(arguments.value(), options)) return *problem;
  return options;
}

}  // namespace tricolor::app
