// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <memory>

#include "core/base/hash.h"
#include "core/program/request.h"

namespace tricolor {

class Mutator;

/// The body of one goroutine, as a resumable value.
///
/// 1. The world calls `resume(m, 0)` once to start it.
/// 2. Each call runs up to the next thing that may have to wait and returns that as a Request.
/// 3. For kAllocate the next call's `result` is the new object's address; it must be stored
///    into a stack variable, a global or a reachable object before the next kAllocate is
///    returned, or the collector may rightly free it. For other kinds `result` is 0.
/// 4. After kExit it is not called again.
///
/// Invariants: all state is in members, so that `clone()` is a checkpoint; addresses kept in
/// members must also be in a root or in a reachable object (objects never move).
class Program {
 public:
  virtual ~Program() = default;
  virtual std::unique_ptr<Program> clone() const = 0;
  virtual Request resume(Mutator& m, Address result) = 0;
  virtual void hash(Hasher& hasher) const = 0;
};

/// clone() for a concrete program: `class Steady : public Cloneable<Steady>`.
template <typename Concrete>
class Cloneable : public Program {
 public:
  std::unique_ptr<Program> clone() const override {
    return std::make_unique<Concrete>(static_cast<const Concrete&>(*this));
  }
};

}  // namespace tricolor
