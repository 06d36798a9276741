// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>
#include <string_view>

#include "core/sim/snapshot.h"

namespace tricolor {

/// "off", "sweep_termination", "mark", "mark_termination", "sweep".
std::string_view phase_name(Phase phase);

/// The column names of sample_csv_row(), with a line end.
std::string sample_csv_header();

/// One sample as a row of CSV: whole numbers exact, the fraction as shortest_text().
std::string sample_csv_row(const Sample& sample);

}  // namespace tricolor
