// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <vector>

#include "core/sim/inspection.h"

namespace tricolor {

class Runtime;

/// A root word without its name.
struct RootWord {
  RootKind kind = RootKind::kVariable;
  GoroutineId goroutine = 0;
  std::uint32_t index = 0;  ///< of the variable, the global, the runtime's root or the pool
  Address value = 0;
  Address object = 0;  ///< whose finalizer, cleanup or weak pointer it belongs to
};

/// Every root word that is not nil: variables by goroutine, outermost frame first, then globals,
/// what the runtime holds itself, sync.Pools, and last (is_special) what finalizers and cleanups
/// keep.
std::vector<RootWord> root_words(const Runtime& runtime);

/// True for what is a root only because of a finalizer, a cleanup or a weak pointer.
inline bool is_special(RootKind kind) {
  return kind >= RootKind::kFinalizerQueue;
}

/// What they hold, in the same order.
std::vector<Address> values_of(const std::vector<RootWord>& roots);

/// The root with its function and name.
RootView named_root(const Runtime& runtime, const RootWord& root);

/// What the root holds now: 0 if its variable is gone.
Address present_value(const Runtime& runtime, const RootWord& root);

}  // namespace tricolor
