// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/units.h"

namespace tricolor {

using GoroutineId = std::uint32_t;

/// A named root word: a variable of a frame, or a global.
struct Variable {
  std::string name;
  Address value = 0;
};

/// One call frame. Its variables are the entries of Stack::variables from `first_variable`
/// up to the next frame's.
struct Frame {
  std::string function;       ///< "main.main"
  Bytes bytes = 0;            ///< how much of the stack it takes
  std::uint32_t first_variable = 0;
};

/// A goroutine's stack: frames innermost last. Stores into it need no write barrier.
struct Stack {
  std::vector<Frame> frames;
  std::vector<Variable> variables;
  Bytes used_bytes = 0;       ///< sum of frames: what a stack scan reads
  Bytes allocated_bytes = 2048;
};

/// The data and bss segments: global variables that programs use, by name.
struct Globals {
  std::vector<Variable> variables;
  Bytes scan_bytes = 0;       ///< size of the segments, counted in full (go-gc-model §1, G)
};

}  // namespace tricolor
