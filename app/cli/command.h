// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tricolor::cli {

/// What every command returns. Scripts depend on the numbers.
inline constexpr int kExitDone = 0;
inline constexpr int kExitCheckFailed = 1;
inline constexpr int kExitBadInput = 2;
inline constexpr int kExitCancelled = 3;

/// One row of the command table in main.cpp.
struct Command {
  std::string_view name;
  std::string_view summary;  ///< one plain sentence for the list of commands
  /// `arguments` without the program's and the command's names; returns an exit code.
  int (*run)(std::span<const std::string> arguments);
};

}  // namespace tricolor::cli
