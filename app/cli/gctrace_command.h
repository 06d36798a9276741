// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <span>
#include <string>

namespace tricolor::cli {

/// `tricolor-cli gctrace …`; returns an exit code.
int gctrace_command(std::span<const std::string> arguments);

}  // namespace tricolor::cli
