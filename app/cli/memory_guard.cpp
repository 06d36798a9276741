// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/memory_guard.h"

#include <fstream>

#if __has_include(<sys/resource.h>)
#include <sys/resource.h>
#include <unistd.h>
#endif

#include "core/files/host_memory.h"

namespace tricolor::cli {

/// The rest is left to everybody else on the machine.
constexpr double kShareOfMemory = 0.8;
/// Taken as free on systems that do not tell: what any machine with a desktop can spare.
constexpr Bytes kWhereUnknown = 4 * kGiB;

Bytes memory_for_run(int runs_at_once) {
  Bytes available = available_host_memory();
  if (available == 0) available = kWhereUnknown;
  return static_cast<Bytes>(static_cast<double>(available) * kShareOfMemory / runs_at_once);
}

void guard_memory() {
#if defined(RLIMIT_AS)
  const Bytes available = available_host_memory();
  Bytes mapped_pages = 0;
  rlimit limit{};
  const bool known = available != 0 && std::ifstream("/proc/self/statm") >> mapped_pages &&
                     getrlimit(RLIMIT_AS, &limit) == 0;
  if (!known) return;
  limit.rlim_cur = mapped_pages * static_cast<Bytes>(sysconf(_SC_PAGESIZE)) + available;
  if (limit.rlim_max == RLIM_INFINITY || limit.rlim_cur <= limit.rlim_max) {
    setrlimit(RLIMIT_AS, &limit);
  }
#endif
}

}  // namespace tricolor::cli
