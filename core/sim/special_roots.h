// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <vector>

#include "core/sim/inspection.h"

namespace tricolor {

class Runtime;

/// A pointer that finalizers, cleanups and weak pointers make a root (go-gc-model §3.3, §8.8).
struct SpecialRoot {
  RootKind kind = RootKind::kFinalizer;
  Address object = 0;  ///< whose record it is; of the cleanup queue: an address of what was freed
  Address value = 0;
};

/// All of them that are not nil: what is queued, then records by the address of their objects. For
/// an object with a finalizer these are the pointers in it, but not the object.
std::vector<SpecialRoot> special_roots(const Runtime& runtime);

/// "the finalizer queue", "a finalizer of 0xc000012000": for messages.
std::string special_root_name(const SpecialRoot& root);

}  // namespace tricolor
