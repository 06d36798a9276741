// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/branch.h"

#include <algorithm>

#include "core/base/parse.h"

namespace tricolor {
namespace {

std::string on_off(bool on) {
  return on ? "on" : "off";
}

std::string text(const SetGogc& c) {
  return "GOGC = " + (c.percent < 0 ? std::string("off") : std::to_string(c.percent));
}
std::string text(const SetMemoryLimit& c) {
  return "memory limit = " + (c.bytes == kNoMemoryLimit
                                  ? std::string("off")
                                  : format_bytes(static_cast<Bytes>(c.bytes)));
}
std::string text(const SetProcs& c) {
  return "GOMAXPROCS = " + std::to_string(c.procs);
}
std::string text(const SetWriteBarrier& c) {
  switch (c.mode) {
    case BarrierMode::kNone:
      return "write barrier off";
    case BarrierMode::kDeletionOnly:
      return "deletion barrier only";
    case BarrierMode::kInsertionOnly:
      return "insertion barrier only";
    case BarrierMode::kBoth:
      return "write barrier on";
  }
  return {};
}
std::string text(const SetAssists& c) {
  return "mark assists " + on_off(c.on);
}
std::string text(const SetLimiter& c) {
  return "GC CPU limiter " + on_off(c.on);
}
std::string text(const RunGC&) {
  return "runtime.GC()";
}
std::string text(const FreeOSMemory&) {
  return "debug.FreeOSMemory()";
}
std::string text(const AddObject& c) {
  return "a new " + c.type;
}
std::string text(const SetPointer&) {
  return "a pointer set by hand";
}
std::string text(const CutPointer&) {
  return "a pointer cut by hand";
}
std::string text(const PinRoot& c) {
  return "global " + c.global + (c.object == 0 ? " let go by hand" : " set by hand");
}

}  // namespace

std::string describe(const Command& command) {
  return std::visit([](const auto& c) { return text(c); }, command);
}

void run_along(World& world, const std::vector<LoggedCommand>& commands, const Position& target) {
  while (world.position() < target) {
    const std::size_t next = world.position().commands;
    const bool command_left = next < commands.size() && commands[next].at < target;
    RunLimit limit;
    limit.until_position = command_left ? commands[next].at : target;
    const StopReason reason = world.run(limit);
    if (command_left && world.position() >= commands[next].at) {
      world.apply(commands[next].command);
    } else if (reason != StopReason::kViolation || world.finished()) {
      return;
    }
  }
}

}  // namespace tricolor
