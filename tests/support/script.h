// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/program/scripted_program.h"
#include "core/sim/world.h"

namespace tricolor::test {

/// A goroutine main.main written as calls: objects are numbered from 1 in order of allocation.
class Script {
 public:
  Script() { add({ScriptStep::Kind::kCall, "main.main", 0, 0, 0, {}, 0, {}, 0}); }
  /// A new node of `words` pointers, kept in `variable`.
  Script& node(const std::string& variable, std::uint64_t words = 2,
               const std::string& type = "main.node") {
    return add({ScriptStep::Kind::kAllocate, variable, 0, 0, 0, type, words * kWordBytes,
                PointerLayout::all(words), 0});
  }
  Script& leaf(const std::string& variable, Bytes bytes, const std::string& type = "main.leaf") {
    return add(
        {ScriptStep::Kind::kAllocate, variable, 0, 0, 0, type, bytes, PointerLayout::none(), 0});
  }
  Script& store(std::uint32_t object, std::uint32_t word, std::uint32_t target) {
    return add({ScriptStep::Kind::kStore, {}, object, target, word, {}, 0, {}, 0});
  }
  Script& assign(const std::string& variable, std::uint32_t object) {
    return add({ScriptStep::Kind::kAssign, variable, object, 0, 0, {}, 0, {}, 0});
  }
  Script& collect() { return add({ScriptStep::Kind::kCollect, {}, 0, 0, 0, {}, 0, {}, 0}); }
  Script& sleep(Nanos ns) { return add({ScriptStep::Kind::kSleep, {}, 0, 0, 0, {}, 0, {}, ns}); }

  std::unique_ptr<Program> program() const { return std::make_unique<ScriptedProgram>(m_steps); }
  /// A world that runs it, without the runtime's own objects.
  World world(Config config = {}) const {
    config.program = "script";
    config.runtime_startup = false;
    config.verify = true;
    return std::move(World::create(config, program()).value());
  }

 private:
  Script& add(ScriptStep step) {
    m_steps.push_back(std::move(step));
    return *this;
  }
  std::vector<ScriptStep> m_steps;
};

/// A world that has run it to where it sleeps.
inline World asleep(const Script& script) {
  World world = script.world();
  RunLimit limit;
  limit.until_ns = kMillisecond;
  world.run(limit);
  return world;
}

/// The graph as a view asks for it.
inline GraphView graph_of(World& world, GraphRequest request = {}) {
  request.wanted = true;
  SnapshotRequest all;
  all.graph = std::move(request);
  return world.snapshot(all).graph;
}

}  // namespace tricolor::test
