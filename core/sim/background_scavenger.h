// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/cost_model.h"
#include "core/base/hash.h"
#include "core/heap/page_heap.h"
#include "core/pacer/scavenge_pacer.h"

namespace tricolor {

/// The background scavenger's place in time (go-gc-model §6.2): it works in batches of about a
/// millisecond, sleeps so long that it takes 1 % of the CPU, and parks when there is nothing to do.
/// It decides nothing about the heap: the world releases pages for it and says what that took.
///
/// 1. commit() whenever the pacer commits.
/// 2. ready() when sweeping is over: the monitor wakes it then. wake() when the world stops for a
///    cycle, when the monitor saw is_ready(), or at wake_at(). If it is true, its goroutine must
///    run.
/// 3. resume() when that goroutine gets a processor; then, as long as the answer is kGoOn, release
///    kQuantum and report it by did(), or finish() if the goals are met.
///
/// States: parked, asleep until wake_at(), awake (runnable or running).
class BackgroundScavenger {
 public:
  enum class Next : std::uint8_t { kGoOn, kSleep, kPark };
  static constexpr Ticks kNever = INT64_MAX;

  explicit BackgroundScavenger(int go_minor) : m_pacer(go_minor) {}

  /// `last_heap_in_use`: spans in use when the last cycle's marking ended.
  void set_last_heap_in_use(Bytes bytes) { m_last_heap_in_use = bytes; }
  Bytes last_heap_in_use() const { return m_last_heap_in_use; }
  void commit(const ScavengeInputs& inputs) { m_pacer.commit(inputs); }
  const ScavengePacer& pacer() const { return m_pacer; }

  void ready() { m_ready = true; }
  bool is_ready() const { return m_ready; }
  /// False if it is awake already.
  bool wake();
  /// When its sleep ends; kNever if it does not sleep.
  Ticks wake_at() const { return m_state == State::kAsleep ? m_wake_at : kNever; }

  /// Learns how long it slept, once after each sleep.
  void resume(Ticks now, int procs);
  /// One quantum was tried and took `spent`.
  Next did(const Released& released, Ticks spent, Ticks now);
  /// There is nothing to do at the moment.
  Next finish(Ticks now);

  void hash(Hasher& hasher) const;

 private:
  enum class State : std::uint8_t { kParked, kAsleep, kAwake };

  ScavengePacer m_pacer;
  Bytes m_last_heap_in_use = 0;
  State m_state = State::kParked;
  bool m_ready = false;
  bool m_slept = false;  ///< the sleep that ended is not yet learnt from
  Ticks m_asleep_since = 0;
  Ticks m_wake_at = 0;
  Ticks m_worked = 0;    ///< in this batch; while asleep: in the last
  Bytes m_released = 0;  ///< in this batch
};

}  // namespace tricolor
