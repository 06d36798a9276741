// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/span_store.h"

#include <algorithm>
#include <bitset>
#include <tuple>

#include "ui/heapmap/row_fit.h"

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

bool on_screen_before(const KnownSpan* a, const KnownSpan* b) {
  const auto key = [](const KnownSpan* s) {
    return std::tuple(s->view.size_class, s->view.noscan, s->view.base);
  };
  return key(a) < key(b);
}

SpanTile tile_of(const SpanView& view) {
  SpanTile tile;
  tile.id = view.id;
  tile.pages = view.pages;
  tile.base = view.base;
  tile.slot_bytes = view.slot_bytes;
  tile.slots = static_cast<std::uint32_t>(view.slots.size());
  tile.cached_by = view.cached_by;
  tile.size_class = view.size_class;
  tile.noscan = view.noscan;
  tile.runtime_only = view.runtime_only;
  tile.state = view.state;
  for (std::uint32_t slot = 0; slot < tile.slots; ++slot) {
    const SlotColour colour = view.slots[slot];
    if (colour != SlotColour::kFree) tile.used = slot + 1;
    tile.white += colour == SlotColour::kWhite ? 1 : 0;
    tile.grey += colour == SlotColour::kGrey ? 1 : 0;
    tile.black += colour == SlotColour::kBlack ? 1 : 0;
  }
  return tile;
}

bool is_same_span(const KnownSpan& known, const SpanTile& tile) {
  return known.version != 0 && known.view.base == tile.base && known.slots == tile.slots &&
         known.view.pages == tile.pages && known.view.size_class == tile.size_class &&
         known.view.noscan == tile.noscan && known.view.slot_bytes == tile.slot_bytes;
}

bool has_numbers(const KnownSpan& known, const SpanTile& tile) {
  const std::array<std::uint32_t, 4> counts{tile.slots - tile.live(), tile.white, tile.grey,
                                            tile.black};
  return known.counts == counts && known.used == tile.used && known.view.state == tile.state &&
         known.view.cached_by == tile.cached_by;
}

}  // namespace

/// What was drawn of a span before must not pass for one that comes after.
void SpanStore::clear() {
  const std::uint64_t next_version = m_next_version;
  *this = SpanStore();
  m_next_version = next_version;
}

bool SpanStore::goes_back(const Snapshot& snapshot) const {
  return snapshot.epoch < m_epoch || snapshot.now_ns < m_now_ns;
}

void SpanStore::apply(const Snapshot& snapshot, std::int64_t wall_ms, bool fade) {
  m_comparing = !goes_back(snapshot);
  if (!m_comparing) forget_marks();
  fade_marks(wall_ms, fade);
  drop_unlisted_slots(snapshot.listed_spans);
  if (snapshot.has_tiles) {
    take_tiles(snapshot);
  } else {
    take_listed_only(snapshot);
  }
  for (const SpanView& view : snapshot.spans) take_span(view);
  sort_added();
  mark_events(snapshot);
  m_last_event = snapshot.last_event;
  m_epoch = snapshot.epoch;
  m_now_ns = snapshot.now_ns;
}

void SpanStore::forget_marks() {
  for (const std::uint32_t id : m_with_marks) {
    m_spans[id].marks.clear();
    if (m_spans[id].version != 0) changed(m_spans[id]);
  }
  m_with_marks.clear();
}

void SpanStore::fade_marks(std::int64_t wall_ms, bool fade) {
  if (!fade) {
    forget_marks();
    return;
  }
  if (wall_ms - m_faded_at_ms < kFadeStepMs) return;
  m_faded_at_ms = wall_ms;
  std::erase_if(m_with_marks, [this](std::uint32_t id) {
    KnownSpan& known = m_spans[id];
    bool left = false;
    for (SlotMarks& marks : known.marks) {
      marks.fade();
      left = left || marks.any();
    }
    if (!left) known.marks.clear();
    if (known.version != 0) changed(known);
    return !left;
  });
}

KnownSpan& SpanStore::entry(std::uint32_t id) {
  if (m_spans.size() <= id) m_spans.resize(id + std::size_t{1});
  return m_spans[id];
}

void SpanStore::set_pages(const KnownSpan& known, std::uint32_t value) {
  const std::size_t first = (known.view.base - kArenaBase) / kPageBytes;
  const std::size_t end = first + known.view.pages;
  if (m_by_page.size() < end) m_by_page.resize(end);
  for (std::size_t page = first; page < end; ++page) {
    // Its pages may belong to another span by now.
    if (value != 0 || m_by_page[page] == known.view.id + 1) m_by_page[page] = value;
  }
}

void SpanStore::forget(KnownSpan& known) {
  if (known.version == 0) return;
  set_pages(known, 0);
  --spans_of_class(known.view);
  known.version = 0;
  known.marks.clear();
  known.view.slots.clear();
  m_gone.push_back(&known);
}

void SpanStore::take_tiles(const Snapshot& snapshot) {
  if (snapshot.tiles_since_epoch == 0) {
    std::vector<bool> alive(m_spans.size());
    for (const SpanTile& tile : snapshot.tiles) {
      if (tile.id < alive.size()) alive[tile.id] = true;
    }
    for (std::size_t id = 0; id < alive.size(); ++id) {
      if (!alive[id]) forget(m_spans[id]);
    }
  }
  for (const SpanTile& tile : snapshot.tiles) {
    if (tile.pages == 0 && tile.id < m_spans.size()) forget(m_spans[tile.id]);
  }
  for (const SpanTile& tile : snapshot.tiles) {
    if (tile.pages != 0) take_tile(tile);
  }
}

