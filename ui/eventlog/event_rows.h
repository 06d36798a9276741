// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <bitset>
#include <cstdint>
#include <deque>
#include <map>
#include <string>

#include "core/sim/event_sentence.h"
#include "core/sim/snapshot.h"

namespace tricolor::ui {

/// Which events the log shows.
struct EventFilter {
  std::bitset<kEventKinds> kinds = std::bitset<kEventKinds>().set();
  int p = -1;                   ///< -1: all
  std::int64_t goroutine = -1;  ///< -1: all
  Address object = 0;           ///< base; 0: all

  bool passes(const Event& event) const;
  bool operator==(const EventFilter&) const = default;
};

/// True if the event is about the object that begins at `object`, or about a word in it.
bool concerns(const Event& event, Address object);

/// The event log's rows: the last events of the run, those that pass the filter, and gaps where
/// events were not recorded or too many. Bounded; each snapshot costs what is new in it.
///
/// Going back in time keeps the rows that lie ahead then: the same run meets the same events again.
/// Only a change in the past makes them void; see keep_until().
class EventRows {
 public:
  static constexpr std::size_t kMostRows = 20'000;

  struct Row {
    Event event;
    std::uint64_t number = 0;  ///< in the order of arrival
    std::uint64_t lost = 0;    ///< a gap: so many events were not kept; 0 if not even counted
    Nanos gap_until_ns = 0;    ///< a gap: up to here
    bool gap = false;
  };

  /// What a change did to the list.
  struct Change {
    std::size_t dropped = 0;  ///< rows at the front
    std::size_t added = 0;    ///< rows at the back
    bool reset = false;       ///< all rows are others
  };

  Change append(const Snapshot& snapshot);
  Change set_filter(const EventFilter& filter);
  const EventFilter& filter() const { return m_filter; }
  /// What was later than this will not happen.
  Change keep_until(Nanos at_ns);
  void clear();

  /// True if the row lies ahead of the moment that is looked at.
  bool is_ahead(std::size_t index) const {
    return m_in_past && m_shown[index].event.at_ns > m_now_ns;
  }
  std::size_t size() const { return m_shown.size(); }
  const Row& row(std::size_t index) const { return m_shown[index]; }
  /// One plain sentence; worked out only when it is asked for.
  std::string sentence(std::size_t index) const;

 private:
  Nanos last_ns() const;
  void add_gaps(const Snapshot& snapshot, std::size_t fresh);
  void add(Row row, Change& change);
  void learn_names(const Snapshot& snapshot);

  EventFilter m_filter;
  std::deque<Row> m_all;
  std::deque<Row> m_shown;
  std::map<std::uint32_t, std::string> m_types;
  std::map<std::uint32_t, std::string> m_notes;
  std::uint64_t m_next_number = 0;
  std::uint32_t m_last_event = 0;
  Nanos m_now_ns = 0;
  bool m_in_past = false;
  Change m_change;
};

}  // namespace tricolor::ui
