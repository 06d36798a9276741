// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/moment.h"

#include <algorithm>

#include "core/base/parse.h"

namespace tricolor::app {

namespace {

constexpr std::string_view kCyclePrefix = "cycle:";
constexpr std::int64_t kMostCycles = 1'000'000'000;
constexpr Nanos kWatchedBefore = 100 * kMicrosecond;

/// True when the world cannot go on.
bool is_over(StopReason reason) {
  return reason == StopReason::kFinished || reason == StopReason::kDeadlock ||
         reason == StopReason::kOutOfMemory;
}

std::uint32_t cycles_of(const World& world) {
  return world.cycles().empty() ? 0 : world.cycles().back().number;
}

RunLimit limit_of(const Moment& moment) {
  RunLimit limit;
  if (const auto* at = std::get_if<AtTime>(&moment)) limit.until_ns = at->ns;
  if (std::holds_alternative<AtCycle>(moment)) limit.step = RunLimit::Step::kCycle;
  return limit;
}

}  // namespace

Result<Moment> parse_moment(std::string_view text) {
  if (text == "end") return Moment{AtEnd{}};
  if (text.starts_with(kCyclePrefix)) {
    const auto number =
        parse_integer(text.substr(kCyclePrefix.size()), 1, kMostCycles, "the cycle");
    if (!number) return Error{"--at: " + number.error()};
    return Moment{AtCycle{static_cast<std::uint32_t>(number.value())}};
  }
  const auto time = parse_duration(text);
  if (!time) return Error{"--at: " + time.error() + "; or cycle:N, or end"};
  return Moment{AtTime{time.value()}};
}

namespace {

/// Shortly before the moment events are recorded, so that the picture has a caption.
void approach(World& world, const Moment& moment) {
  if (const auto* at = std::get_if<AtTime>(&moment)) {
    RunLimit limit;
    limit.until_ns = std::max<Nanos>(0, at->ns - kWatchedBefore);
    world.run(limit);
  }
  world.watch(!std::holds_alternative<AtEnd>(moment));
}

}  // namespace

std::optional<Error> run_to(World& world, const Moment& moment) {
  approach(world, moment);
  const auto* cycle = std::get_if<AtCycle>(&moment);
  const RunLimit limit = limit_of(moment);
  StopReason reason = StopReason::kActions;
  while (!is_over(reason)) {
    if (cycle != nullptr && cycles_of(world) >= cycle->number) return std::nullopt;
    reason = world.run(limit);
    if (reason == StopReason::kTime) return std::nullopt;
  }
  if (reason == StopReason::kOutOfMemory) {
    return Error{
        "the simulation would take more memory than this machine has free; give smaller "
        "--params"};
  }
  if (cycle == nullptr || cycles_of(world) >= cycle->number) return std::nullopt;
  return Error{"--at: the program ends after " + std::to_string(cycles_of(world)) +
               " cycles; give a smaller cycle:N, or end"};
}

}  // namespace tricolor::app
