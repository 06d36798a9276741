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
  std::string function;  ///< "main.main"
  Bytes bytes = 0;       ///< how much of the stack it takes
  std::uint32_t first_variable = 0;
};

/// A goroutine's stack: frames innermost last. Stores into it need no write barrier.
struct Stack {
  /// A frame must leave this much below it, less what small frames may use without asking (§8.9).
  static constexpr Bytes kGuardBytes = 928;
  static constexpr Bytes kSmallFrameBytes = 128;
  static constexpr Bytes kReserveBytes = kGuardBytes - kSmallFrameBytes;
  static constexpr Bytes kSmallestBytes = 2048;
  static constexpr Bytes kMostBytes = 1'000'000'000;

  std::vector<Frame> frames;
  std::vector<Variable> variables;
  Bytes used_bytes = 0;  ///< sum of frames
  Bytes allocated_bytes = kSmallestBytes;

  bool fits(Bytes frame_bytes) const {
    return used_bytes + frame_bytes + kReserveBytes <= allocated_bytes;
  }
  /// The size that it is copied to when `frame_bytes` do not fit: doubled until they do.
  Bytes grown_for(Bytes frame_bytes) const {
    Bytes bytes = allocated_bytes * 2;
    while (bytes - used_bytes < frame_bytes + kGuardBytes) bytes *= 2;
    return bytes;
  }
  /// Less than a quarter is used: the scan halves it.
  bool is_too_large() const {
    return allocated_bytes > kSmallestBytes && used_bytes + kReserveBytes < allocated_bytes / 4;
  }
};

/// The data and bss segments: global variables that programs use, by name.
struct Globals {
  std::vector<Variable> variables;
  Bytes scan_bytes = 0;  ///< size of the segments, counted in full (go-gc-model §1, G)
};

}  // namespace tricolor
