// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <deque>

#include "core/gc/marker.h"
#include "core/gc/write_barrier.h"
#include "core/sim/breakpoint_watch.h"
#include "core/sim/event.h"

namespace tricolor {

/// The last few thousand events, recorded only while somebody watches. Also the ear of the
/// marker and the barrier, which report objects without knowing about time or processors.
class EventLog final : public MarkObserver, public BarrierObserver {
 public:
  void watch(bool on) { m_on = on; }
  /// Also told of every event, recorded or not; nullptr: nobody.
  void set_listener(BreakpointWatch* listener) { m_listener = listener; }
  /// True if events are wanted at all.
  bool on() const { return m_on || m_listener != nullptr; }
  void forget() { m_events.clear(); }
  /// Who the marker's and barrier's reports are about from now on.
  void at(Nanos now, int p, GoroutineId goroutine) {
    m_now = now;
    m_p = static_cast<std::uint8_t>(p);
    m_goroutine = goroutine;
  }
  void add(const Event& event);
  void add(EventKind kind, Address object = 0, Address other = 0, std::uint64_t value = 0) {
    if (on()) add({m_now, kind, m_p, m_goroutine, object, other, value});
  }
  MarkObserver* mark_observer() { return on() ? this : nullptr; }
  BarrierObserver* barrier_observer() { return on() ? this : nullptr; }

  void on_grey(Address object, Address from) override { add(EventKind::kGrey, object, from); }
  void on_black(Address object, Bytes scanned) override {
    add(EventKind::kBlacken, object, 0, scanned);
  }
  void on_shade(Address object, Address slot, bool deletion) override {
    add(deletion ? EventKind::kShadeDeletion : EventKind::kShadeInsertion, object, slot);
  }

  const std::deque<Event>& events() const { return m_events; }
  /// Sequence number of the newest event; the first ever is 1.
  std::uint32_t last() const { return m_last; }

 private:
  static constexpr std::size_t kCapacity = 4096;
  std::deque<Event> m_events;
  std::uint32_t m_last = 0;
  BreakpointWatch* m_listener = nullptr;   ///< only within Runtime::run
  bool m_on = false;
  Nanos m_now = 0;
  std::uint8_t m_p = 0;
  GoroutineId m_goroutine = 0;
};

}  // namespace tricolor
