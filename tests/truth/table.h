// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>
#include <vector>

#include "tests/truth/comparison.h"

namespace tricolor::truth {

/// The table as text: per quantity how many settings are inside, and the `worst` that are not.
std::string table_text(const std::vector<Line>& lines, int worst);

/// "12.35 MB", "0.31", "102": short enough for a table.
std::string short_number(double value);

/// Tab-separated: every setting and quantity, for spreadsheets.
std::string rows_text(const std::vector<Line>& lines);

/// Tab-separated: every simulated cycle, in the columns of the real records.
std::string cycles_text(const std::vector<Pair>& pairs);

}  // namespace tricolor::truth
