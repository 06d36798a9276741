// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/sim/event.h"
#include "core/sim/position.h"

namespace tricolor {

/// The step of a run in which a phase began.
struct PhaseMark {
  Position at;
  Phase phase = Phase::kOff;
};

}  // namespace tricolor
