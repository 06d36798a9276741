// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>

#include "app/cli/options.h"

namespace tricolor::app {

inline constexpr int kDone = 0;
inline constexpr int kBadInput = 2;

/// Prints `tricolor: MESSAGE` as one line on standard error and returns kBadInput.
int fail(const std::string& message);

/// Prints on standard output; returns kDone, or fails if not all of it arrived.
int print(const std::string& text);

/// The same with a command's help.
int print_help(const cli::UsageSpec& usage);

}  // namespace tricolor::app
