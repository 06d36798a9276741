// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>
#include <vector>

#include "tests/truth/comparison.h"
#include "tests/truth/pacer_exactness.h"

namespace tricolor::truth {

/// One comparison on the page: Go 1.19 in full, Go 1.26 from condensed records.
struct Chapter {
  std::string heading;
  std::string introduction;
  std::string file_prefix;  ///< of its plots, "go119"
  const std::vector<Pair>* pairs = nullptr;
  std::vector<Line> lines;
  PacerExactness exactness;
  /// Of the same settings recorded on a second machine, where that was done: that machine's real Go
  /// in the simulation's place, and the simulation judged by that machine.
  std::vector<Line> second_real;
  std::vector<Line> second_simulated;
};

/// Writes README.md and the plots it shows into `folder`. False if that cannot be written.
bool write_page(const std::string& folder, const std::vector<Chapter>& chapters);

}  // namespace tricolor::truth
