// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/object_inspection.h"

#include <algorithm>

#include "core/sim/caption.h"
#include "core/sim/heap_reader.h"
#include "core/sim/inspector.h"
#include "core/sim/retention_path.h"
#include "core/sim/runtime.h"
#include "core/sim/world.h"

namespace tricolor {
namespace {

/// More pointer words of one object are counted, but not listed.
constexpr std::size_t kMostPointers = 256;

void add_pointers(const Heap& heap, const SlotPlace& place, ObjectInspection& out) {
  const Span& s = heap.span(place.span);
  for_each_pointer(heap, s, place.slot, [&](std::uint64_t word, Address value) {
    ++out.pointers_set;
    if (out.pointers.size() >= kMostPointers) return;
    PointerView view;
    view.word = word;
    view.slot = place.base + word * kWordBytes;
    view.value = value;
    const SlotPlace target = slot_at(heap, value);
    if (target.allocated) {
      view.target = target.base;
      view.target_type = type_name(heap, target.base);
      view.target_colour = slot_colour(heap, target);
    }
    out.pointers.push_back(std::move(view));
  });
}

void add_slot(const Runtime& runtime, const SlotPlace& place, ObjectInspection& out) {
  const Span& s = runtime.heap().span(place.span);
  out.in_span = true;
  out.base = place.base;
  out.span_base = kArenaBase + s.offset();
  out.slot = place.slot;
  out.size_class = s.size_class;
  out.noscan = s.noscan;
  out.slot_bytes = s.slot_bytes;
  out.allocated = place.allocated;
  out.colour = slot_colour(runtime.heap(), place);
  out.marked = out.colour == SlotColour::kGrey || out.colour == SlotColour::kBlack;
  out.scanned = out.colour == SlotColour::kBlack;
  out.span_state = span_state(runtime, s);
}

void add_type(const Heap& heap, const SlotPlace& place, ObjectInspection& out) {
  const Span& s = heap.span(place.span);
  const TypeInfo& type = heap.types()[heap.type_of(s, place.slot)];
  out.type = type.name;
  out.requested_bytes = type.bytes;
  out.pointer_bytes = type.ptrdata;
  out.pointer_words = type.pointers.pointer_count();
  out.header_bytes = header_bytes(heap, s);
  const Bytes used = out.requested_bytes + out.header_bytes;
  out.slack_bytes = out.slot_bytes > used ? out.slot_bytes - used : 0;
}

void add_history(const Runtime& runtime, ObjectInspection& out) {
  const RuntimeNames names(runtime);
  const EventLog& log = runtime.log();
  const Address end = out.base + out.slot_bytes;
  const auto inside = [&](Address a) { return a >= out.base && a < end; };
  std::vector<Event> touched;
  if (log.focus_begin() == out.base) {
    touched.assign(log.focused().begin(), log.focused().end());
  } else {
    for (const Event& e : log.events()) {
      if (e.kind == EventKind::kAllocate && e.object == out.base) touched.clear();
      if (inside(e.object) || inside(e.other)) touched.push_back(e);
    }
  }
  for (const Event& e : touched) {
    if (e.kind == EventKind::kAllocate && e.object == out.base) out.birth = birth_of(runtime, e);
    out.events.push_back({e, event_sentence(e, names)});
  }
}

}  // namespace

SlotColour slot_colour(const Heap& heap, const SlotPlace& place) {
  const SlotBits& group = heap.bits(heap.span(place.span))[place.slot / 64];
  const auto has = [&](std::uint64_t bits) { return ((bits >> (place.slot % 64)) & 1) != 0; };
  if (!has(group.allocated)) return SlotColour::kFree;
  if (!has(group.marked)) return SlotColour::kWhite;
  return has(group.scanned) ? SlotColour::kBlack : SlotColour::kGrey;
}

SpanState span_state(const Runtime& runtime, const Span& s) {
  if (s.cached_by >= 0) return SpanState::kCached;
  return runtime.sweeper().needs_sweeping(s) ? SpanState::kUnswept : SpanState::kSwept;
}

Bytes header_bytes(const Heap& heap, const Span& s) {
  const bool small = s.size_class != kLargeClass && s.slot_bytes > kMaxHeaderlessBytes;
  return heap.sizes().has_headers() && small && !s.noscan ? kHeaderBytes : 0;
}

BirthView birth_of(const Runtime& runtime, const Event& allocate) {
  BirthView birth;
  birth.known = true;
  birth.at_ns = allocate.at_ns;
  birth.goroutine = allocate.goroutine;
  birth.p = allocate.p;
  birth.born_black = allocate.other == 1;
  for (const CycleRecord& cycle : runtime.record().cycles()) {
    if (cycle.end_ns <= birth.at_ns) birth.cycle = cycle.number;
    if (cycle.end_ns > birth.at_ns) ++birth.survived;
  }
  if (birth.born_black) ++birth.cycle;
  return birth;
}

ObjectInspection inspect_object(const World& world, Address address, const SearchBounds& bounds) {
  const Runtime& runtime = world.runtime();
  ObjectInspection out;
  out.asked = address;
  const SlotPlace place = slot_at(runtime.heap(), address);
  if (!place) return out;
  add_slot(runtime, place, out);
  add_history(runtime, out);
  if (!place.allocated) return out;
  add_type(runtime.heap(), place, out);
  add_pointers(runtime.heap(), place, out);
  out.path = named_path(runtime, rooted_path(runtime, address, bounds));
  out.path.sentence = special_sentence(runtime, out.path, out.base);
  return out;
}

}  // namespace tricolor
