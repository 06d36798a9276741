// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/units.h"
#include "core/heap/type_info.h"
#include "core/program/program.h"

namespace tricolor {

/// One thing that a ScriptedProgram does.
struct ScriptStep {
  enum class Kind : std::uint8_t {
    kCall,      ///< call function `name`
    kReturn,    ///< return from the innermost function; its variables are gone
    kAllocate,  ///< a new object numbered `object`, kept in variable `name`
    kAssign,    ///< variable `name` = object `object`, 0 for nil; declared on first use
    kStore,     ///< word `word` of `object` = object `target`
    kCollect,   ///< runtime.GC()
    kSleep,     ///< nothing for `ns`: so that whoever runs the world can look
  };
  Kind kind = Kind::kCall;
  std::string name;
  std::uint32_t object = 0;  ///< from 1, in order of allocation
  std::uint32_t target = 0;
  std::uint32_t word = 0;
  std::string type;        ///< kAllocate: the Go type's name
  Bytes bytes = 0;         ///< kAllocate
  PointerLayout pointers;  ///< kAllocate
  Nanos ns = 0;            ///< kSleep
};

/// A goroutine that does what a list says: for programs that are data, and for tests.
///
/// Steps that name a variable look for it in the innermost function only. A step that cannot be
/// done (a variable outside any function, an object that was never allocated) does nothing.
class ScriptedProgram : public Cloneable<ScriptedProgram> {
 public:
  explicit ScriptedProgram(std::vector<ScriptStep> steps);

  Request resume(Mutator& m, Address result) override;
  void hash(Hasher& hasher) const override;

 private:
  struct Local {
    std::string name;
    std::uint32_t variable = 0;  ///< as Mutator::declare() numbers it
  };
  /// Does a step that cannot wait.
  void perform(Mutator& m, const ScriptStep& step);
  void assign(Mutator& m, const std::string& name, Address value);
  Address address(std::uint32_t object) const;

  std::shared_ptr<const std::vector<ScriptStep>> m_steps;  ///< never changes, so clones share it
  std::size_t m_next = 0;
  bool m_allocating = false;                ///< the step before m_next waits for its address
  std::vector<Address> m_objects;           ///< by number - 1
  std::vector<std::vector<Local>> m_calls;  ///< locals of each function on the stack
};

}  // namespace tricolor
