// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <vector>

namespace tricolor::ui {

/// Heights in px of the map's rows: at least `base` each; what is left of `available` goes to
/// the rows that `wanted` more, each getting the same share of what it asked for, so that all
/// together fill no more than `available`. More rows than fit overflow (the view scrolls).
std::vector<int> row_heights(const std::vector<int>& wanted, int base, int available);

}  // namespace tricolor::ui
