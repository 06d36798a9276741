// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>
#include <vector>

namespace tricolor::cli {

/// `tricolor-cli replay`: plays the traces in `files`, "-" being standard input. Prints their
/// lines with the outputs filled in, or, if `check`, one line per file that says how many of
/// the outputs in the file differ. Returns an exit code; a bad file does not keep the others
/// from being played.
int run_replay(const std::vector<std::string>& files, bool check);

}  // namespace tricolor::cli
