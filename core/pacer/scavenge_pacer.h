// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/units.h"
#include "core/pacer/pi_controller.h"

namespace tricolor {

class Hasher;

/// What the scavenger's goals are made of; the heap's and the pacer's numbers at a commit.
struct ScavengeInputs {
  Bytes heap_goal = 0;
  Bytes last_heap_goal = 0;    ///< of the cycle that ended; 0 before the first
  Bytes last_heap_in_use = 0;  ///< spans in use when it ended
  Bytes retained = 0;          ///< heap memory that is in use or free, but not released
  Bytes mapped_ready = 0;
  std::int64_t memory_limit = kNoMemoryLimit;
};

/// When memory goes back to the operating system, and how fast (§6). A plain value.
///
/// Call order:
///  1. commit() whenever the pacer commits;
///  2. the background scavenger, woken by the end of a sweep and by a stopping world: while
///     has_work(), release 64 KiB at a time until it worked for a millisecond, then
///     sleep_after(), sleep that long, and slept();
///  3. the allocator, before it takes pages: eager_bytes().
class ScavengePacer {
 public:
  /// A goal that asks for nothing.
  static constexpr Bytes kNoGoal = ~Bytes{0};
  /// Memory is released in pieces of this size.
  static constexpr Bytes kQuantum = 64 * kKiB;
  /// The scavenger sleeps when it worked for this long.
  static constexpr Nanos kBatch = kMillisecond;
  /// Go's Linux; the retained goal is rounded to it.
  static constexpr Bytes kPhysicalPage = 4 * kKiB;

  /// `go_minor`: 19 … 26, for Go 1.19 … 1.26.
  explicit ScavengePacer(int go_minor);

  /// Recomputes both goals (§6.1).
  void commit(const ScavengeInputs& inputs);
  /// Retained heap memory above this is released; kNoGoal if nothing is to be.
  Bytes gc_percent_goal() const { return m_gc_percent_goal; }
  /// Mapped memory above this is released; kNoGoal if nothing is to be.
  Bytes memory_limit_goal() const { return m_memory_limit_goal; }
  /// Whether the background scavenger has anything to do.
  bool has_work(Bytes retained, Bytes mapped_ready) const {
    return retained > m_gc_percent_goal || mapped_ready > m_memory_limit_goal;
  }

  /// How long to sleep after `worked` of releasing (§6.2).
  Nanos sleep_after(Nanos worked) const;
  /// Learns from a batch: worked, then slept, on a machine of `procs` Ps.
  void slept(Nanos worked, Nanos slept_for, int procs);
  /// CPU time of work per time of sleep, 0.001 … 1000.
  double sleep_ratio() const { return m_sleep_ratio; }

  /// What must be released elsewhere before a span is taken of which `released` bytes have no
  /// memory behind them; `grown` is what the heap had to grow by for it (§6.3). Not to be asked
  /// while the CPU limiter is limiting.
  Bytes eager_bytes(Bytes released, Bytes grown, const ScavengeInputs& now) const;

  void hash(Hasher& hasher) const;

 private:
  int m_go_minor;
  Bytes m_gc_percent_goal = kNoGoal;
  Bytes m_memory_limit_goal = kNoGoal;
  double m_sleep_ratio;
  PiController m_controller;
  Nanos m_cooldown = 0;  ///< for this long the controller rests after an overflow
};

}  // namespace tricolor
