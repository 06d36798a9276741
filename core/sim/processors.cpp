// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/processors.h"

#include <algorithm>

namespace tricolor {

Ticks Processors::now() const {
  Ticks lowest = INT64_MAX;
  for (const Processor& p : m_all) {
    if (!p.idle) lowest = std::min(lowest, p.clock);
  }
  return lowest == INT64_MAX ? latest() : lowest;
}

Ticks Processors::latest() const {
  Ticks highest = 0;
  for (const Processor& p : m_all) highest = std::max(highest, p.clock);
  return highest;
}

int Processors::first_asleep() const {
  for (int p = 0; p < count(); ++p) {
    if ((*this)[p].idle) return p;
  }
  return kNobody;
}

int Processors::first_awake() const {
  for (int p = 0; p < count(); ++p) {
    if (!(*this)[p].idle) return p;
  }
  return kNobody;
}

Processors::Turn Processors::next_turn() const {
  Turn turn;
  Ticks first_clock = INT64_MAX;
  for (int i = 0; i < count(); ++i) {
    const Processor& p = (*this)[i];
    if (p.idle) continue;
    if (turn.p == kNobody || p.clock < first_clock) {
      turn = {i, first_clock};
      first_clock = p.clock;
    } else {
      turn.second_clock = std::min(turn.second_clock, p.clock);
    }
  }
  return turn;
}

bool Processors::may_wake_one() const {
  const bool spins = std::any_of(m_all.begin(), m_all.end(),
                                 [](const Processor& each) { return !each.idle && each.spinning; });
  return !spins && first_asleep() != kNobody;
}

bool Processors::others_run(int p) const {
  for (int i = 0; i < count(); ++i) {
    const Processor& each = (*this)[i];
    if (i != p && !each.idle && each.goroutine != kNoGoroutine) return true;
  }
  return false;
}

std::optional<Ticks> Processors::spinners_answer(int p) const {
  Ticks last = (*this)[p].clock;
  for (int i = 0; i < count(); ++i) {
    const Processor& each = (*this)[i];
    if (i == p || each.idle || each.goroutine != kNoGoroutine) continue;
    if (each.spins_until > each.clock) return std::nullopt;
    last = std::max(last, each.clock);
  }
  return last;
}

bool Processors::interrupt_others(int p, Ticks each) {
  bool anybody = false;
  for (int i = 0; i < count(); ++i) {
    if (i == p || (*this)[i].idle) continue;
    (*this)[i].clock += each;
    anybody = true;
  }
  return anybody;
}

}  // namespace tricolor
