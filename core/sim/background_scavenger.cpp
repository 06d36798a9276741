// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/background_scavenger.h"

#include <utility>

namespace tricolor {

bool BackgroundScavenger::wake() {
  if (m_state == State::kAwake) return false;
  m_ready = false;
  m_slept = m_state == State::kAsleep;
  m_state = State::kAwake;
  return true;
}

void BackgroundScavenger::resume(Ticks now, int procs) {
  if (!std::exchange(m_slept, false)) return;
  m_pacer.slept(nanos(m_worked), nanos(now - m_asleep_since), procs);
  m_worked = 0;
}

BackgroundScavenger::Next BackgroundScavenger::did(const Released& released, Ticks spent,
                                                   Ticks now) {
  m_worked += spent;
  m_released += released.bytes;
  const bool exhausted = released.bytes < ScavengePacer::kQuantum;
  if (!exhausted && nanos(m_worked) < ScavengePacer::kBatch) return Next::kGoOn;
  return finish(now);
}

BackgroundScavenger::Next BackgroundScavenger::finish(Ticks now) {
  if (std::exchange(m_released, 0) == 0) {
    m_state = State::kParked;
    m_worked = 0;
    return Next::kPark;
  }
  m_state = State::kAsleep;
  m_asleep_since = now;
  m_wake_at = now + ticks_of(m_pacer.sleep_after(nanos(m_worked)));
  return Next::kSleep;
}

void BackgroundScavenger::hash(Hasher& hasher) const {
  m_pacer.hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_state));
  hasher.add(static_cast<std::uint64_t>(m_wake_at));
  hasher.add(static_cast<std::uint64_t>(m_worked));
  hasher.add(m_released);
}

}  // namespace tricolor
