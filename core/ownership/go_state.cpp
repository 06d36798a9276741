// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/ownership/go_state.h"

#include <algorithm>
#include <string>
#include <utility>

namespace tricolor {
namespace {

/// Names of package main are shown without the package, as its own source has them.
std::string short_name(std::string_view name) {
  std::string text(name);
  if (const auto at = text.find("main."); at != std::string::npos) text.erase(at, 5);
  return text;
}

/// Does the steps on a state, one by one.
class GoReplay {
 public:
  void perform(const GoStep& step, bool is_last_statement);
  OwnershipState take() {
    mark_reached(m_state);
    return std::move(m_state);
  }

 private:
  void leave_function();
  void assign(std::string_view name, OwnedObjectId object);
  void store(const GoStep& step);
  void add_owner(std::string_view name, OwnedObjectId inside, OwnedObjectId target);

  OwnershipState m_state;
  OwnerId m_last_owner = 0;
  bool m_changes = false;  ///< steps of the last statement leave marks
};

void GoReplay::perform(const GoStep& step, bool is_last_statement) {
  m_changes = is_last_statement;
  switch (step.kind) {
    case GoStep::Kind::kCall:
      m_state.scopes.push_back({short_name(step.name) + "()"});
      break;
    case GoStep::Kind::kReturn:
      leave_function();
      break;
    case GoStep::Kind::kAllocate:
      m_state.objects.push_back({step.object, short_name(step.type), std::string(step.name),
                                 step.bytes, -1, 0, ObjectFate::kAlive, 0, m_changes});
      assign(step.name, step.object);
      break;
    case GoStep::Kind::kAssign:
      assign(step.name, step.object);
      break;
    case GoStep::Kind::kDrop:
      assign(step.name, 0);
      break;
    case GoStep::Kind::kStore:
      store(step);
      break;
    case GoStep::Kind::kCollect:
      break;
  }
}

void GoReplay::leave_function() {
  const auto depth = static_cast<std::uint32_t>(m_state.scopes.size() - 1);
  std::erase_if(m_state.owners, [&](const auto& o) { return o.inside == 0 && o.scope == depth; });
  m_state.scopes.pop_back();
}

void GoReplay::add_owner(std::string_view name, OwnedObjectId inside, OwnedObjectId target) {
  const auto depth = static_cast<std::uint32_t>(m_state.scopes.size() - 1);
  m_state.owners.push_back(
      {++m_last_owner, OwnerKind::kGo, std::string(name), depth, inside, target, m_changes});
}

void GoReplay::assign(std::string_view name, OwnedObjectId object) {
  const auto depth = m_state.scopes.size() - 1;
  for (auto& o : m_state.owners) {
    if (o.inside != 0 || o.scope != depth || o.name != name) continue;
    o.target = object;
    o.changed = m_changes;
    return;
  }
  add_owner(name, 0, object);
}

void GoReplay::store(const GoStep& step) {
  for (auto& o : m_state.owners) {
    if (o.inside != step.object || o.name != step.name) continue;
    o.target = step.target;
    o.changed = m_changes;
    return;
  }
  add_owner(step.name, step.object, step.target);
}

}  // namespace

OwnershipState go_state_after(const OwnershipScenario& scenario, std::uint32_t statement) {
  GoReplay replay;
  for (const GoStep& step : scenario.go_steps) {
    if (step.statement <= statement) replay.perform(step, step.statement == statement);
  }
  return replay.take();
}

}  // namespace tricolor
