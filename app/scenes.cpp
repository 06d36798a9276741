// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/scenes.h"

#include <array>
#include <utility>

#include "core/sim/world.h"

namespace tricolor::app {

namespace {

// Some cycles in, so that the plots have something to show.
constexpr std::uint32_t kCycle = 6;
constexpr std::uint64_t kSomeActions = 64;
constexpr std::uint64_t kFewActions = 24;
constexpr double kMiddle = 0.5;

constexpr std::array<std::pair<Phase, const char*>, 5> kPhases = {{
    {Phase::kSweepTermination, "sweep-termination"},
    {Phase::kMark, "mark"},
    {Phase::kMarkTermination, "mark-termination"},
    {Phase::kSweep, "sweep"},
    {Phase::kOff, "off"},
}};

std::shared_ptr<const Snapshot> look(World& world) {
  return std::make_shared<const Snapshot>(world.snapshot(SnapshotRequest{}));
}

/// The same without the heap: cheap enough to look often.
Snapshot glance(World& world) {
  SnapshotRequest request;
  request.spans_per_class = 0;
  request.max_slots = 0;
  request.max_goroutines = 0;
  request.tiles = false;
  return world.snapshot(request);
}

bool before_middle(const Snapshot& s) {
  if (s.phase == Phase::kMark) return s.mark_progress < kMiddle;
  return s.phase == Phase::kSweep && s.sweep_progress < kMiddle;
}

/// Makes a few actions if they do not end the phase.
bool go_on(World& world, std::uint64_t actions) {
  World next = world;
  RunLimit limit;
  limit.max_actions = actions;
  if (next.run(limit) != StopReason::kActions || next.phase() != world.phase()) return false;
  world = std::move(next);
  return true;
}

/// Goes on while the phase lasts, up to its middle, and a little further.
Scene scene_at(World& world, Phase phase, const char* name) {
  while (before_middle(glance(world)) && go_on(world, kSomeActions)) {
  }
  Scene scene{name, phase, look(world), nullptr};
  go_on(world, kFewActions);
  scene.now = look(world);
  return scene;
}

bool run_to_phase(World& world, Phase phase) {
  RunLimit limit;
  limit.step = RunLimit::Step::kPhase;
  while (world.phase() != phase) {
    if (world.run(limit) != StopReason::kStep) return false;
  }
  return true;
}

}  // namespace

Result<std::vector<Scene>> demo_scenes(const Config& config) {
  auto made = World::create(config);
  if (!made) return Error{made.error()};
  World& world = made.value();
  RunLimit cycle;
  cycle.step = RunLimit::Step::kCycle;
  for (std::uint32_t i = 1; i < kCycle; i++) world.run(cycle);
  world.watch(true);
  std::vector<Scene> scenes;
  for (const auto& [phase, name] : kPhases) {
    if (!run_to_phase(world, phase)) return Error{"the demo ended before all phases were seen"};
    scenes.push_back(scene_at(world, phase, name));
  }
  return scenes;
}

}  // namespace tricolor::app
