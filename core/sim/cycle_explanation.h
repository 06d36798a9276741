// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>
#include <vector>

#include "core/sim/inspection.h"

namespace tricolor {

/// Why the cycle started, in one sentence.
std::string start_headline(std::uint32_t number, const CycleStart& start);

/// The formulas of §4.2 and §4.3 in the order in which they are evaluated, numbers filled in. For a
/// cycle that was not started by the heap's size, one line that says so comes first.
std::vector<FormulaLine> start_lines(const CycleStart& start);

}  // namespace tricolor