void SpanStore::take_listed_only(const Snapshot& snapshot) {
  std::vector<bool> alive(m_spans.size());
  for (const std::uint32_t id : snapshot.listed_spans) {
    if (id < alive.size()) alive[id] = true;
  }
  for (std::size_t id = 0; id < alive.size(); ++id) {
    if (!alive[id]) forget(m_spans[id]);
  }
}

void SpanStore::take_tile(const SpanTile& tile) {
  KnownSpan& known = entry(tile.id);
  if (!is_same_span(known, tile)) {
    forget(known);
    known.view.id = tile.id;
    m_added.push_back(&known);
    known.used = 0;
  } else if (has_numbers(known, tile)) {
    return;
  }
  const bool is_new = known.version == 0;
  copy_numbers(tile, known.view);
  if (is_new) ++spans_of_class(known.view);
  const bool folds = spans_of_class(known.view) <= kFewSpans;
  if (is_new || (folds && known.used != tile.used)) ++m_shape;
  known.slots = tile.slots;
  known.used = tile.used;
  known.counts = {tile.slots - tile.live(), tile.white, tile.grey, tile.black};
  changed(known);
  if (is_new) set_pages(known, tile.id + 1);
}

void SpanStore::take_span(const SpanView& view) {
  KnownSpan& known = entry(view.id);
  if (known.version != 0 && known.has_slots()) {
    if (looks_same(known.view, view)) return;
    if (m_comparing) mark_differences(known, view);
  }
  take_tile(tile_of(view));
  if (known.marks.size() != view.slots.size()) known.marks.clear();
  known.view = view;
  changed(known);
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
    if (known.marks.empty()) {
      known.marks.resize(view.slots.size());
      m_with_marks.push_back(view.id);
    }
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
  if (!place || !place.span->has_slots()) return;
  if (place.span->view.slots[place.slot] == SlotColour::kFree) return;
  KnownSpan& known = m_spans[place.span->view.id];
  if (known.marks.empty()) {
    known.marks.resize(known.view.slots.size());
    m_with_marks.push_back(known.view.id);
  }
  SlotMarks& marks = known.marks[place.slot];
  const SlotMarks before = marks;
  (marks.*set)();
  if (marks != before) changed(known);
}

/// Slots that snapshots no longer carry would grow old.
void SpanStore::drop_unlisted_slots(const std::vector<std::uint32_t>& listed) {
  if (listed == m_with_slots) return;
  std::vector<bool> keep(m_spans.size());
  for (const std::uint32_t id : listed) {
    if (id < keep.size()) keep[id] = true;
  }
  for (const std::uint32_t id : m_with_slots) {
    if (id >= keep.size() || keep[id]) continue;
    m_spans[id].view.slots.clear();
    m_spans[id].marks.clear();
    if (m_spans[id].version != 0) changed(m_spans[id]);
  }
  m_with_slots = listed;
}

void SpanStore::sort_added() {
  if (m_gone.empty() && m_added.empty()) return;
  ++m_shape;
  drop_gone();
  std::sort(m_added.begin(), m_added.end(), on_screen_before);
  m_added.erase(std::unique(m_added.begin(), m_added.end()), m_added.end());
  insert_added();
}

/// Also those that came back as other spans: they are in m_added. To look at each span that stays
/// would cost more than all the rest.
void SpanStore::drop_gone() {
  if (m_gone.empty()) return;
  while (!m_by_page.empty() && m_by_page.back() == 0) m_by_page.pop_back();
  std::bitset<4096> may_be_gone;
  const auto bit = [&](const KnownSpan* span) {
    return reinterpret_cast<std::uintptr_t>(span) / sizeof(KnownSpan) % may_be_gone.size();
  };
  std::sort(m_gone.begin(), m_gone.end());
  for (const KnownSpan* span : m_gone) may_be_gone.set(bit(span));
  std::erase_if(m_listed, [&](const KnownSpan* span) {
    return may_be_gone.test(bit(span)) && std::binary_search(m_gone.begin(), m_gone.end(), span);
  });
  m_gone.clear();
}

/// From the last to the first, each behind what stays before it.
void SpanStore::insert_added() {
  auto end = static_cast<std::ptrdiff_t>(m_listed.size());
  m_listed.resize(m_listed.size() + m_added.size());
  auto room = m_listed.end();
  for (auto added = m_added.rbegin(); added != m_added.rend(); ++added) {
    const auto last = m_listed.begin() + end;
    const auto at = std::upper_bound(m_listed.begin(), last, *added, on_screen_before);
    room = std::move_backward(at, last, room);
    *--room = *added;
    end = at - m_listed.begin();
  }
  m_added.clear();
}

SlotPlace SpanStore::find(Address address) const {
  if (address < kArenaBase) return {};
  const std::size_t page = (address - kArenaBase) / kPageBytes;
  if (page >= m_by_page.size() || m_by_page[page] == 0) return {};
  const KnownSpan* span = &m_spans[m_by_page[page] - 1];
  if (address < span->view.base) return {};
  const Bytes slot_bytes = std::max<Bytes>(span->view.slot_bytes, 1);
  const Bytes slot = (address - span->view.base) / slot_bytes;
  if (slot >= span->slots) return {};
  return {span, static_cast<std::uint32_t>(slot)};
}

}  // namespace tricolor::ui
