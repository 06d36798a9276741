// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/units.h"
#include "core/ownership/recording.h"

namespace tricolor {

/// One thing that a statement does on the Go heap, in plain numbers, so that whoever has a
/// simulated Go heap can run it there.
struct GoStep {
  enum class Kind : std::uint8_t {
    kCall,      ///< `name` is called
    kReturn,    ///< the innermost function returns; its variables are gone
    kAllocate,  ///< a new object `object` of `type`, kept in variable `name`
    kAssign,    ///< variable `name` = object `object`
    kStore,     ///< field `name`, word `word`, of `object` = address of `target`
    kDrop,      ///< variable `name` = nil, or its last use is over
    kCollect,   ///< runtime.GC()
  };
  std::uint32_t statement = 0;  ///< index into OwnershipScenario::statements
  Kind kind = Kind::kCall;
  std::string_view name;     ///< of the function, variable or field
  std::uint32_t object = 0;  ///< number of the object, from 1 in order of allocation; 0: nil
  std::uint32_t target = 0;
  std::uint32_t word = 0;
  Bytes bytes = 0;
  std::string_view type;
  std::uint32_t pointers = 0;  ///< kAllocate: so many words from `word` on are pointers
};

/// A statement of the program in both languages, and why it does what it does.
struct Statement {
  std::uint32_t cpp_line = 0;  ///< index into cpp_source
  std::uint32_t go_line = 0;   ///< index into go_source
  std::string_view cpp_why;    ///< ends the recorded sentence; may be empty
  std::string_view go_text;    ///< a whole sentence on what Go does
};

/// The same small program in C++, where it really runs on a Recorder, and in Go, as text and as
/// steps for a Go heap.
struct OwnershipScenario {
  std::string_view id;       ///< stable: "shared-cycle"
  std::string_view title;    ///< for the chooser
  std::string_view summary;  ///< one sentence: what there is to see
  std::span<const std::string_view> cpp_source;
  std::span<const std::string_view> go_source;
  std::span<const Statement> statements;
  std::span<const GoStep> go_steps;
  void (*run)() = nullptr;  ///< under an ActiveRecorder; announces each statement
};

/// All scenarios, in the order in which they are shown.
std::span<const OwnershipScenario> ownership_scenarios();

/// nullptr if there is no such scenario.
const OwnershipScenario* find_ownership_scenario(std::string_view id);

/// Runs the scenario's C++ code on a recording heap of its own.
Recording record(const OwnershipScenario& scenario);

}  // namespace tricolor
