// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/bridge/ownership_run.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "core/ownership/caption.h"
#include "core/ownership/go_state.h"
#include "core/program/scripted_program.h"
#include "core/sim/world.h"

namespace tricolor::ui {
namespace {

/// Virtual time between the beginnings of two statements: far more than one takes, collection
/// included, so that the middle between two is a safe moment to look.
constexpr Nanos kStatementNs = kSecond;

ScriptStep script_step(const GoStep& step) {
  ScriptStep out;
  out.name = step.name;
  out.object = step.object;
  out.target = step.target;
  out.word = step.word;
  out.type = step.type;
  out.bytes = step.bytes;
  switch (step.kind) {
    case GoStep::Kind::kCall:
      out.kind = ScriptStep::Kind::kCall;
      break;
    case GoStep::Kind::kReturn:
      out.kind = ScriptStep::Kind::kReturn;
      break;
    case GoStep::Kind::kAllocate:
      out.kind = ScriptStep::Kind::kAllocate;
      if (step.pointers != 0) out.pointers = PointerLayout::every(1, step.pointers, step.word);
      break;
    case GoStep::Kind::kAssign:
    case GoStep::Kind::kDrop:
      out.kind = ScriptStep::Kind::kAssign;
      break;
    case GoStep::Kind::kStore:
      out.kind = ScriptStep::Kind::kStore;
      break;
    case GoStep::Kind::kCollect:
      out.kind = ScriptStep::Kind::kCollect;
      break;
  }
  return out;
}

std::unique_ptr<Program> script(const OwnershipScenario& scenario) {
  std::vector<ScriptStep> steps;
  for (std::uint32_t i = 0; i < scenario.statements.size(); ++i) {
    for (const GoStep& step : scenario.go_steps) {
      if (step.statement == i) steps.push_back(script_step(step));
    }
    ScriptStep pause;
    pause.kind = ScriptStep::Kind::kSleep;
    pause.ns = kStatementNs;
    steps.push_back(std::move(pause));
  }
  return std::make_unique<ScriptedProgram>(std::move(steps));
}

/// A heap with nothing on it but the program, so that HeapAlloc starts at zero.
Config quiet_config(int go_minor) {
  Config config;
  config.go_minor = go_minor;
  config.procs = 1;
  config.runtime_startup = false;
  return config;
}

/// The Go program after one statement, as its heap has it.
struct GoMoment {
  OwnershipState state;
  Bytes held_bytes = 0;
  std::uint32_t collections = 0;
};

/// Looks at the Go heap after each statement and knows the objects by their addresses.
class GoWatcher {
 public:
  GoWatcher(const OwnershipScenario& scenario, World& world)
      : m_scenario(scenario), m_world(world), m_baseline(world.mem_stats().HeapAlloc) {}

  GoMoment after(std::uint32_t statement);

 private:
  void learn_addresses(const Snapshot& snapshot, std::uint32_t statement);
  void correct(OwnershipState::Object& object, const Snapshot& snapshot) const;

  const OwnershipScenario& m_scenario;
  World& m_world;
  Bytes m_baseline;
  std::map<OwnedObjectId, Address> m_addresses;
  std::map<OwnedObjectId, Bytes> m_slot_bytes;
};

GoMoment GoWatcher::after(std::uint32_t statement) {
  m_world.run({.until_ns = Nanos{statement} * kStatementNs + kStatementNs / 2});
  const Snapshot snapshot = m_world.snapshot({});
  learn_addresses(snapshot, statement);
  GoMoment moment;
  moment.state = go_state_after(m_scenario, statement);
  for (auto& object : moment.state.objects) correct(object, snapshot);
  moment.held_bytes = snapshot.mem.HeapAlloc - std::min(m_baseline, snapshot.mem.HeapAlloc);
  moment.state.held_bytes = moment.held_bytes;
  moment.collections = snapshot.mem.NumGC;
  return moment;
}

/// The variable that a new object was put into shows where it is.
void GoWatcher::learn_addresses(const Snapshot& snapshot, std::uint32_t statement) {
  for (const GoStep& step : m_scenario.go_steps) {
    if (step.statement != statement || step.kind != GoStep::Kind::kAllocate) continue;
    for (const GoroutineView& g : snapshot.goroutines) {
      for (const Variable& v : g.stack.variables) {
        if (v.name == step.name && v.value != 0) m_addresses[step.object] = v.value;
      }
    }
    const auto at = m_addresses.find(step.object);
    if (at == m_addresses.end()) continue;
    for (const SpanView& span : snapshot.spans) {
      const Bytes offset = at->second - span.base;
      if (offset < span.pages * kPageBytes) m_slot_bytes[step.object] = span.slot_bytes;
    }
  }
}

void GoWatcher::correct(OwnershipState::Object& object, const Snapshot& snapshot) const {
  const auto address = m_addresses.find(object.id);
  const auto slot_bytes = m_slot_bytes.find(object.id);
  if (address == m_addresses.end() || slot_bytes == m_slot_bytes.end()) return;
  object.address = address->second;
  object.bytes = slot_bytes->second;
  const bool held = std::ranges::any_of(snapshot.spans, [&](const SpanView& span) {
    const Bytes offset = object.address - span.base;
    if (offset >= span.pages * kPageBytes || span.slot_bytes == 0) return false;
    const Bytes slot = offset / span.slot_bytes;
    return slot < span.slots.size() && span.slots[slot] != SlotColour::kFree;
  });
  if (!held) object.fate = ObjectFate::kFreed;
}

std::vector<GoMoment> run_go(const OwnershipScenario& scenario, World& world) {
  GoWatcher watcher(scenario, world);
  std::vector<GoMoment> moments;
  for (std::uint32_t i = 0; i < scenario.statements.size(); ++i)
    moments.push_back(watcher.after(i));
  return moments;
}

std::vector<std::string> lines(std::span<const std::string_view> source) {
  return {source.begin(), source.end()};
}

OwnershipMoment join(const OwnershipScenario& scenario, const Recording& cpp, std::size_t step,
                     const GoMoment& go) {
  const Statement& statement = scenario.statements[cpp.steps[step].statement];
  OwnershipMoment moment;
  moment.cpp_line = statement.cpp_line;
  moment.go_line = statement.go_line;
  moment.cpp = state_after(cpp, step);
  moment.go = go.state;
  moment.cpp_held_bytes = cpp.steps[step].held_bytes;
  moment.go_held_bytes = go.held_bytes;
  moment.go_collections = go.collections;
  moment.cpp_caption = cpp_caption(scenario, cpp, step);
  moment.go_caption = statement.go_text;
  return moment;
}

}  // namespace

Result<OwnershipRun> run_ownership(const OwnershipScenario& scenario, int go_minor) {
  Result<World> world = World::create(quiet_config(go_minor), script(scenario));
  if (!world) return Error{world.error()};
  const std::vector<GoMoment> go = run_go(scenario, world.value());

  OwnershipRun run;
  run.id = scenario.id;
  run.title = scenario.title;
  run.summary = scenario.summary;
  run.cpp_source = lines(scenario.cpp_source);
  run.go_source = lines(scenario.go_source);
  run.cpp = record(scenario);
  for (std::size_t i = 0; i < run.cpp.steps.size(); ++i) {
    run.moments.push_back(join(scenario, run.cpp, i, go[run.cpp.steps[i].statement]));
  }
  return run;
}

}  // namespace tricolor::ui
