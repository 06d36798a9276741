// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/eventlog/event_rows.h"

#include <algorithm>
#include <span>
#include <utility>

#include "core/base/parse.h"

namespace tricolor::ui {

namespace {

/// Names as the snapshots brought them.
class KnownNames final : public EventNames {
 public:
  using Map = std::map<std::uint32_t, std::string>;
  KnownNames(const Map& types, const Map& notes) : m_types(types), m_notes(notes) {}
  std::string type(std::uint16_t id) const override { return find(m_types, id); }
  std::string note(std::uint64_t index) const override {
    return find(m_notes, static_cast<std::uint32_t>(index));
  }

 private:
  static std::string find(const Map& map, std::uint32_t id) {
    const auto found = map.find(id);
    return found == map.end() ? std::string() : found->second;
  }
  const Map& m_types;
  const Map& m_notes;
};

bool has_slot(EventKind kind) {
  return kind == EventKind::kShadeDeletion || kind == EventKind::kShadeInsertion;
}

}  // namespace

bool concerns(const Event& e, Address object) {
  if (e.object == object || e.other == object) return true;
  const Address word = Address{e.word} * kWordBytes;
  if (e.kind == EventKind::kStore) return e.value == object || e.object - word == object;
  return has_slot(e.kind) && e.other - word == object;
}

bool EventFilter::passes(const Event& event) const {
  if (!kinds.test(static_cast<std::size_t>(event.kind))) return false;
  if (p >= 0 && event.p != p) return false;
  if (goroutine >= 0 && event.goroutine != goroutine) return false;
  return object == 0 || concerns(event, object);
}

EventRows::Change EventRows::append(const Snapshot& snapshot) {
  m_change = {};
  const bool in_past = snapshot.course != nullptr;
  const bool went_back = snapshot.now_ns < m_now_ns;
  if ((went_back || m_in_past) && !in_past) m_change = keep_until(snapshot.now_ns);
  learn_names(snapshot);
  if (went_back) m_last_event = 0;
  const std::uint32_t news = snapshot.last_event - std::min(snapshot.last_event, m_last_event);
  const std::size_t fresh = std::min<std::size_t>(news, snapshot.events.size());
  const Nanos known_ns = went_back || in_past || m_in_past ? last_ns() : -1;
  if (known_ns < 0) add_gaps(snapshot, fresh);
  for (const Event& event : std::span(snapshot.events).last(fresh)) {
    if (event.at_ns > known_ns) add({event, 0, 0, 0, false}, m_change);
  }
  m_last_event = snapshot.last_event;
  m_now_ns = snapshot.now_ns;
  m_change.reset = m_change.reset || in_past != m_in_past || in_past;
  m_in_past = in_past;
  return m_change;
}

Nanos EventRows::last_ns() const {
  return m_all.empty() ? -1 : std::max(m_all.back().event.at_ns, m_all.back().gap_until_ns);
}

EventRows::Change EventRows::keep_until(Nanos at_ns) {
  const auto later = [&](const Row& row) { return row.event.at_ns > at_ns; };
  while (!m_all.empty() && later(m_all.back())) m_all.pop_back();
  while (!m_shown.empty() && later(m_shown.back())) m_shown.pop_back();
  return {0, 0, true};
}

void EventRows::add_gaps(const Snapshot& snapshot, std::size_t fresh) {
  if (m_all.empty() || snapshot.now_ns <= m_now_ns || m_last_event == 0) return;
  const std::uint32_t news = snapshot.last_event - std::min(snapshot.last_event, m_last_event);
  if (news != 0 && news == fresh) return;
  Row gap;
  gap.gap = true;
  gap.lost = news - fresh;
  gap.event.at_ns = m_now_ns;
  gap.gap_until_ns =
      fresh == 0 ? snapshot.now_ns : snapshot.events[snapshot.events.size() - fresh].at_ns;
  if (m_all.back().gap && (m_all.back().lost == 0) == (gap.lost == 0)) {
    Row& last = m_all.back();
    last.gap_until_ns = gap.gap_until_ns;
    last.lost += gap.lost;
    if (!m_shown.empty() && m_shown.back().number == last.number) m_shown.back() = last;
    return;
  }
  // Time that passes within one long action brings no event; that is no gap.
  if (news == 0 && gap.gap_until_ns - m_now_ns < kMillisecond / 2) return;
  add(gap, m_change);
}

void EventRows::add(Row row, Change& change) {
  row.number = m_next_number++;
  if (row.gap || m_filter.passes(row.event)) {
    m_shown.push_back(row);
    ++change.added;
  }
  m_all.push_back(std::move(row));
  if (m_all.size() <= kMostRows) return;
  const std::uint64_t first = m_all.front().number;
  m_all.pop_front();
  if (m_shown.empty() || m_shown.front().number != first) return;
  m_shown.pop_front();
  ++change.dropped;
}

EventRows::Change EventRows::set_filter(const EventFilter& filter) {
  if (filter == m_filter) return {};
  m_filter = filter;
  m_shown.clear();
  for (const Row& row : m_all) {
    if (row.gap || m_filter.passes(row.event)) m_shown.push_back(row);
  }
  return {0, m_shown.size(), true};
}

void EventRows::clear() {
  const EventFilter filter = m_filter;
  *this = {};
  m_filter = filter;
}

void EventRows::learn_names(const Snapshot& snapshot) {
  for (const EventText& text : snapshot.event_texts) {
    (text.kind == EventText::Kind::kType ? m_types : m_notes).insert_or_assign(text.id, text.text);
  }
}

std::string EventRows::sentence(std::size_t index) const {
  const Row& row = m_shown[index];
  if (!row.gap) return event_sentence(row.event, KnownNames(m_types, m_notes));
  const std::string until = " until " + format_duration(row.gap_until_ns);
  if (row.lost == 0)
    return "Nothing was recorded" + until + ": the run was too fast for single events.";
  return format_count(row.lost) + " events more than can be kept came" + until + ".";
}

}  // namespace tricolor::ui
