// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>
#include <bit>
#include <map>

#include "core/sim/inspector.h"
#include "core/sim/object_inspection.h"
#include "core/sim/runtime.h"
#include "core/sim/world.h"

namespace tricolor {
namespace {

constexpr std::size_t kMostTypes = 8;

SpanId heap_span_at(const Heap& heap, Address address) {
  if (address < kArenaBase) return kNoSpan;
  const Bytes page = (address - kArenaBase) / kPageBytes;
  if (page >= heap.pages().page_count()) return kNoSpan;
  const SpanId id = heap.span_of_page(static_cast<std::uint32_t>(page));
  return id != kNoSpan && heap.span(id).state == Span::State::kHeap ? id : kNoSpan;
}

void count_colours(const Heap& heap, const Span& s, SpanInspection& out) {
  for (std::uint32_t w = 0; w < Heap::bit_words(s); ++w) {
    const SlotBits& group = heap.bits(s)[w];
    const auto marked = static_cast<std::uint32_t>(std::popcount(group.marked));
    const auto black = static_cast<std::uint32_t>(std::popcount(group.scanned));
    out.black += black;
    out.grey += marked - black;
    out.white += static_cast<std::uint32_t>(std::popcount(group.allocated)) - marked;
  }
}

void count_types(const Heap& heap, const Span& s, SpanInspection& out) {
  std::map<std::string, std::uint32_t> by_type;
  const Bytes header = header_bytes(heap, s);
  for (std::uint32_t slot = 0; slot < s.slots; ++slot) {
    if (((heap.bits(s)[slot / 64].allocated >> (slot % 64)) & 1) == 0) continue;
    const TypeInfo& type = heap.types()[heap.type_of(s, slot)];
    ++by_type[type.name];
    const Bytes used = type.bytes + header;
    if (used < s.slot_bytes) out.slack_bytes += s.slot_bytes - used;
  }
  for (const auto& [type, objects] : by_type) out.types.push_back({type, objects});
  std::ranges::stable_sort(out.types, std::ranges::greater{}, &TypeShare::objects);
  if (out.types.size() > kMostTypes) out.types.resize(kMostTypes);
}

std::string meaning(const Span& s, std::uint32_t heap_sweepgen) {
  if (s.cached_by >= 0) {
    const std::string cache = "in the mcache of P" + std::to_string(s.cached_by);
    return s.sweepgen == heap_sweepgen
               ? "Swept, and " + cache + ": only that P allocates from it."
               : "Cached before the last cycle ended, " + cache + ": swept when it leaves.";
  }
  if (s.sweepgen == heap_sweepgen) return "Swept in this cycle: ready for allocation, or full.";
  return "Two behind the heap's: still to be swept. White objects in it are garbage already.";
}

}  // namespace

SpanInspection inspect_span(const World& world, Address address) {
  const Runtime& runtime = world.runtime();
  const Heap& heap = runtime.heap();
  SpanInspection out;
  out.asked = address;
  const SpanId id = heap_span_at(heap, address);
  if (id == kNoSpan) return out;
  const Span& s = heap.span(id);
  out.found = true;
  out.base = kArenaBase + s.offset();
  out.bytes = s.bytes();
  out.pages = s.pages;
  out.size_class = s.size_class;
  out.noscan = s.noscan;
  out.slot_bytes = s.slot_bytes;
  out.slots = s.slots;
  out.allocated = s.allocated;
  out.state = span_state(runtime, s);
  out.cached_by = s.cached_by;
  out.in_full_set = s.in_full_set;
  out.sweepgen = s.sweepgen;
  out.heap_sweepgen = runtime.sweeper().sweepgen();
  out.sweepgen_meaning = meaning(s, out.heap_sweepgen);
  out.tail_waste_bytes = s.bytes() - Bytes{s.slots} * s.slot_bytes;
  count_colours(heap, s, out);
  count_types(heap, s, out);
  return out;
}

}  // namespace tricolor
