// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/sim/snapshot.h"
#include "ui/heapmap/slot_look.h"

namespace tricolor::ui {

/// A span as it was last seen, with what happened to its slots lately.
struct KnownSpan {
  SpanView view;
  std::vector<SlotMarks> marks;           ///< one per slot; empty: none
  std::array<std::uint32_t, 4> counts{};  ///< slots by SlotColour
  std::uint32_t used = 0;                 ///< index of the last slot in use, plus one
  std::uint64_t version = 0;              ///< changes whenever a drawing would

  SlotLook look(std::size_t slot) const {
    return {view.slots[slot], marks.empty() ? SlotMarks() : marks[slot]};
  }
};

/// Where an address is: a listed span and a slot of it.
struct SlotPlace {
  const KnownSpan* span = nullptr;  ///< nullptr: in none of the listed spans
  std::uint32_t slot = 0;
  explicit operator bool() const { return span != nullptr; }
};

/// The memory of the heap map. Snapshots list only the spans that changed; this keeps the rest,
/// and compares a span with what it was to find slots that were just allocated or swept.
///
/// 1. apply() every snapshot in the order of their epochs. A step back in time, or into another
///    run, forgets all marks.
/// 2. listed() and find() until the next apply().
class SpanStore {
 public:
  /// `wall_ms`: any steady clock; marks fade one level per 200 ms of it, or, with
  /// `fade` off, are gone with the next snapshot.
  void apply(const Snapshot& snapshot, std::int64_t wall_ms, bool fade = true);
  void clear();

  /// In the order of the screen: by class, then by address.
  const std::vector<const KnownSpan*>& listed() const { return m_listed; }
  SlotPlace find(Address address) const;

 private:
  bool goes_back(const Snapshot& snapshot) const;
  void forget_marks();
  void fade_marks(std::int64_t wall_ms, bool fade);
  void take_span(const SpanView& view);
  void mark_differences(KnownSpan& known, const SpanView& view);
  std::span<const Event> new_events(const Snapshot& snapshot) const;
  void mark_events(const Snapshot& snapshot);
  void mark_slot(Address address, void (SlotMarks::*set)());
  void list(const Snapshot& snapshot);
  void index_addresses();

  std::unordered_map<std::uint32_t, KnownSpan> m_spans;
  std::vector<const KnownSpan*> m_listed;
  std::vector<const KnownSpan*> m_by_address;
  std::uint64_t m_epoch = 0;
  Nanos m_now_ns = 0;
  std::uint32_t m_last_event = 0;
  std::int64_t m_faded_at_ms = 0;
  std::uint64_t m_next_version = 1;
  bool m_comparing = true;
};

}  // namespace tricolor::ui
