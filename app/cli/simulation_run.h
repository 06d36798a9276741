// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/sim/world.h"

namespace tricolor::cli {

/// How a run ended.
enum class RunEnd : std::uint8_t {
  kFinished,
  kUntil,
  kCancelled,
  kViolation,
  kOutOfMemory,
  kDeadlock,
};

/// "finished", "until", "cancelled", "violation", "out_of_memory", "deadlock".
std::string_view run_end_name(RunEnd end);

/// The exit code that goes with it.
int exit_code(RunEnd end, const World& world);

/// One line for standard error about a run that did not reach its end as asked for; empty if
/// there is nothing to say.
std::string run_end_message(RunEnd end, const World& world);

/// Runs `world` to its program's end or to `until_ns` in short slices, so that Ctrl-C is noticed;
/// `after_slice` is called after each.
RunEnd run_world(World& world, Nanos until_ns, const std::function<void()>& after_slice);

}  // namespace tricolor::cli
