// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>

namespace tricolor::truth {

/// The real cycles without a limit, put through this project's pacer one by one: each cycle's heap
/// marked, stacks, globals and cons/mark give the next goal and trigger, which have to be those
/// that real Go computed.
struct PacerExactness {
  int cycles = 0;
  int goals_differ = 0;
  int triggers_differ = 0;
  std::string first_difference;
};

/// `folder` has the reference's NAME.jsonl.
PacerExactness check_pacer(const std::string& folder, const std::string& filter);

}  // namespace tricolor::truth
