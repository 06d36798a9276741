// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/span_store.h"

#include <algorithm>
#include <unordered_set>

namespace tricolor::ui {

namespace {

constexpr std::int64_t kFadeStepMs = 200;

bool same_place(const SpanView& a, const SpanView& b) {
  return a.base == b.base && a.slot_bytes == b.slot_bytes && a.slots.size() == b.slots.size();
}

bool looks_same(const SpanView& a, const SpanView& b) {
  return a.state == b.state && a.cached_by == b.cached_by && a.noscan == b.noscan &&
         a.size_class == b.size_class && same_place(a, b) && a.slots == b.slots;
}

void count_slots(KnownSpan& known) {
  known.counts.fill(0);
  for (const SlotColour colour : known.view.slots) {
    known.counts[static_cast<std::size_t>(colour)]++;
  }
  const auto last = std::find_if(known.view.slots.rbegin(), known.view.slots.rend(),
                                 [](SlotColour c) { return c != SlotColour::kFree; });
  known.used = static_cast<std::uint32_t>(known.view.slots.rend() - last);
}

}  // namespace

void SpanStore::clear() {
  m_spans.clear();
  m_listed.clear();
  m_by_address.clear();
  m_epoch = 0;
  m_now_ns = 0;
}

bool SpanStore::goes_back(const Snapshot& snapshot) const {
  return snapshot.epoch < m_epoch || snapshot.now_ns < m_now_ns;
}

void SpanStore::apply(const Snapshot& snapshot, std::int64_t wall_ms, bool fade) {
  if (goes_back(snapshot)) forget_marks();
  m_comparing = !goes_back(snapshot);
  fade_marks(wall_ms, fade);
  for (const SpanView& view : snapshot.spans) take_span(view);
  list(snapshot);
  index_addresses();
  mark_events(snapshot);
  m_last_event = snapshot.last_event;
  m_epoch = snapshot.epoch;
  m_now_ns = snapshot.now_ns;
}

void SpanStore::forget_marks() {
  for (auto& [id, known] : m_spans) {
    if (known.marks.empty()) continue;
    known.marks.clear();
    known.version = m_next_version++;
  }
}

void SpanStore::fade_marks(std::int64_t wall_ms, bool fade) {
  if (fade && wall_ms - m_faded_at_ms < kFadeStepMs) return;
  m_faded_at_ms = wall_ms;
  for (auto& [id, known] : m_spans) {
    if (known.marks.empty()) continue;
    bool left = false;
    for (SlotMarks& marks : known.marks) {
      if (fade)
        marks.fade();
      else
        marks = SlotMarks();
      left = left || marks.any();
    }
    if (!left) known.marks.clear();
    known.version = m_next_version++;
  }
}

void SpanStore::take_span(const SpanView& view) {
  const auto [at, is_new] = m_spans.try_emplace(view.id);
  KnownSpan& known = at->second;
  if (!is_new && looks_same(known.view, view)) return;
  if (!is_new && m_comparing) mark_differences(known, view);
  if (known.marks.size() != view.slots.size()) known.marks.clear();
  known.view = view;
  known.version = m_next_version++;
  count_slots(known);
}

void SpanStore::mark_differences(KnownSpan& known, const SpanView& view) {
  if (!same_place(known.view, view)) {
    known.marks.clear();
    return;
  }
  for (std::size_t i = 0; i < view.slots.size(); ++i) {
    const bool was_free = known.view.slots[i] == SlotColour::kFree;
    const bool is_free = view.slots[i] == SlotColour::kFree;
    if (was_free == is_free) continue;
    if (known.marks.empty()) known.marks.resize(view.slots.size());
    if (is_free) {
      known.marks[i].set_swept();
    } else {
      known.marks[i].set_fresh();
    }
  }
}

/// A first picture may bring a long history; only its last event happened just now.
std::span<const Event> SpanStore::new_events(const Snapshot& snapshot) const {
  std::size_t count = snapshot.events.empty() ? 0 : 1;
  if (m_epoch != 0 && m_comparing) count = snapshot.last_event - m_last_event;
  return std::span(snapshot.events).last(std::min(count, snapshot.events.size()));
}

void SpanStore::mark_events(const Snapshot& snapshot) {
  for (const Event& event : new_events(snapshot)) {
    if (event.kind == EventKind::kAllocate) {
      mark_slot(event.object, &SlotMarks::set_fresh);
    } else if (event.kind == EventKind::kShadeDeletion ||
               event.kind == EventKind::kShadeInsertion) {
      mark_slot(event.object, &SlotMarks::set_shaded);
    }
  }
}

void SpanStore::mark_slot(Address address, void (SlotMarks::*set)()) {
  const SlotPlace place = find(address);
  if (!place || place.span->view.slots[place.slot] == SlotColour::kFree) return;
  KnownSpan& known = m_spans.find(place.span->view.id)->second;
  if (known.marks.empty()) known.marks.resize(known.view.slots.size());
  SlotMarks& marks = known.marks[place.slot];
  const SlotMarks before = marks;
  (marks.*set)();
  if (marks != before) known.version = m_next_version++;
}

void SpanStore::list(const Snapshot& snapshot) {
  m_listed.clear();
  m_listed.reserve(snapshot.listed_spans.size());
  for (const std::uint32_t id : snapshot.listed_spans) {
    const auto at = m_spans.find(id);
    if (at != m_spans.end()) m_listed.push_back(&at->second);
  }
  if (m_listed.size() == m_spans.size()) return;
  const std::unordered_set<std::uint32_t> wanted(snapshot.listed_spans.begin(),
                                                 snapshot.listed_spans.end());
  std::erase_if(m_spans, [&](const auto& entry) { return !wanted.contains(entry.first); });
}

void SpanStore::index_addresses() {
  m_by_address = m_listed;
  std::sort(m_by_address.begin(), m_by_address.end(),
            [](const KnownSpan* a, const KnownSpan* b) { return a->view.base < b->view.base; });
}

SlotPlace SpanStore::find(Address address) const {
  const auto after = std::upper_bound(
      m_by_address.begin(), m_by_address.end(), address,
      [](Address value, const KnownSpan* span) { return value < span->view.base; });
  if (after == m_by_address.begin()) return {};
  const KnownSpan* span = *std::prev(after);
  const Bytes slot_bytes = std::max<Bytes>(span->view.slot_bytes, 1);
  const Bytes slot = (address - span->view.base) / slot_bytes;
  if (slot >= span->view.slots.size()) return {};
  return {span, static_cast<std::uint32_t>(slot)};
}

}  // namespace tricolor::ui
