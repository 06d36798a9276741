// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/base/units.h"
#include "core/pacer/limiter_event.h"

namespace tricolor {

class Hasher;

/// Leaky bucket that keeps the collector at half of the CPU over a long window (§4.9).
/// Collector time fills it, mutator time drains it; while it is full, assists do nothing. A value.
///
/// Call order:
///  1. stop() at the end of each LimiterEvent, consume() of those that go on before each update;
///     add_assist_time() and add_idle_time() where there are no events;
///  2. update() when need_update() says so while marking, or when an assist hands in its time;
///  3. around each stopped world: start_transition(), then finish_transition(); updates in
///     between are ignored, because the pause is charged as a whole;
///  4. reset_capacity() when GOMAXPROCS changes, outside a transition.
class GcCpuLimiter {
 public:
  /// `procs` is GOMAXPROCS; less than 1 counts as 1.
  GcCpuLimiter(Nanos now, int procs);

  /// CPU time of assists and of allocation-time scavenging.
  void add_assist_time(Nanos time);
  /// CPU time of Ps that had nothing to run, idle mark workers included.
  void add_idle_time(Nanos time);

  /// Adds what has passed of an event since it began or was last consumed.
  void consume(LimiterEvent& event, Nanos now) {
    const Nanos time = event.consume(now);
    event.is_idle() ? add_idle_time(time) : add_assist_time(time);
  }
  void stop(LimiterEvent& event, Nanos now) {
    consume(event, now);
    event.stop(now);
  }

  /// True if the last update is more than 10 ms old.
  bool need_update(Nanos now) const { return now > m_last_update + kUpdatePeriod; }
  /// Accounts for the time since the last update. A `now` in the past is ignored.
  void update(Nanos now);

  /// The world stops, to switch the mark phase on or off.
  void start_transition(bool enable_gc, Nanos now);
  void finish_transition(Nanos now);
  /// Ignored during a transition.
  void reset_capacity(Nanos now, int procs);

  /// True while assists must be skipped.
  bool limiting() const { return m_limiting; }
  bool in_transition() const { return m_in_transition; }
  /// Bucket contents and size in CPU-ns, 0 … capacity().
  Nanos fill() const { return m_fill; }
  Nanos capacity() const { return m_capacity; }
  /// Collector time that found the bucket full, ever.
  Nanos overflow() const { return m_overflow; }
  Nanos last_update() const { return m_last_update; }
  int procs() const { return m_procs; }

  void hash(Hasher& hasher) const;

 private:
  static constexpr Nanos kUpdatePeriod = 10 * kMillisecond;

  void account_window(Nanos now);
  void accumulate(Nanos mutator, Nanos gc);

  Nanos m_fill = 0;
  Nanos m_capacity;
  Nanos m_overflow = 0;
  Nanos m_last_update;
  Nanos m_assist_pool = 0;
  Nanos m_idle_pool = 0;
  int m_procs;
  bool m_limiting = false;
  bool m_gc_enabled = false;
  bool m_in_transition = false;
};

}  // namespace tricolor
