// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/timeline_replay.h"

#include <algorithm>

#include "core/sim/timeline.h"

namespace tricolor {
namespace {

std::optional<World> keyframe_before(const Timeline& timeline, Nanos before_ns) {
  const auto& frames = timeline.branch().keyframes.frames();
  for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame) {
    const bool past = (*frame)->position <= timeline.position();
    if (past && (*frame)->now_ns < before_ns) return (*frame)->world.unpack();
  }
  return std::nullopt;
}

bool advance(const Timeline& timeline, World& world, std::uint64_t actions) {
  const std::vector<LoggedCommand>& commands = timeline.branch().commands;
  const Position present = timeline.position();
  const std::uint64_t wanted = actions > UINT64_MAX - world.position().work()
                                   ? UINT64_MAX
                                   : world.position().work() + actions;
  while (world.position() < present && world.position().work() < wanted) {
    const std::size_t next = world.position().commands;
    const bool due = next < commands.size() && commands[next].at < present;
    if (due && world.position() >= commands[next].at) {
      world.apply(commands[next].command);
      continue;
    }
    RunLimit limit;
    limit.until_position = due ? commands[next].at : present;
    limit.max_actions = wanted - world.position().work();
    const StopReason reason = world.run(limit);
    if (reason == StopReason::kFinished || reason == StopReason::kDeadlock) return false;
  }
  return world.position() < present;
}

}  // namespace

ReplaySource replay_of(const Timeline& timeline) {
  ReplaySource source;
  source.earlier = [&timeline](Nanos before_ns) { return keyframe_before(timeline, before_ns); };
  source.advance = [&timeline](World& world, std::uint64_t actions) {
    return advance(timeline, world, actions);
  };
  return source;
}

}  // namespace tricolor
