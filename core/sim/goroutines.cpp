// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/goroutines.h"

#include <utility>

namespace tricolor {

GoroutineId Goroutines::add(Goroutine goroutine) {
  m_all.push_back(std::move(goroutine));
  return static_cast<GoroutineId>(m_all.size() - 1);
}

std::optional<GoroutineId> Goroutines::reuse_dead() {
  if (m_dead.empty()) return std::nullopt;
  const GoroutineId id = m_dead.back();
  m_dead.pop_back();
  Goroutine next;
  next.stack_span = m_all[id].stack_span;
  next.stack.allocated_bytes = m_all[id].stack.allocated_bytes;
  m_all[id] = std::move(next);
  return id;
}

void Goroutines::make_runnable(GoroutineId id) {
  m_all[id].state = Goroutine::State::kRunnable;
  m_run_queue.push_back(id);
}

GoroutineId Goroutines::run_next() {
  const GoroutineId id = m_run_queue.front();
  m_run_queue.pop_front();
  m_all[id].state = Goroutine::State::kRunning;
  return id;
}

}  // namespace tricolor
