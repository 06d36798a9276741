// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <memory>
#include <utility>

#include "core/sim/heap_index.h"
#include "core/sim/runtime.h"
#include "core/sim/world.h"

namespace tricolor {

/// What a World is; for World and PackedWorld only.
struct World::State {
  State(const Config& config, std::unique_ptr<Program> main) : runtime(config, std::move(main)) {}
  explicit State(const Runtime& original) : runtime(original) {}

  Runtime runtime;
  HeapIndex index;  ///< for pictures; follows from the runtime
};

}  // namespace tricolor
