// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>
#include <cstdint>
#include <vector>

#include "core/sim/snapshot.h"

namespace tricolor::ui {

/// Something that just happened between two places of the heap, or at one.
struct EventTrace {
  enum class Kind : std::uint8_t {
    kFollowed,   ///< the marker followed a pointer in `from`; `to` became grey
    kShaded,     ///< a store into `from` made the barrier grey `to`
    kScanned,    ///< `to` became black
    kFreed,      ///< the sweeper went over the span at `to`
    kToPages,    ///< the span at `to` went back to the page heap
    kFromPages,  ///< the span at `to` came from the page heap
  };
  Kind kind = Kind::kFollowed;
  Address from = 0;  ///< 0: a root
  Address to = 0;
  QString text;  ///< a few words beside it; may be empty
  std::int64_t born_ms = 0;
  bool operator==(const EventTrace&) const = default;
};

/// The latest of a watched run's events as marks that move along and fade: at most kMost of them.
///
/// 1. apply() every snapshot.
/// 2. alive() whenever a picture is drawn; moving() tells whether the next would differ.
///
/// Without motion only what the last snapshot brought is alive, unchanged until the next.
class EventTraces {
 public:
  static constexpr std::size_t kMost = 12;
  static constexpr std::int64_t kTravelMs = 220;  ///< from one end of a pointer to the other
  static constexpr std::int64_t kLifeMs = 1400;

  void apply(const Snapshot& snapshot, std::int64_t wall_ms, bool motion);
  void clear();

  const std::vector<EventTrace>& alive() const { return m_traces; }
  void forget_old(std::int64_t wall_ms);
  bool moving() const { return m_motion && !m_traces.empty(); }

  /// How far along it is, 0 … 1, and how much of it is left, 1 … 0.
  double travelled(const EventTrace& trace, std::int64_t wall_ms) const;
  double strength(const EventTrace& trace, std::int64_t wall_ms) const;

 private:
  std::vector<EventTrace> m_traces;
  std::uint32_t m_last_event = 0;
  Nanos m_now_ns = 0;
  bool m_started = false;
  bool m_motion = true;
};

}  // namespace tricolor::ui
