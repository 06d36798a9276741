// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/heap/func_value.h"

namespace tricolor {

/// Which of the runtime's queues of functions.
enum class CallQueue : std::uint8_t { kFinalizers, kCleanups };

/// Finalizers or cleanups so far, as runtime/metrics counts them.
struct CallCounts {
  std::uint64_t queued = 0;
  std::uint64_t executed = 0;
  std::uint64_t waiting() const { return queued - executed; }
};

/// A queued function for the runtime's goroutine that runs it.
struct DueCall {
  std::uint64_t number = 0;
  FuncValue function{};
  Address argument = 0;
};

}  // namespace tricolor
