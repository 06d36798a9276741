// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/hash.h"
#include "core/base/units.h"

namespace tricolor {

class Mutator;

/// A Go func value: code, and what it captured. What a finalizer or a cleanup runs.
///
/// The code is one step that never waits. What it captured by reference lies in a heap object, the
/// closure, which is a root for as long as somebody may still call the function; a captured number
/// needs none.
struct FuncValue {
  using Code = void (*)(Mutator& m, const FuncValue& self, Address argument);

  Code code = nullptr;
  std::string_view name =
      {};               ///< "main.setupResource.func1"; the text lives as long as the process
  Address closure = 0;  ///< 0: nothing is captured by reference
  std::uint64_t captured = 0;  ///< a captured number, such as a global's index

  void hash(Hasher& hasher) const {
    hasher.add(name);
    hasher.add(closure);
    hasher.add(captured);
  }
};

}  // namespace tricolor
