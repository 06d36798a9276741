// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tricolor::architecture {

/// What the files of one room may include from this repository. `allowed` holds rooms
/// ("core/base") and single headers ("core/heap/heap.h"); a room's own files are always allowed.
struct RoomRule {
  std::string_view room;
  std::vector<std::string_view> allowed;

  bool permits(std::string_view target) const;
};

/// The table of all rooms, in the order of the house.
std::span<const RoomRule> room_rules();

/// The rule for the file at `path`; nullptr for a path that is in no known room.
const RoomRule* rule_for(std::string_view path);

/// Whether `path` is `place` itself or lies in it.
bool lies_in(std::string_view path, std::string_view place);

}  // namespace tricolor::architecture
