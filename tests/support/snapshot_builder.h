// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/units.h"
#include "core/sim/snapshot.h"

namespace tricolor::test {

/// Snapshots written as text, for tests of views: no World is needed.
///
/// 1. span() per span; `slots` is one letter per slot: W, G, B or '.' for free.
/// 2. globals(), goroutine(), processor(), event(), sample(), cycle(): all optional.
/// 3. build() adds the class summaries and hands the Snapshot over.
class SnapshotBuilder {
 public:
  static SlotColour colour(char letter) {
    switch (letter) {
      case 'W':
        return SlotColour::kWhite;
      case 'G':
        return SlotColour::kGrey;
      case 'B':
        return SlotColour::kBlack;
      default:
        return SlotColour::kFree;
    }
  }

  SnapshotBuilder& epoch(std::uint64_t epoch) {
    m_snapshot.epoch = epoch;
    return *this;
  }
  SnapshotBuilder& now(Nanos now_ns) {
    m_snapshot.now_ns = now_ns;
    return *this;
  }
  SnapshotBuilder& phase(Phase phase) {
    m_snapshot.phase = phase;
    return *this;
  }

  /// `size_class` 0 is a large object: `slots` then has one letter.
  SnapshotBuilder& span(std::uint8_t size_class, std::uint32_t slot_bytes, bool noscan,
                        std::string_view slots, SpanState state = SpanState::kSwept,
                        std::int16_t cached_by = -1) {
    SpanView view;
    view.id = static_cast<std::uint32_t>(m_snapshot.spans.size() + 1);
    view.base = m_next_base;
    view.slot_bytes = slot_bytes;
    view.size_class = size_class;
    view.noscan = noscan;
    view.state = state;
    view.cached_by = cached_by;
    view.changed = m_snapshot.epoch;
    view.slots.reserve(slots.size());
    for (const char letter : slots) view.slots.push_back(colour(letter));
    view.live_slots = static_cast<std::uint32_t>(
        std::count_if(slots.begin(), slots.end(), [](char c) { return c != '.'; }));
    const Bytes bytes = std::max<Bytes>(Bytes{slot_bytes} * slots.size(), 1);
    view.pages = static_cast<std::uint32_t>((bytes + kPageBytes - 1) / kPageBytes);
    m_next_base += view.pages * kPageBytes;
    m_snapshot.listed_spans.push_back(view.id);
    m_snapshot.spans.push_back(std::move(view));
    return *this;
  }
  /// `used` letters, then free slots up to `slots`.
  SnapshotBuilder& span(std::uint8_t size_class, std::uint32_t slot_bytes, bool noscan,
                        std::string_view used, std::size_t slots,
                        SpanState state = SpanState::kSwept, std::int16_t cached_by = -1) {
    std::string all(used);
    all.resize(std::max(slots, used.size()), '.');
    return span(size_class, slot_bytes, noscan, std::string_view(all), state, cached_by);
  }

  /// The last span holds nothing but the runtime's own objects.
  SnapshotBuilder& of_runtime() {
    m_snapshot.spans.back().runtime_only = true;
    return *this;
  }

  /// The address of a slot of the `index`th span, from 0.
  Address address(std::size_t index, std::size_t slot = 0) const {
    const SpanView& span = m_snapshot.spans[index];
    return span.base + Address{span.slot_bytes} * slot;
  }

  /// Spans of the class that exist but are not listed.
  SnapshotBuilder& unlisted(std::uint8_t size_class, std::uint32_t slot_bytes, bool noscan,
                            std::uint32_t spans, std::uint64_t black, std::uint64_t free) {
    SpanClassSummary& row = summary(size_class, slot_bytes, noscan);
    row.spans += spans;
    row.slots += black + free;
    row.black += black;
    row.free += free;
    return *this;
  }

