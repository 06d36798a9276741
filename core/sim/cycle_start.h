// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/pacer/pacer.h"
#include "core/sim/cycle_record.h"

namespace tricolor {

/// The numbers with which the pacer decides at this moment where a cycle is to start, for whoever
/// asks why. What is not the pacer's (reason, times, settings) is left out.
CycleStart cycle_start_of(const Pacer& pacer);

}  // namespace tricolor
