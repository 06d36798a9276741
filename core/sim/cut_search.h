// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <span>
#include <vector>

#include "core/sim/inspection.h"

namespace tricolor {

class Runtime;

/// One step of a run that made an object unreachable.
struct FatalStep {
  const Runtime& before;          ///< the object is reachable
  const Runtime& after;           ///< it is not
  std::span<const Event> events;  ///< of the step, in order
  Address object = 0;             ///< base
};

/// What in the step cut the object off. One cut where the step did one thing or where the order of
/// its stores decides; several where roots and stores changed in one step, whose order nobody sees.
std::vector<Cut> cuts_of(const FatalStep& step);

/// "goroutine 1 set word 0 of main.node 0xc0000120a0 to nil".
std::string cut_clause(const Cut& cut);

}  // namespace tricolor
