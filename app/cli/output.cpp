// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/output.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string>

#if __has_include(<unistd.h>)
#include <fcntl.h>
#include <unistd.h>
#endif

#include "app/cli/command.h"
#include "app/cli/diagnostics.h"

namespace tricolor::cli {

void prepare_streams() {
#if __has_include(<unistd.h>)
  // open() takes the lowest free number. What was closed for writing is opened for reading, so
  // that writing to it still fails.
  for (int fd = 0; fd <= 2; ++fd) {
    if (fcntl(fd, F_GETFD) == -1 && errno == EBADF) {
      const int opened = open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
      if (opened == -1) return;
    }
  }
  std::signal(SIGPIPE, SIG_IGN);
#endif
}

/// Why the first write to standard output failed; 0: none did.
static int g_print_error = 0;

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size()) return;
  if (g_print_error == 0) g_print_error = errno;
}

void flush_output() {
  if (std::fflush(stdout) != 0 && g_print_error == 0) g_print_error = errno;
}

int finish_output(int code) {
  flush_output();
  if (g_print_error == 0) return code;
  return fail("standard output", "cannot be written: " + std::string(std::strerror(g_print_error)) +
                                     "; redirect it to a file or a program that takes all of it");
}

}  // namespace tricolor::cli
