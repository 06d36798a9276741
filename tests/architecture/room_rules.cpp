// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "tests/architecture/room_rules.h"

#include <algorithm>
#include <utility>

namespace tricolor::architecture {
namespace {

using Places = std::vector<std::string_view>;

Places join(Places first, const Places& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

/// What a mutator sees of the heap.
const Places kHeapFacade = {"core/heap/heap.h", "core/heap/type_info.h", "core/heap/roots.h",
                            "core/heap/func_value.h"};

/// What leaves the core: plain structs.
const Places kPlainStructs = {
    "core/sim/snapshot.h",     "core/sim/event.h",          "core/sim/breakpoint.h",
    "core/sim/cycle_record.h", "core/sim/graph_view.h",     "core/sim/violation.h",
    "core/sim/edit.h",         "core/sim/mem_stats.h",      "core/sim/config.h",
    "core/sim/inspection.h",   "core/sim/event_sentence.h", "core/sim/extended_view.h"};

/// What any room of the window but bridge/ may know of the core.
const Places kCoreForViews =
    join({"core/base", "core/files", "core/program/library.h", "core/heap/size_classes.h"},
         kPlainStructs);

/// A panel sees itself, the bridge and what all panels share; never another panel.
RoomRule panel(std::string_view room) {
  return {room, join({"ui/bridge", "ui/models", "ui/theme", "ui/export"}, kCoreForViews)};
}

std::vector<RoomRule> make_rules() {
  RoomRule ownership_panel = panel("ui/ownership");
  ownership_panel.allowed.push_back("core/ownership");
  return {
      {"core/base", {}},
      {"core/heap", {"core/base"}},
      {"core/gc", {"core/base", "core/heap"}},
      {"core/pacer", {"core/base"}},
      {"core/ownership", {"core/base"}},
      {"core/program", join({"core/base"}, kHeapFacade)},
      {"core/golang", join({"core/base", "core/program"}, kHeapFacade)},
      {"core/files", join({"core/base"}, kPlainStructs)},
      {"core/sim", {"core"}},
      {"ui/theme", join({"core/base"}, kPlainStructs)},
      {"ui/bridge", {"core"}},
      {"ui/models", join({"ui/bridge", "ui/theme"}, kCoreForViews)},
      {"ui/export", join({"ui/bridge", "ui/theme"}, kCoreForViews)},
      panel("ui/heapmap"),
      panel("ui/graph"),
      panel("ui/plots"),
      panel("ui/inspector"),
      panel("ui/eventlog"),
      panel("ui/ladder"),
      panel("ui/lesson"),
      panel("ui/controls"),
      std::move(ownership_panel),
      {"ui/window", join({"ui"}, kCoreForViews)},
      {"app/cli", {"core"}},
      {"app", {"core", "ui"}},
      {"tests", {"core", "ui", "app"}},
  };
}

}  // namespace

bool lies_in(std::string_view path, std::string_view place) {
  if (!path.starts_with(place)) return false;
  return path.size() == place.size() || path[place.size()] == '/';
}

bool RoomRule::permits(std::string_view target) const {
  return lies_in(target, room) ||
         std::ranges::any_of(allowed, [&](auto place) { return lies_in(target, place); });
}

std::span<const RoomRule> room_rules() {
  static const std::vector<RoomRule> kRules = make_rules();
  return kRules;
}

const RoomRule* rule_for(std::string_view path) {
  const auto rules = room_rules();
  const auto found =
      std::ranges::find_if(rules, [&](auto& rule) { return lies_in(path, rule.room); });
  return found == rules.end() ? nullptr : &*found;
}

}  // namespace tricolor::architecture
