// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "tests/truth/run_figures.h"

namespace tricolor::truth {

/// How one setting fares in one quantity.
struct Verdict {
  double real = 0;   ///< median of the real runs
  double range = 0;  ///< their largest difference
  double simulated = 0;
  bool inside = false;  ///< within the tolerance
  bool bounded = true;  ///< within the looser one that holds for every setting
};

/// One line of the table: a quantity, its tolerance, and for how many settings it has to hold.
struct Quantity {
  std::string_view name;
  std::string_view tolerance;  ///< in words
  double share = 1;            ///< of the settings that have to be inside
  bool all_bounded = false;    ///< every setting has to be within the looser tolerance
  /// Nothing where the setting says nothing about the quantity.
  std::optional<Verdict> (*judge)(const Setting& setting, const RunFigures& simulated) = nullptr;
};

/// All of them, in the order in which they are printed.
std::span<const Quantity> quantities();

}  // namespace tricolor::truth
