// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <vector>

#include "core/heap/roots.h"
#include "core/sim/goroutine.h"

namespace tricolor {

/// All goroutines there ever were, by number, with the queue of those that can run and the list of
/// the dead whose places are free.
///
/// 1. reuse_dead(), or add() if there is nobody, when a goroutine starts.
/// 2. make_runnable() puts it into the queue, run_next() takes the first one out.
/// 3. keep_for_reuse() when it has exited.
///
/// Invariants: numbers and references stay valid; a goroutine is in the queue as long as it is
/// kRunnable, once it has been put there.
class Goroutines {
 public:
  std::size_t size() const { return m_all.size(); }
  Goroutine& operator[](std::size_t id) { return m_all[id]; }
  const Goroutine& operator[](std::size_t id) const { return m_all[id]; }
  auto begin() { return m_all.begin(); }
  auto end() { return m_all.end(); }
  auto begin() const { return m_all.begin(); }
  auto end() const { return m_all.end(); }

  /// Returns its number.
  GoroutineId add(Goroutine goroutine);
  /// The place of the one that died last, which keeps its stack and nothing else of it.
  std::optional<GoroutineId> reuse_dead();
  void keep_for_reuse(GoroutineId dead) { m_dead.push_back(dead); }
  const std::vector<GoroutineId>& dead() const { return m_dead; }

  void make_runnable(GoroutineId id);
  bool any_runnable() const { return !m_run_queue.empty(); }
  /// There is one.
  GoroutineId run_next();

 private:
  std::deque<Goroutine> m_all;
  std::vector<GoroutineId> m_dead;
  std::deque<GoroutineId> m_run_queue;
};

}  // namespace tricolor
