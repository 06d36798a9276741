// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "core/sim/inspection.h"
#include "core/sim/world.h"

namespace tricolor {

/// Earlier states of the run that is asked about, and how it went on from them.
struct ReplaySource {
  /// The latest kept state whose time is below `before_ns`; nothing if none is kept.
  std::function<std::optional<World>(Nanos before_ns)> earlier;
  /// Runs `world` on as the run itself went, its commands included, for at most `actions` micro
  /// steps. False at the run's present or end: it goes no further.
  std::function<bool(World& world, std::uint64_t actions)> advance;
  /// May be empty.
  std::function<bool()> cancelled;
};

/// Why the object at `address` of the world `present` is dead: finds the step of the run after
/// which no root led to it, and names what was cut.
///
/// 1. Walk back over kept states until the object was reachable, or was born after one.
/// 2. Run copies forward in strides that halve when the object has died on the way. (Once
///    unreachable, always unreachable: so it dies once. Only a finalizer or a weak pointer brings
///    an object back: then one of its deaths is found.)
/// 3. Watch the one step that is left.
///
/// The present world may have freed the object already; then the last object in its slot is meant.
DeathInspection find_death(const World& present, Address address, const ReplaySource& source);

/// When the object at `address` was allocated, by running the past again; not known if no kept
/// state is older than it.
BirthView find_birth(const World& present, Address address, const ReplaySource& source);

}  // namespace tricolor
