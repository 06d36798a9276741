// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "core/heap/roots.h"

namespace tricolor {

/// What goroutines wait for each other with (semacquire and semrelease): counters, and whoever
/// waits for one, first come first served.
///
/// 1. make() once; then acquire() and release() by the number that it returned.
///
/// Invariant: nobody waits for a semaphore that has a count.
class Semaphores {
 public:
  std::uint32_t make(std::uint32_t count);
  /// False if there is none left: then `g` waits until a release() returns it.
  bool acquire(std::uint32_t semaphore, GoroutineId g);
  /// Who was waiting and has it now, if anybody.
  std::optional<GoroutineId> release(std::uint32_t semaphore);
  std::uint32_t count(std::uint32_t semaphore) const { return m_semaphores[semaphore].count; }

 private:
  struct Semaphore {
    std::uint32_t count = 0;
    std::deque<GoroutineId> waiters;
  };
  std::vector<Semaphore> m_semaphores;
};

}  // namespace tricolor
