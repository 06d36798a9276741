// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/semaphores.h"

namespace tricolor {

std::uint32_t Semaphores::make(std::uint32_t count) {
  m_semaphores.push_back({count, {}});
  return static_cast<std::uint32_t>(m_semaphores.size() - 1);
}

bool Semaphores::acquire(std::uint32_t semaphore, GoroutineId g) {
  Semaphore& s = m_semaphores[semaphore];
  if (s.count == 0) {
    s.waiters.push_back(g);
    return false;
  }
  --s.count;
  return true;
}

std::optional<GoroutineId> Semaphores::release(std::uint32_t semaphore) {
  Semaphore& s = m_semaphores[semaphore];
  if (s.waiters.empty()) {
    ++s.count;
    return std::nullopt;
  }
  const GoroutineId next = s.waiters.front();
  s.waiters.pop_front();
  return next;
}

}  // namespace tricolor
