// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/base/result.h"
#include "core/sim/cycle_record.h"
#include "tests/truth/run_figures.h"

namespace tricolor::truth {

/// A simulated run of a setting, and its cycles for plots.
struct SimulatedRun {
  RunFigures figures;
  std::vector<CycleRecord> cycles;
};

Result<SimulatedRun> simulate(const Setting& setting);

}  // namespace tricolor::truth
