// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/sweep_plan.h"

#include <algorithm>
#include <thread>

#include "app/cli/memory_guard.h"
#include "core/base/parse.h"
#include "core/sim/world.h"

namespace tricolor::cli {

constexpr std::int64_t kMostJobs = 1024;
constexpr std::int64_t kMostShards = 1'000'000;
constexpr std::size_t kMostRuns = 1'000'000;

using Setter = std::optional<Error> (*)(std::string_view text, Config& config);

/// One option that is a list of values.
struct ListOption {
  std::string_view name;
  Setter set;
};
constexpr ListOption kLists[] = {
    {"--gogc", set_gogc}, {"--memory-limit", set_memory_limit}, {"--procs", set_procs}};

/// Which of all runs are this process's: those with number % count == index.
struct Shard {
  std::size_t index = 0;
  std::size_t count = 1;
};

std::vector<OptionSpec> sweep_option_specs() {
  return {
      {"--gogc", "LIST", "GOGC values, such as 50,100,off", "100"},
      {"--memory-limit", "LIST", "GOMEMLIMIT values, such as 64MiB,1GiB,off", "off"},
      {"--procs", "LIST", "GOMAXPROCS values, such as 1,2,4", "2"},
      {"--jobs", "N", "runs at a time", "one per processor"},
      {"--shard", "I/N", "only every N-th run, beginning with the I-th", "1/1"},
      {"--csv", "FILE", "write the rows there", "standard output"},
  };
}

static std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t comma = text.find(',');
    parts.push_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

/// Each of `runs` once per value of `list`.
static std::optional<Error> multiply(std::vector<SimulationOptions>& runs, const ListOption& list,
                                     std::string_view values) {
  const std::vector<std::string_view> texts = split(values);
  if (runs.size() * texts.size() > kMostRuns) {
    return Error{std::string(list.name) + ": more than " + format_count(kMostRuns) +
                 " combinations; give shorter lists"};
  }
  std::vector<SimulationOptions> product;
  for (const SimulationOptions& run : runs) {
    for (const std::string_view text : texts) {
      product.push_back(run);
      if (std::optional<Error> error = list.set(text, product.back().config)) return error;
    }
  }
  runs = std::move(product);
  return std::nullopt;
}

static Result<int> parse_jobs(const Arguments& arguments) {
  const auto text = arguments.value("--jobs");
  if (!text) return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const Result<std::int64_t> jobs = parse_integer(*text, 1, kMostJobs, "the number of jobs");
  if (!jobs) return Error{"--jobs: " + jobs.error()};
  return static_cast<int>(jobs.value());
}

static Result<Shard> parse_shard(const Arguments& arguments) {
  const auto text = arguments.value("--shard");
  if (!text) return Shard{};
  const std::size_t slash = text->find('/');
  if (slash == std::string_view::npos) {
    return Error{"--shard: no / in it; give I/N, such as 1/4"};
  }
  const Result<std::int64_t> count =
      parse_integer(text->substr(slash + 1), 1, kMostShards, "N of --shard I/N");
  if (!count) return Error{"--shard: " + count.error()};
  const Result<std::int64_t> number =
      parse_integer(text->substr(0, slash), 1, count.value(), "I of --shard I/N");
  if (!number) return Error{"--shard: " + number.error()};
  return Shard{static_cast<std::size_t>(number.value() - 1),
               static_cast<std::size_t>(count.value())};
}

static std::vector<SimulationOptions> runs_of(const Shard& shard,
                                              const std::vector<SimulationOptions>& all) {
  std::vector<SimulationOptions> runs;
  for (std::size_t i = shard.index; i < all.size(); i += shard.count) runs.push_back(all[i]);
  return runs;
}

/// What the first run is refused for, such as too many objects, all would be refused for.
static std::optional<Error> try_first(const SweepPlan& plan) {
  if (plan.runs.empty()) return std::nullopt;
  const Result<World> world = World::create(plan.runs.front().config);
  if (!world) return Error{world.error()};
  return std::nullopt;
}

Result<SweepPlan> plan_sweep(const Arguments& arguments) {
  const Result<SimulationOptions> base = parse_simulation_options(arguments);
  if (!base) return Error{base.error()};
  std::vector<SimulationOptions> all{base.value()};
  for (const ListOption& list : kLists) {
    const auto values = arguments.value(list.name);
    if (!values) continue;
    if (const std::optional<Error> error = multiply(all, list, *values)) return *error;
  }
  const Result<int> jobs = parse_jobs(arguments);
  if (!jobs) return Error{jobs.error()};
  const Result<Shard> shard = parse_shard(arguments);
  if (!shard) return Error{shard.error()};
  SweepPlan plan{runs_of(shard.value(), all), jobs.value()};
  const Bytes memory = memory_for_run(plan.jobs);
  for (SimulationOptions& run : plan.runs) run.config.max_host_bytes = memory;
  if (const std::optional<Error> error = try_first(plan)) return *error;
  return plan;
}

}  // namespace tricolor::cli
