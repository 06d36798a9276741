// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <optional>

#include "core/sim/death_search.h"

namespace tricolor {

/// A stretch of the run, from a state to a time.
struct Stretch {
  World from;
  Nanos until_ns = 0;
};

/// The last allocation of a slot within a stretch.
struct SeenBirth {
  Event event;
  World after;  ///< just after it
};

/// Runs the stretch watched; nothing if the slot was not allocated in it, or cancelled.
std::optional<SeenBirth> last_birth_in(const Stretch& stretch, Address base,
                                       const ReplaySource& source);

/// True if the search was asked to stop.
bool cancelled(const ReplaySource& source);

}  // namespace tricolor
