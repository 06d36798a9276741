// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/diagnostics.h"

#include <cstdio>

#include "app/cli/command.h"

namespace tricolor::cli {

constexpr std::size_t kLongestQuote = 60;

static std::string printable(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) c = '?';
  }
  return line;
}

int fail(std::string_view place, std::string_view message) {
  note(place, message);
  return kExitBadInput;
}

void note(std::string_view place, std::string_view message) {
  std::string line = "tricolor-cli: ";
  if (!place.empty()) line += printable(place) + ": ";
  line += printable(message) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::string quote(std::string_view text) {
  if (text.size() <= kLongestQuote) return "\"" + printable(text) + "\"";
  std::size_t cut = kLongestQuote;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  return "\"" + printable(text.substr(0, cut)) + "…\"";
}

}  // namespace tricolor::cli
