// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/inspector.h"
#include "core/sim/runtime.h"
#include "core/sim/world.h"

namespace tricolor {
namespace {

/// What the objects of the span asked for. Blocks of the tiny allocator hold objects that nobody
/// counts one by one.
Bytes requested_in(const Heap& heap, const Span& s) {
  const auto bytes_of = [&](std::uint32_t slot) {
    const TypeInfo& type = heap.types()[heap.type_of(s, slot)];
    const bool tiny = type.noscan() && type.bytes < kTinyBytes;
    return tiny ? Bytes{s.slot_bytes} : type.bytes;
  };
  if (heap.page_meta(s.first_page).type != PageMeta::kMixedTypes) return s.allocated * bytes_of(0);
  Bytes bytes = 0;
  for (std::uint32_t slot = 0; slot < s.slots; ++slot) {
    if (((heap.bits(s)[slot / 64].allocated >> (slot % 64)) & 1) != 0) bytes += bytes_of(slot);
  }
  return bytes;
}

}  // namespace

MemoryLadder inspect_memory(const World& world) {
  const Heap& heap = world.runtime().heap();
  MemoryLadder ladder;
  ladder.mem = world.mem_stats();
  ladder.memory_limit = world.config().memory_limit;
  for (SpanId id = 0; id < heap.span_table_size(); ++id) {
    const Span& s = heap.span(id);
    if (s.state != Span::State::kHeap) continue;
    const Bytes requested = requested_in(heap, s);
    ladder.requested_bytes += requested;
    ladder.slack_bytes += Bytes{s.allocated} * s.slot_bytes - requested;
    ladder.free_slot_bytes += Bytes{s.slots - s.allocated} * s.slot_bytes;
    ladder.tail_bytes += s.bytes() - Bytes{s.slots} * s.slot_bytes;
  }
  return ladder;
}

}  // namespace tricolor
