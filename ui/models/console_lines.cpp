// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/models/console_lines.h"

namespace tricolor::ui {

NewLines new_lines(std::span<const std::string> log, const std::string& shown) {
  if (shown.empty()) return {false, 0};
  for (std::size_t i = log.size(); i > 0; i--) {
    if (log[i - 1] == shown) return {false, i};
  }
  return {true, 0};
}

}  // namespace tricolor::ui
