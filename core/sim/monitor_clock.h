// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/base/cost_model.h"
#include "core/base/hash.h"

namespace tricolor {

/// When the monitor thread (Go's sysmon) looks at the processors. It belongs to none of them, so
/// neither their work nor a stop of the world delays it: it sleeps for 20 us at first, after fifty
/// looks twice as long each time, up to 10 ms. If it finds the world stopped or every processor
/// idle it parks; the start of the world wakes it (and the short sleeps begin again), or the first
/// timer does.
///
/// 1. look() when due() has come.
/// 2. world_stopped() with the two ends of each pause, all_idle() with the end of a time in which
///    nobody ran.
class MonitorClock {
 public:
  /// When it looks next.
  Ticks due() const { return m_due; }
  /// It looks and goes to sleep again, for so much longer than it asks for. When that was: due(),
  /// before the call.
  Ticks look(Ticks overshoot);
  void world_stopped(Ticks from, Ticks until);
  void all_idle(Ticks until);

  void hash(Hasher& hasher) const;

 private:
  static constexpr Ticks kShortestSleep = ticks(20'000);

  Ticks m_sleep = kShortestSleep;
  Ticks m_due = kShortestSleep + cost::kSleepOvershoot;
  int m_looks = 0;  ///< since the short sleeps began
};

}  // namespace tricolor
