// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/event_log.h"

#include <utility>

namespace tricolor {
namespace {

/// The object's type; where `slot` is asked for, also the word of the object that it is.
std::uint16_t type_at(const Heap& heap, Address address, std::uint32_t* word = nullptr) {
  if (address < kArenaBase) return 0;
  const ObjectRef ref = heap.find(address);
  if (!ref) return 0;
  const Span& s = heap.span(ref.span);
  if (word != nullptr) {
    *word = static_cast<std::uint32_t>((address - heap.address_of(s, ref.slot)) / kWordBytes);
  }
  return static_cast<std::uint16_t>(heap.type_of(s, ref.slot));
}

}  // namespace

void EventLog::watch(bool on, std::uint64_t work) {
  if (m_on) m_watched_work = work;
  if (work != m_watched_work) m_before_gap = m_last;
  m_on = on;
}

const Event* EventLog::latest() const {
  return m_events.empty() || m_last == m_before_gap ? nullptr : &m_events.back();
}

void EventLog::add(Event event) {
  if (m_listener != nullptr) m_listener->on_event(event);
  if (!m_on) return;
  add_types(event);
  if (m_focus_end != 0 && touches_focus(event)) note_focus(event);
  m_events.push_back(event);
  ++m_last;
  if (m_events.size() > kCapacity) m_events.pop_front();
}

void EventLog::add_types(Event& event) const {
  if (m_heap.pointer == nullptr) return;
  const Heap& heap = *m_heap.pointer;
  switch (event.kind) {
    case EventKind::kAllocate:
    case EventKind::kBlacken:
    case EventKind::kFinalizerSet:
    case EventKind::kFinalizerQueued:
    case EventKind::kFinalizerRun:
    case EventKind::kWeakCleared:
      event.type = type_at(heap, event.object);
      break;
    case EventKind::kGrey:
      event.type = type_at(heap, event.object);
      event.other_type = type_at(heap, event.other);
      break;
    case EventKind::kStore:
      event.type = type_at(heap, event.object, &event.word);
      event.other_type = type_at(heap, event.other);
      break;
    case EventKind::kShadeDeletion:
    case EventKind::kShadeInsertion:
      event.type = type_at(heap, event.object);
      event.other_type = type_at(heap, event.other, &event.word);
      break;
    default:
      break;
  }
}

bool EventLog::touches_focus(const Event& event) const {
  const auto inside = [&](Address a) { return a >= m_focus_begin && a < m_focus_end; };
  if (inside(event.object) || inside(event.other)) return true;
  return event.kind == EventKind::kStore && inside(event.value);
}

void EventLog::note_focus(const Event& event) {
  const bool born = event.kind == EventKind::kAllocate && event.object == m_focus_begin;
  if (born) m_focused.clear();  // what was before is another object's
  m_focused.push_back(event);
  if (m_focused.size() <= kFocusCapacity) return;
  const bool keep_first = m_focused.front().kind == EventKind::kAllocate;
  m_focused.erase(m_focused.begin() + (keep_first ? 1 : 0));
}

void EventLog::focus(Address begin, Address end) {
  if (begin == m_focus_begin && end == m_focus_end) return;
  m_focus_begin = begin;
  m_focus_end = end;
  m_focused.clear();
  if (end == 0) return;
  for (const Event& event : m_events) {
    if (touches_focus(event)) note_focus(event);
  }
}

}  // namespace tricolor
