// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/units.h"
#include "core/ownership/ownership_event.h"

namespace tricolor {

/// A stretch of events that a viewer steps over at once: one statement, or at a closing brace
/// the end of one local variable.
struct RecordedStep {
  std::uint32_t statement = 0;  ///< index into OwnershipScenario::statements
  std::size_t first_event = 0;
  std::size_t end_event = 0;  ///< one past the last
  Bytes held_bytes = 0;       ///< at its end
  bool closing = false;       ///< variables are leaving their scope
};

/// What one run of a scenario did, as plain data. Equal runs give equal recordings.
struct Recording {
  std::vector<OwnershipEvent> events;
  std::vector<RecordedStep> steps;
};

}  // namespace tricolor
