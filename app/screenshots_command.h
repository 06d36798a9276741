// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <span>
#include <string>

namespace tricolor::app {

/// `tricolor screenshots --out DIR`: pictures of the window while the demo plays, in each phase
/// of the collector, in two sizes and the themes. Returns the exit code; makes its own
/// QApplication.
int run_screenshots(std::span<const std::string> words);

}  // namespace tricolor::app
