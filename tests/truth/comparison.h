// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>
#include <vector>

#include "tests/truth/quantity.h"
#include "tests/truth/simulated_run.h"

namespace tricolor::truth {

/// A setting beside its simulation; `error` says why there is none.
struct Pair {
  Setting setting;
  SimulatedRun simulated;
  std::string error;
};

/// Simulates all settings, `jobs` at a time; the result is in the settings' order. Prints a dot per
/// twenty on standard error.
std::vector<Pair> simulate_all(const std::vector<Setting>& settings, int jobs);

/// Real Go in the simulation's place: each setting beside the first run of it in `others`, which
/// somebody recorded at another time or on another machine. What real Go achieves there is what a
/// simulation can be asked for. Settings that `others` lacks are left out.
std::vector<Pair> pair_with(const std::vector<Setting>& settings,
                            const std::vector<Setting>& others);

/// One setting's verdict in a line of the table.
struct Judgement {
  const Pair* pair = nullptr;
  Verdict verdict;
  /// How far off, relative to the real median (or in points if that is 0).
  double off() const;
};

/// How often a run is inside where two real runs of its setting make median and spread: what a
/// third real run achieves is what a simulation can achieve at best.
struct JudgedByTwo {
  int judged = 0;
  int real_inside = 0;
  int simulated_inside = 0;
};

/// One line of the table.
struct Line {
  const Quantity* quantity = nullptr;
  std::vector<Judgement> judgements;  ///< the worst first
  int inside = 0;
  int unbounded = 0;  ///< outside even the looser tolerance
  bool met = false;
  JudgedByTwo by_two;
};

/// `pairs` has to outlive what this returns.
std::vector<Line> compare(const std::vector<Pair>& pairs);

}  // namespace tricolor::truth
