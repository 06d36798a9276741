// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/exit_code.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace tricolor::app {

namespace {

/// The option reader is shared with tricolor-cli and names that.
std::string as_tricolor(std::string text) {
  const std::string other = "tricolor-cli";
  for (auto at = text.find(other); at != std::string::npos; at = text.find(other, at)) {
    text.replace(at, other.size(), "tricolor");
  }
  return text;
}

}  // namespace

int print(const std::string& text) {
  if (std::fputs(text.c_str(), stdout) >= 0 && std::fflush(stdout) == 0) return kDone;
  return fail("standard output: cannot be written: " + std::string(std::strerror(errno)) +
              "; redirect it to a file or a program that takes all of it");
}

int print_help(const cli::UsageSpec& usage) {
  return print(as_tricolor(cli::help_text(usage)));
}

int fail(const std::string& message) {
  std::string line = as_tricolor(message);
  std::replace_if(
      line.begin(), line.end(), [](unsigned char c) { return c < 0x20; }, ' ');
  std::fprintf(stderr, "tricolor: %s\n", line.c_str());
  return kBadInput;
}

}  // namespace tricolor::app
