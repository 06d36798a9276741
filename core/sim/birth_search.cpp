// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/birth_search.h"

#include "core/sim/heap_reader.h"
#include "core/sim/object_inspection.h"
#include "core/sim/runtime.h"

namespace tricolor {
namespace {

/// Actions between two looks at the log: few enough to keep one copy for each stride that matters.
constexpr std::uint64_t kStride = 4096;

/// The newest allocation of the focused slot that the world has seen.
std::optional<Event> seen_birth(const World& world, Address base) {
  const auto& events = world.runtime().log().focused();
  for (auto e = events.rbegin(); e != events.rend(); ++e) {
    if (e->kind == EventKind::kAllocate && e->object == base) return *e;
  }
  return std::nullopt;
}

/// One action after the other from a state before the allocation at `at_ns`, up to just after it.
std::optional<SeenBirth> step_to(World world, Address base, Nanos at_ns,
                                 const ReplaySource& source) {
  while (source.advance(world, 1)) {
    const std::optional<Event> seen = seen_birth(world, base);
    if (seen && seen->at_ns >= at_ns) return SeenBirth{*seen, std::move(world)};
  }
  const std::optional<Event> seen = seen_birth(world, base);
  if (seen && seen->at_ns >= at_ns) return SeenBirth{*seen, std::move(world)};
  return std::nullopt;
}

}  // namespace

bool cancelled(const ReplaySource& source) {
  return source.cancelled && source.cancelled();
}

std::optional<SeenBirth> last_birth_in(const Stretch& stretch, Address base,
                                       const ReplaySource& source) {
  World world = stretch.from;
  world.watch(true);
  world.focus_slot(base);
  std::optional<Nanos> last;
  std::optional<World> before_last;
  World before = world;
  bool more = true;
  while (more && world.now() < stretch.until_ns) {
    if (cancelled(source)) return std::nullopt;
    before = world;
    more = source.advance(world, kStride);
    const std::optional<Event> seen = seen_birth(world, base);
    if (!seen || (last && *last == seen->at_ns)) continue;
    last = seen->at_ns;
    before_last = before;
  }
  if (!last) return std::nullopt;
  return step_to(std::move(*before_last), base, *last, source);
}

BirthView find_birth(const World& present, Address address, const ReplaySource& source) {
  const SlotPlace place = slot_at(present.runtime().heap(), address);
  if (!place) return {};
  Nanos until = present.now() + 1;
  while (!cancelled(source)) {
    std::optional<World> kept = source.earlier(until);
    if (!kept) return {};
    const Nanos at = kept->now();
    const auto seen = last_birth_in({std::move(*kept), until}, place.base, source);
    if (seen) return birth_of(present.runtime(), seen->event);
    if (at >= until) return {};
    until = at;
  }
  return {};
}

}  // namespace tricolor