  SnapshotBuilder& globals(std::vector<Variable> variables) {
    m_snapshot.globals = std::move(variables);
    return *this;
  }
  SnapshotBuilder& goroutine(GoroutineId id, std::string function, std::vector<Variable> variables,
                             GoroutineState state = GoroutineState::kRunning,
                             bool scanned = false) {
    GoroutineView view;
    view.id = id;
    view.state = state;
    view.stack_scanned = scanned;
    view.stack.frames.push_back({std::move(function), 96, 0});
    view.stack.variables = std::move(variables);
    m_snapshot.goroutines.push_back(std::move(view));
    return *this;
  }
  SnapshotBuilder& processor(std::uint8_t p, Activity activity, Address at,
                             GoroutineId goroutine = 0) {
    m_snapshot.processors.push_back({p, activity, goroutine, at});
    return *this;
  }
  SnapshotBuilder& event(EventKind kind, Address object, Address other = 0) {
    Event event;
    event.at_ns = m_snapshot.now_ns;
    event.kind = kind;
    event.object = object;
    event.other = other;
    m_snapshot.events.push_back(event);
    m_snapshot.last_event++;
    return *this;
  }
  SnapshotBuilder& sample(Nanos at_ns, Bytes heap_alloc, Bytes goal, Bytes trigger = 0) {
    Sample sample;
    sample.at_ns = at_ns;
    sample.heap_alloc_bytes = heap_alloc;
    sample.heap_live_bytes = heap_alloc;
    sample.goal_bytes = goal;
    sample.trigger_bytes = trigger;
    sample.heap_inuse_bytes = heap_alloc + heap_alloc / 8;
    sample.sys_bytes = heap_alloc * 2;
    m_snapshot.samples.push_back(sample);
    m_snapshot.now_ns = std::max(m_snapshot.now_ns, at_ns);
    return *this;
  }
  /// One collection with its four phases; marking ends at `end_ns`, sweeping 1/4 later.
  SnapshotBuilder& cycle(std::uint32_t number, Nanos start_ns, Nanos end_ns) {
    CycleRecord record;
    record.number = number;
    record.start_ns = start_ns;
    record.end_ns = end_ns;
    record.stw_sweep_termination_ns = 20 * kMicrosecond;
    record.stw_mark_termination_ns = 30 * kMicrosecond;
    m_snapshot.cycles.push_back(record);
    const Nanos mark_start = start_ns + record.stw_sweep_termination_ns;
    const Nanos mark_end = end_ns - record.stw_mark_termination_ns;
    const Nanos sweep_end = end_ns + (end_ns - start_ns) / 4;
    m_snapshot.phases.push_back({Phase::kSweepTermination, start_ns, mark_start, number});
    m_snapshot.phases.push_back({Phase::kMark, mark_start, mark_end, number});
    m_snapshot.phases.push_back({Phase::kMarkTermination, mark_end, end_ns, number});
    m_snapshot.phases.push_back({Phase::kSweep, end_ns, sweep_end, number});
    return *this;
  }

  /// For whatever has no method of its own.
  Snapshot& raw() { return m_snapshot; }

  std::shared_ptr<const Snapshot> build() {
    for (const SpanView& span : m_snapshot.spans) add_to_summary(span);
    std::sort(m_snapshot.classes.begin(), m_snapshot.classes.end(),
              [](const auto& a, const auto& b) {
                return std::pair(a.size_class, a.noscan) < std::pair(b.size_class, b.noscan);
              });
    return std::make_shared<const Snapshot>(m_snapshot);
  }

 private:
  SpanClassSummary& summary(std::uint8_t size_class, std::uint32_t slot_bytes, bool noscan) {
    for (SpanClassSummary& row : m_snapshot.classes) {
      if (row.size_class == size_class && row.noscan == noscan) return row;
    }
    SpanClassSummary row;
    row.size_class = size_class;
    row.noscan = noscan;
    row.slot_bytes = size_class == 0 ? 0 : slot_bytes;
    m_snapshot.classes.push_back(row);
    return m_snapshot.classes.back();
  }
  void add_to_summary(const SpanView& span) {
    SpanClassSummary& row = summary(span.size_class, span.slot_bytes, span.noscan);
    row.spans++;
    row.runtime_spans += span.runtime_only ? 1 : 0;
    row.used_bytes += Bytes{span.live_slots} * span.slot_bytes;
    for (const SlotColour colour : span.slots) {
      row.slots++;
      row.white += colour == SlotColour::kWhite;
      row.grey += colour == SlotColour::kGrey;
      row.black += colour == SlotColour::kBlack;
      row.free += colour == SlotColour::kFree;
    }
  }

  Snapshot m_snapshot;
  Address m_next_base = kArenaBase;
};

}  // namespace tricolor::test
