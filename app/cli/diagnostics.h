// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>
#include <string_view>

namespace tricolor::cli {

/// Prints `tricolor-cli: PLACE: MESSAGE` as one line on standard error, control characters
/// replaced, and returns kExitBadInput. `message` says what is wrong; what to do.
int fail(std::string_view place, std::string_view message);

/// The same line without an exit code: for what is worth saying but no error.
void note(std::string_view place, std::string_view message);

/// `"text"` for a message: control characters replaced, cut after 60 bytes.
std::string quote(std::string_view text);

/// "a, b, c" from any range of strings.
template <typename Range>
std::string joined(const Range& words, std::string_view separator = ", ") {
  std::string text;
  for (const std::string_view word : words) {
    if (!text.empty()) text += separator;
    text += word;
  }
  return text;
}

}  // namespace tricolor::cli
