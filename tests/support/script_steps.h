// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>

#include "core/program/scripted_program.h"

// Steps of a ScriptedProgram, one function for each kind.

namespace tricolor::test {

inline ScriptStep step(ScriptStep::Kind kind, const std::string& name = {}) {
  ScriptStep made;
  made.kind = kind;
  made.name = name;
  return made;
}

inline ScriptStep call(const std::string& function) {
  return step(ScriptStep::Kind::kCall, function);
}
inline ScriptStep returns() {
  return step(ScriptStep::Kind::kReturn);
}
inline ScriptStep collect() {
  return step(ScriptStep::Kind::kCollect);
}
inline ScriptStep sleep(Nanos ns) {
  ScriptStep made = step(ScriptStep::Kind::kSleep);
  made.ns = ns;
  return made;
}
/// A new "main.node" of two pointers, kept in `variable`; objects are numbered from 1.
inline ScriptStep make(std::uint32_t number, const std::string& variable, Bytes bytes = 16) {
  ScriptStep made = step(ScriptStep::Kind::kAllocate, variable);
  made.object = number;
  made.type = "main.node";
  made.bytes = bytes;
  made.pointers = PointerLayout::all(2);
  return made;
}
/// Word `word` of `object` = `target`, 0 for nil.
inline ScriptStep store(std::uint32_t object, std::uint32_t word, std::uint32_t target) {
  ScriptStep made = step(ScriptStep::Kind::kStore);
  made.object = object;
  made.word = word;
  made.target = target;
  return made;
}
inline ScriptStep assign(const std::string& variable, std::uint32_t object) {
  ScriptStep made = step(ScriptStep::Kind::kAssign, variable);
  made.object = object;
  return made;
}

}  // namespace tricolor::test
