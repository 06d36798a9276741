// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/units.h"

namespace tricolor {

/// A slice of pointers in the heap that one of the runtime's globals holds and append makes grow.
struct PointerList {
  std::uint64_t entries = 0;
  std::uint64_t capacity = 0;
  Address array = 0;     ///< 0: there is none yet
  std::size_t root = 0;  ///< where among those in .bss the array is
};

}  // namespace tricolor
