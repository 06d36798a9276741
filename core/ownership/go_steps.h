// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/ownership/scenario.h"

namespace tricolor {

// Short spellings for the rows of a scenario's Go side; see GoStep::Kind.

constexpr GoStep go_call(std::uint32_t statement, std::string_view function) {
  GoStep step;
  step.statement = statement;
  step.kind = GoStep::Kind::kCall;
  step.name = function;
  return step;
}

constexpr GoStep go_return(std::uint32_t statement) {
  GoStep step;
  step.statement = statement;
  step.kind = GoStep::Kind::kReturn;
  return step;
}

constexpr GoStep go_allocate(std::uint32_t statement, std::string_view variable,
                             std::uint32_t object, std::string_view type, Bytes bytes,
                             std::uint32_t pointers = 0, std::uint32_t first_pointer_word = 0) {
  GoStep step;
  step.statement = statement;
  step.kind = GoStep::Kind::kAllocate;
  step.name = variable;
  step.object = object;
  step.type = type;
  step.bytes = bytes;
  step.pointers = pointers;
  step.word = first_pointer_word;
  return step;
}

constexpr GoStep go_assign(std::uint32_t statement, std::string_view variable,
                           std::uint32_t object) {
  GoStep step;
  step.statement = statement;
  step.kind = GoStep::Kind::kAssign;
  step.name = variable;
  step.object = object;
  return step;
}

constexpr GoStep go_store(std::uint32_t statement, std::uint32_t object, std::string_view field,
                          std::uint32_t word, std::uint32_t target) {
  GoStep step;
  step.statement = statement;
  step.kind = GoStep::Kind::kStore;
  step.object = object;
  step.name = field;
  step.word = word;
  step.target = target;
  return step;
}

constexpr GoStep go_drop(std::uint32_t statement, std::string_view variable) {
  GoStep step;
  step.statement = statement;
  step.kind = GoStep::Kind::kDrop;
  step.name = variable;
  return step;
}

constexpr GoStep go_collect(std::uint32_t statement) {
  GoStep step;
  step.statement = statement;
  step.kind = GoStep::Kind::kCollect;
  return step;
}

}  // namespace tricolor
