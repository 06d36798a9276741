// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>

#include "core/gc/specials.h"

namespace tricolor {

/// A finalizer or cleanup that waits for its goroutine, or runs.
struct QueuedCall {
  std::uint64_t number = 0;  ///< counts what was ever queued
  Special special{};         ///< kFinalizer or kCleanup
  /// What the function gets: the object itself, or what the cleanup was given.
  Address argument() const {
    return special.kind == Special::Kind::kFinalizer ? special.object : special.argument;
  }
};

/// What sweeping queued and goroutines run (go-gc-model §8.8), first in first out. Arguments and
/// closures in it are roots until finish(), so that nothing is lost between queue and goroutine.
///
/// 1. push() what a sweep found.
/// 2. A goroutine that is free take()s the next one; it stays in the queue.
/// 3. finish() when its function has returned.
class FinalizerQueue {
 public:
  void push(const Special& special) { m_calls.push_back({++m_queued, special}); }
  /// nullptr if none waits. Valid until the queue changes.
  const QueuedCall* take() { return waiting() == 0 ? nullptr : &m_calls[m_taken++]; }
  void finish(std::uint64_t number) {
    const auto waiting = m_calls.begin() + static_cast<std::ptrdiff_t>(m_taken);
    const auto done = std::find_if(m_calls.begin(), waiting,
                                   [&](const QueuedCall& call) { return call.number == number; });
    if (done == waiting) return;
    m_calls.erase(done);
    --m_taken;
    ++m_executed;
  }
  bool empty() const { return m_calls.empty(); }
  std::size_t waiting() const { return m_calls.size() - m_taken; }
  std::uint64_t queued() const { return m_queued; }      ///< ever
  std::uint64_t executed() const { return m_executed; }  ///< ever
  /// Those that run come first.
  const std::deque<QueuedCall>& calls() const { return m_calls; }
  void hash(Hasher& hasher) const {
    hasher.add(m_queued);
    hasher.add(m_taken);
    for (const QueuedCall& call : m_calls) call.special.hash(hasher);
  }

 private:
  std::deque<QueuedCall> m_calls;
  std::size_t m_taken = 0;  ///< so many at the front are being run
  std::uint64_t m_queued = 0;
  std::uint64_t m_executed = 0;
};

}  // namespace tricolor
