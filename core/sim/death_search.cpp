// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/death_search.h"

#include <algorithm>

#include "core/base/parse.h"
#include "core/sim/birth_search.h"
#include "core/sim/cut_search.h"
#include "core/sim/heap_reader.h"
#include "core/sim/object_inspection.h"
#include "core/sim/retention_path.h"
#include "core/sim/runtime.h"

namespace tricolor {
namespace {

/// The first stride; it doubles while the object lives on, and halves once it has died in one.
constexpr std::uint64_t kFirstStride = 4096;
constexpr std::uint64_t kLongestStride = std::uint64_t{1} << 24;

/// A state in which the object is alive, as the same object that is dead at the present.
struct Alive {
  World world;
  RootedPath path;
  std::optional<Event> birth;
};

bool reachable(const World& world, RootedPath& path, Address object, const ReplaySource& source) {
  return reachable_still(world.runtime(), path, object, {.cancelled = source.cancelled});
}

/// Walks back over kept states to one in which the object was alive.
std::optional<Alive> last_known_alive(Nanos now, Address object, const ReplaySource& source) {
  Nanos until = now + 1;
  while (!cancelled(source)) {
    std::optional<World> kept = source.earlier(until);
    if (!kept || kept->now() >= until) return std::nullopt;
    if (auto born = last_birth_in({*kept, until}, object, source)) {
      return Alive{std::move(born->after), {}, born->event};
    }
    RootedPath path;
    if (reachable(*kept, path, object, source)) return Alive{std::move(*kept), path, std::nullopt};
    until = kept->now();
  }
  return std::nullopt;
}

/// Moves `alive` forward to just before the step that kills the object; false if nothing does.
bool approach(Alive& alive, Address object, const ReplaySource& source) {
  std::uint64_t stride = kFirstStride;
  bool died = false;
  while (!cancelled(source)) {
    World probe = alive.world;
    const bool more = source.advance(probe, stride);
    if (!reachable(probe, alive.path, object, source)) {
      if (stride == 1) return true;
      died = true;
      stride /= 2;
      continue;
    }
    if (!more) return false;
    alive.world = std::move(probe);
    if (!died) stride = std::min(stride * 2, kLongestStride);
  }
  return false;
}

std::string sentence_of(const DeathInspection& death) {
  std::string text =
      death.type + " has been unreachable since " + format_duration(death.at_ns) + ": ";
  if (death.cuts.empty()) return text + "nothing ever kept a pointer to it.";
  for (std::size_t i = 0; i < death.cuts.size(); ++i) {
    text += (i == 0 ? "" : ", and ") + cut_clause(death.cuts[i]);
  }
  if (death.cuts.size() > 1) return text + ", all in one step of the program.";
  return text + ", which was the last way to it.";
}

void tell_step(const Alive& alive, const World& after, DeathInspection& death) {
  const EventLog& log = after.runtime().log();
  const std::size_t fresh =
      std::min<std::size_t>(log.events().size(), log.last() - alive.world.runtime().log().last());
  const std::vector<Event> events(log.events().end() - static_cast<std::ptrdiff_t>(fresh),
                                  log.events().end());
  death.at_ns = events.empty() ? after.now() : events.front().at_ns;
  death.cuts = cuts_of({alive.world.runtime(), after.runtime(), events, death.object});
  for (const Cut& cut : death.cuts) {
    for (const Event& e : events) {
      if (cut.slot != 0 && e.kind == EventKind::kStore && e.object == cut.slot)
        death.at_ns = e.at_ns;
    }
  }
}

/// The object that was alive right after its allocation, and dead at once.
void tell_stillborn(const Alive& alive, DeathInspection& death) {
  death.answer = DeathInspection::Answer::kFound;
  death.at_ns = alive.birth->at_ns;
}

void tell(const World& present, Alive& alive, const ReplaySource& source, DeathInspection& death) {
  death.type = type_name(alive.world.runtime().heap(), death.object);
  if (alive.birth) death.birth = birth_of(present.runtime(), *alive.birth);
  if (!reachable(alive.world, alive.path, death.object, source)) {
    if (alive.birth) tell_stillborn(alive, death);
  } else if (approach(alive, death.object, source)) {
    death.answer = DeathInspection::Answer::kFound;
    // The path that is left just before the step is the last one.
    alive.path = rooted_path(alive.world.runtime(), death.object);
    death.last_path = named_path(alive.world.runtime(), alive.path);
    alive.world.watch(true);
    World after = alive.world;
    source.advance(after, 1);
    tell_step(alive, after, death);
  }
  if (death.answer != DeathInspection::Answer::kFound) return;
  for (const CycleRecord& cycle : present.cycles()) {
    if (cycle.end_ns <= death.at_ns) death.cycle = cycle.number;
  }
  death.sentence = sentence_of(death);
}

}  // namespace

DeathInspection find_death(const World& present, Address address, const ReplaySource& source) {
  DeathInspection death;
  const SlotPlace place = slot_at(present.runtime().heap(), address);
  death.object = place ? place.base : address;
  if (place.allocated) {
    const RootedPath path =
        rooted_path(present.runtime(), death.object, {.cancelled = source.cancelled});
    if (path.path.answer == HeapPath::Answer::kReachable) {
      death.answer = DeathInspection::Answer::kAlive;
      death.type = type_name(present.runtime().heap(), death.object);
      return death;
    }
  }
  death.answer = DeathInspection::Answer::kNotKept;
  if (auto alive = last_known_alive(present.now(), death.object, source)) {
    tell(present, *alive, source, death);
  }
  if (cancelled(source)) death.answer = DeathInspection::Answer::kStopped;
  return death;
}

}  // namespace tricolor
