// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/event_traces.h"

#include <algorithm>
#include <optional>
#include <span>

#include "ui/heapmap/heapmap_text.h"

namespace tricolor::ui {

namespace {

using Kind = EventTrace::Kind;

/// An event may stand for several spans, at the last of which it is shown.
QString swept_text(const Event& event) {
  const QString freed = "swept, " + count_text(event.value) + " freed";
  return event.other > 1 ? count_text(event.other) + " spans " + freed : freed;
}

std::optional<EventTrace> trace_of(const Event& event) {
  switch (event.kind) {
    case EventKind::kGrey:
      return EventTrace{Kind::kFollowed, event.other, event.object, {}};
    case EventKind::kShadeDeletion:
      return EventTrace{Kind::kShaded, event.other, event.object, "deletion barrier"};
    case EventKind::kShadeInsertion:
      return EventTrace{Kind::kShaded, event.other, event.object, "insertion barrier"};
    case EventKind::kBlacken:
      return EventTrace{Kind::kScanned, 0, event.object, {}};
    case EventKind::kSweepSpan:
      return EventTrace{Kind::kFreed, 0, event.object, swept_text(event)};
    case EventKind::kFreeSpan:
      return EventTrace{Kind::kToPages, 0, event.object, "to the page heap"};
    case EventKind::kAllocateSpan:
      return EventTrace{Kind::kFromPages, 0, event.object, "new span"};
    default:
      return std::nullopt;
  }
}

}  // namespace

void EventTraces::clear() {
  *this = EventTraces();
}

/// A first picture may bring a long history; only its last event happened just now.
void EventTraces::apply(const Snapshot& snapshot, std::int64_t wall_ms, bool motion) {
  m_motion = motion;
  const bool goes_on = m_started && snapshot.now_ns >= m_now_ns;
  std::size_t fresh = snapshot.events.empty() ? 0 : 1;
  if (goes_on) fresh = snapshot.last_event - std::min(snapshot.last_event, m_last_event);
  if (!motion || !goes_on) m_traces.clear();
  const auto events = std::span(snapshot.events).last(std::min(fresh, snapshot.events.size()));
  for (const Event& event : events) {
    auto trace = trace_of(event);
    if (!trace) continue;
    trace->born_ms = wall_ms;
    m_traces.push_back(std::move(*trace));
  }
  if (m_traces.size() > kMost) {
    m_traces.erase(m_traces.begin(), m_traces.end() - static_cast<std::ptrdiff_t>(kMost));
  }
  m_started = true;
  m_now_ns = snapshot.now_ns;
  m_last_event = snapshot.last_event;
  forget_old(wall_ms);
}

void EventTraces::forget_old(std::int64_t wall_ms) {
  if (!m_motion) return;
  std::erase_if(m_traces,
                [wall_ms](const EventTrace& trace) { return wall_ms - trace.born_ms > kLifeMs; });
}

double EventTraces::travelled(const EventTrace& trace, std::int64_t wall_ms) const {
  if (!m_motion) return 1;
  return std::clamp(double(wall_ms - trace.born_ms) / kTravelMs, 0.0, 1.0);
}

double EventTraces::strength(const EventTrace& trace, std::int64_t wall_ms) const {
  if (!m_motion) return 1;
  return std::clamp(1.2 * (1 - double(wall_ms - trace.born_ms) / kLifeMs), 0.0, 1.0);
}

}  // namespace tricolor::ui
