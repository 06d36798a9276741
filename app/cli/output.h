// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string_view>

namespace tricolor::cli {

/// First thing in main(): a closed standard stream must not lend its number to a file that is
/// opened later, and a reader that has gone away is an error to report, not a signal to die of.
void prepare_streams();

/// Results, on standard output.
void print(std::string_view text);

/// What was printed so far becomes visible now: for results that come one by one.
void flush_output();

/// Last thing in main(): `code`, or kExitBadInput with a line on standard error if something
/// printed did not arrive (closed, disk full).
int finish_output(int code);

}  // namespace tricolor::cli
