// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <vector>

#include "core/pacer/pacer.h"

namespace tricolor::test {

/// An idealised program: its mutators allocate, and its collector scans, at constant rates.
struct IdealWorkload {
  int procs = 8;
  double alloc_kib_per_ms = 33;   ///< per P that runs the mutator
  double scan_kib_per_ms = 1024;  ///< per P that marks
  double scannable_fraction = 1;
  Bytes globals = 32 * kKiB;
  Bytes stacks = 8 * kKiB;
  Bytes live = 34 * kMiB;  ///< what every cycle finds to be alive
};

/// What one cycle came to.
struct IdealCycle {
  Bytes trigger = 0;
  Bytes goal = 0;
  Bytes peak = 0;
  double utilization = 0;
  Nanos duration = 0;
};

/// Runs one cycle of `workload` against `pacer`, half a millisecond at a time.
IdealCycle run_ideal_cycle(Pacer& pacer, const IdealWorkload& workload);

/// `count` cycles, one after the other.
std::vector<IdealCycle> run_ideal_cycles(Pacer& pacer, const IdealWorkload& workload, int count);

}  // namespace tricolor::test
