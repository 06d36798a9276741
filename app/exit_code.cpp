// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/exit_code.h"

#include <algorithm>
#include <cstdio>

namespace tricolor::app {

int fail(const std::string& message) {
  std::string line = message;
  // The option reader is shared with tricolor-cli and names that.
  const std::string other = "tricolor-cli";
  for (auto at = line.find(other); at != std::string::npos; at = line.find(other, at)) {
    line.replace(at, other.size(), "tricolor");
  }
  std::replace_if(line.begin(), line.end(), [](unsigned char c) { return c < 0x20; }, ' ');
  std::fprintf(stderr, "tricolor: %s\n", line.c_str());
  return kBadInput;
}

}  // namespace tricolor::app
