// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/simulation_run.h"

#include <array>

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "core/base/parse.h"

namespace tricolor::cli {

/// A few milliseconds of wall time: nobody notices how long Ctrl-C takes.
constexpr std::uint64_t kActionsPerSlice = 100'000;

std::string_view run_end_name(RunEnd end) {
  constexpr std::array<std::string_view, 6> kNames{"finished",  "until",         "cancelled",
                                                   "violation", "out_of_memory", "deadlock"};
  return kNames[static_cast<std::size_t>(end)];
}

int exit_code(RunEnd end, const World& world) {
  if (!world.violations().empty()) return kExitCheckFailed;
  switch (end) {
    case RunEnd::kFinished:
      return world.panic().empty() ? kExitDone : kExitBadInput;
    case RunEnd::kUntil:
      return kExitDone;
    case RunEnd::kCancelled:
      return kExitCancelled;
    case RunEnd::kViolation:
      return kExitCheckFailed;
    case RunEnd::kOutOfMemory:
    case RunEnd::kDeadlock:
      break;
  }
  return kExitBadInput;
}

std::string run_end_message(RunEnd end, const World& world) {
  const std::string at = " at " + format_duration(world.now()) + " of virtual time";
  const std::size_t violations = world.violations().size();
  if (violations != 0) {
    return "the heap is broken" + at + ": " + world.violations().front() +
           (violations > 1 ? " (and " + std::to_string(violations - 1) + " more)" : "");
  }
  switch (end) {
    case RunEnd::kCancelled:
      return "cancelled" + at + "; the results are partial";
    case RunEnd::kOutOfMemory:
      return "stopped" + at + ": the simulation needs " + format_bytes(world.host_bytes()) +
             " of memory, more than this machine can give; the results are partial, give smaller "
             "parameters";
    case RunEnd::kDeadlock:
      return "all goroutines wait for ever" + at + "; give other parameters";
    default:
      return world.panic();
  }
}

static RunEnd run_end(StopReason reason) {
  switch (reason) {
    case StopReason::kFinished:
      return RunEnd::kFinished;
    case StopReason::kViolation:
      return RunEnd::kViolation;
    case StopReason::kOutOfMemory:
      return RunEnd::kOutOfMemory;
    case StopReason::kDeadlock:
      return RunEnd::kDeadlock;
    default:
      return RunEnd::kUntil;
  }
}

RunEnd run_world(World& world, Nanos until_ns, const std::function<void()>& after_slice) {
  RunLimit limit;
  limit.until_ns = until_ns;
  limit.max_actions = kActionsPerSlice;
  for (;;) {
    const StopReason reason = world.run(limit);
    after_slice();
    if (reason != StopReason::kActions) return run_end(reason);
    if (interrupted()) return RunEnd::kCancelled;
  }
}

}  // namespace tricolor::cli
