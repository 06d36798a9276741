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
///
/// Events that touch one object, the focus, are kept apart, so that its history outlives the
/// others.
class EventLog final : public MarkObserver, public BarrierObserver {
 public:
  /// `work`: how far the run is (Position::work()). What happens while nobody watches is missed.
  void watch(bool on, std::uint64_t work);
  /// Also told of every event, recorded or not; nullptr: nobody.
  void set_listener(BreakpointWatch* listener) { m_listener = listener; }
  /// True if events are wanted at all.
  bool on() const { return m_on || m_listener != nullptr; }
  void forget() {
    m_events.clear();
    m_focused.clear();
  }
  /// Who the marker's and barrier's reports are about from now on, and where types are looked up.
  void at(Nanos now, int p, GoroutineId goroutine, const Heap* heap = nullptr) {
    m_now = now;
    m_p = static_cast<std::uint8_t>(p);
    m_goroutine = goroutine;
    m_heap.pointer = heap;
  }
  void add(Event event);
  void add(EventKind kind, Address object = 0, Address other = 0, std::uint64_t value = 0) {
    if (on()) add(Event{m_now, kind, m_p, m_goroutine, object, other, value});
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
  /// The newest event, if nothing was missed since.
  const Event* latest() const;
  /// Sequence number of the newest event; the first ever is 1.
  std::uint32_t last() const { return m_last; }

  /// Keeps what touches [begin, end) from now on, beginning with what is still there; 0, 0:
  /// nothing.
  void focus(Address begin, Address end);
  Address focus_begin() const { return m_focus_begin; }
  /// Oldest first, since the object's allocation if that was seen; the oldest dropped beyond a few
  /// hundred, but never the allocation.
  const std::deque<Event>& focused() const { return m_focused; }

 private:
  static constexpr std::size_t kCapacity = 4096;
  static constexpr std::size_t kFocusCapacity = 256;

  /// The heap of the world that is being run; a copy of the log belongs to another world.
  struct Borrowed {
    const Heap* pointer = nullptr;
    Borrowed() = default;
    Borrowed(const Borrowed&) {}
    Borrowed& operator=(const Borrowed& other) {
      if (this != &other) pointer = nullptr;
      return *this;
    }
  };

  bool touches_focus(const Event& event) const;
  void note_focus(const Event& event);
  void add_types(Event& event) const;

  std::deque<Event> m_events;
  std::deque<Event> m_focused;
  Address m_focus_begin = 0;
  Address m_focus_end = 0;
  std::uint32_t m_last = 0;
  std::uint32_t m_before_gap = 0;    ///< sequence number of the last event that something followed
                                     ///< unrecorded
  std::uint64_t m_watched_work = 0;  ///< how far the run was when it was last watched
  BreakpointWatch* m_listener = nullptr;  ///< only within Runtime::run
  bool m_on = false;
  Nanos m_now = 0;
  std::uint8_t m_p = 0;
  GoroutineId m_goroutine = 0;
  Borrowed m_heap;
};

}  // namespace tricolor
