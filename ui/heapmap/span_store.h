// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "core/sim/snapshot.h"
#include "ui/heapmap/runtime_classes.h"
#include "ui/heapmap/slot_look.h"

namespace tricolor::ui {

/// A span as it was last seen, with what happened to its slots lately. All spans are known in
/// numbers; the slots of those only that are, or soon will be, drawn one by one.
struct KnownSpan {
  // First what is asked of every tile in every picture.
  std::uint64_t version = 0;              ///< changes whenever a drawing would; 0: no such span
  std::array<std::uint32_t, 4> counts{};  ///< slots by SlotColour
  std::uint32_t slots = 0;                ///< how many it has
  std::uint32_t used = 0;                 ///< index of the last slot in use, plus one
  SpanView view;                          ///< without slots: only the numbers are known
  std::vector<SlotMarks> marks;           ///< one per slot; empty: none

  bool has_slots() const { return !view.slots.empty(); }
  SlotLook look(std::size_t slot) const {
    return {view.slots[slot], marks.empty() ? SlotMarks() : marks[slot]};
  }
};

/// Where an address is: a span and a slot of it.
struct SlotPlace {
  const KnownSpan* span = nullptr;  ///< nullptr: in no span
  std::uint32_t slot = 0;
  explicit operator bool() const { return span != nullptr; }
};

/// The memory of the heap map. Snapshots hold only the spans that changed; this keeps the rest,
/// and compares a span with what it was to find slots that were just allocated or swept.
///
/// 1. apply() every snapshot in the order of their epochs. A step back in time, or into another
///    run, forgets all marks.
/// 2. listed() and find() until the next apply().
///
/// A snapshot without tiles is taken to list all spans there are.
class SpanStore {
 public:
  /// `wall_ms`: any steady clock; marks fade one level per 200 ms of it, or, with
  /// `fade` off, are gone with the next snapshot.
  void apply(const Snapshot& snapshot, std::int64_t wall_ms, bool fade = true);
  void clear();

  /// All spans in the order of the screen: by class, then by address.
  const std::vector<const KnownSpan*>& listed() const { return m_listed; }
  SlotPlace find(Address address) const;
  /// The span that a page of the arena belongs to, or nullptr.
  const KnownSpan* span_at(std::size_t page) const {
    const std::uint32_t id = page < m_by_page.size() ? m_by_page[page] : 0;
    return id == 0 ? nullptr : &m_spans[id - 1];
  }
  /// Behind the last page that belongs to a span.
  std::uint32_t end_page() const { return static_cast<std::uint32_t>(m_by_page.size()); }
  /// Changes when spans come, go, or, where there are few, use more of their slots: when geometry
  /// may change.
  std::uint64_t shape() const { return m_shape; }
  /// Changes whenever a drawing of any span would.
  std::uint64_t version() const { return m_next_version; }

 private:
  bool goes_back(const Snapshot& snapshot) const;
  void forget_marks();
  void fade_marks(std::int64_t wall_ms, bool fade);
  void take_tiles(const Snapshot& snapshot);
  void take_tile(const SpanTile& tile);
  void take_listed_only(const Snapshot& snapshot);
  void take_span(const SpanView& view);
  void mark_differences(KnownSpan& known, const SpanView& view);
  std::span<const Event> new_events(const Snapshot& snapshot) const;
  void mark_events(const Snapshot& snapshot);
  void mark_slot(Address address, void (SlotMarks::*set)());
  void drop_unlisted_slots(const std::vector<std::uint32_t>& listed);
  KnownSpan& entry(std::uint32_t id);
  void forget(KnownSpan& known);
  void set_pages(const KnownSpan& known, std::uint32_t value);
  void sort_added();
  void drop_gone();
  void insert_added();
  std::uint32_t& spans_of_class(const SpanView& view) {
    return m_spans_by_class[class_key(view.size_class, view.noscan)];
  }
  void changed(KnownSpan& known) { known.version = m_next_version++; }

  std::deque<KnownSpan> m_spans;  ///< by id
  std::vector<const KnownSpan*> m_listed;
  std::vector<const KnownSpan*> m_added;  ///< not yet in m_listed
  std::array<std::uint32_t, ClassSet().size()> m_spans_by_class{};
  std::vector<const KnownSpan*> m_gone;     ///< still in m_listed, though forgotten
  std::vector<std::uint32_t> m_by_page;     ///< id + 1 of the page's span, 0: none; not last
  std::vector<std::uint32_t> m_with_slots;  ///< ids, as the last snapshot listed them
  std::vector<std::uint32_t> m_with_marks;  ///< ids
  std::uint64_t m_epoch = 0;
  Nanos m_now_ns = 0;
  std::uint32_t m_last_event = 0;
  std::int64_t m_faded_at_ms = 0;
  std::uint64_t m_next_version = 1;
  std::uint64_t m_shape = 0;
  bool m_comparing = true;
};

}  // namespace tricolor::ui
