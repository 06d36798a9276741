// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/scripted_program.h"

#include <algorithm>
#include <utility>

#include "core/program/mutator.h"

namespace tricolor {
namespace {

/// Stack that each scripted function takes: room for its few variables.
constexpr Bytes kFrameBytes = 96;

}  // namespace

ScriptedProgram::ScriptedProgram(std::vector<ScriptStep> steps)
    : m_steps(std::make_shared<const std::vector<ScriptStep>>(std::move(steps))) {}

Request ScriptedProgram::resume(Mutator& m, Address result) {
  if (std::exchange(m_allocating, false)) {
    m_objects.push_back(result);
    assign(m, (*m_steps)[m_next - 1].name, result);
  }
  while (m_next < m_steps->size()) {
    const ScriptStep& step = (*m_steps)[m_next++];
    switch (step.kind) {
      case ScriptStep::Kind::kAllocate:
        m_allocating = true;
        return Request::allocate(m.type(step.type, step.bytes, step.pointers));
      case ScriptStep::Kind::kCollect:
        return Request::collect();
      case ScriptStep::Kind::kSleep:
        return Request::sleep(step.ns);
      default:
        perform(m, step);
    }
  }
  return Request::exit();
}

void ScriptedProgram::perform(Mutator& m, const ScriptStep& step) {
  switch (step.kind) {
    case ScriptStep::Kind::kCall:
      m.call(step.name, kFrameBytes);
      m_calls.emplace_back();
      break;
    case ScriptStep::Kind::kReturn:
      if (m_calls.empty()) break;
      m.ret();
      m_calls.pop_back();
      break;
    case ScriptStep::Kind::kAssign:
      assign(m, step.name, address(step.object));
      break;
    case ScriptStep::Kind::kStore:
      if (address(step.object) != 0) m.store(address(step.object), step.word, address(step.target));
      break;
    default:
      break;
  }
}

void ScriptedProgram::assign(Mutator& m, const std::string& name, Address value) {
  if (m_calls.empty()) return;
  std::vector<Local>& locals = m_calls.back();
  const auto at = std::ranges::find(locals, name, &Local::name);
  if (at == locals.end()) {
    locals.push_back({name, m.declare(name, value)});
  } else {
    m.set(at->variable, value);
  }
}

Address ScriptedProgram::address(std::uint32_t object) const {
  return object == 0 || object > m_objects.size() ? 0 : m_objects[object - 1];
}

void ScriptedProgram::hash(Hasher& hasher) const {
  hasher.add(m_steps->size());
  hasher.add(m_next);
  hasher.add(std::uint64_t{m_allocating});
  for (const Address object : m_objects) hasher.add(object);
  hasher.add(m_calls.size());
}

}  // namespace tricolor
