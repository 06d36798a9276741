// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace tricolor::ui {

/// Which lines of a growing log have to be added to what a console shows already.
struct NewLines {
  bool start_over = false;  ///< the log is another one: clear first
  std::size_t first = 0;    ///< index of the first line to add
};

/// `shown` is the last line that the console shows; empty if it shows none. The log may have
/// lost lines at its beginning.
NewLines new_lines(std::span<const std::string> log, const std::string& shown);

}  // namespace tricolor::ui
