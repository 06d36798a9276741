// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/result.h"
#include "core/sim/world.h"

namespace tricolor::app {

struct AtTime {
  Nanos ns = 0;
};
struct AtCycle {
  std::uint32_t number = 0;
};  ///< when its mark phase has ended
struct AtEnd {};

/// The moment of a run that a picture shows: `--at TIME|cycle:N|end`.
using Moment = std::variant<AtTime, AtCycle, AtEnd>;

Result<Moment> parse_moment(std::string_view text);

/// Runs the world there. Fails if the run needs too much memory or never comes there.
std::optional<Error> run_to(World& world, const Moment& moment);

}  // namespace tricolor::app
