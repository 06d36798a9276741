// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <span>
#include <string>

namespace tricolor::app {

/// `tricolor render …`: the words after "render". Returns the exit code. Makes its own
/// QApplication, which needs no display; must be the only one of the process.
int run_render(std::span<const std::string> words);

}  // namespace tricolor::app
