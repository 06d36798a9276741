// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/sim/keyframe.h"
#include "core/sim/world.h"

namespace tricolor {

/// A command and where in its run it was given.
struct LoggedCommand {
  Position at;  ///< before it; `at.commands` is its index in the log
  Nanos at_ns = 0;
  Command command;
};

/// One course of a run: a start, all commands since then, and how far it has been followed.
/// Equal starts and equal logs are equal runs.
struct Branch {
  std::uint32_t id = 0;      ///< stays the same while the branch exists
  std::uint32_t parent = 0;  ///< of the branch it left; its own id for the first
  std::string cause;         ///< "GOGC = 50": the command that made it; empty for the first
  Position fork;             ///< where it left its parent
  Nanos fork_ns = 0;
  Position end;  ///< the furthest place that was reached
  Nanos end_ns = 0;
  bool finished = false;                ///< the program ends at `end`
  std::vector<LoggedCommand> commands;  ///< its parent's up to the fork included
  KeyframeList keyframes;
  std::shared_ptr<const RunCourse> course;  ///< as of `end`; there once the world has left it
};

/// "GOGC = 50", "memory limit = 64 MiB", "runtime.GC()": a command in a few words.
std::string describe(const Command& command);

/// Runs `world`, which is on the course of `commands`, up to `target`, with the commands on the
/// way; for what-was-it-like questions, without a stop in between.
void run_along(World& world, const std::vector<LoggedCommand>& commands, const Position& target);

}  // namespace tricolor
