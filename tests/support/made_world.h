// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QtGlobal>
#include <cstdint>
#include <utility>

#include "core/sim/world.h"

namespace tricolor {

/// World::create() where a refusal is a mistake of the test.
template <typename... Main>
World made_world(const Config& config, Main... main) {
  auto made = World::create(config, std::move(main)...);
  if (!made) qFatal("%s", made.error().c_str());
  return made.take();
}

/// The same after its program's end.
inline World finished_world(const Config& config) {
  World world = made_world(config);
  world.run();
  return world;
}

/// Runs it for so many actions of its goroutines.
inline void run_some(World& world, std::uint64_t actions) {
  RunLimit limit;
  limit.max_actions = actions;
  world.run(limit);
}

}  // namespace tricolor
