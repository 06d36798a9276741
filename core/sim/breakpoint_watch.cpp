// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/breakpoint_watch.h"

#include <algorithm>
#include <utility>

namespace tricolor {

BreakpointWatch::BreakpointWatch(std::span<const Breakpoint> breakpoints)
    : m_breakpoints(breakpoints), m_was_allocated(breakpoints.size()) {
  for (const Breakpoint& each : breakpoints) {
    const bool heap = std::holds_alternative<BreakAtHeap>(each);
    m_needs_heap = m_needs_heap || heap;
    m_needs_single_steps = m_needs_single_steps || heap ||
                           std::holds_alternative<BreakAtObject>(each) ||
                           std::holds_alternative<BreakAtBarrier>(each);
  }
}

template <typename Kind, typename Met>
void BreakpointWatch::check(Met met) {
  if (m_hit != kNone) return;
  for (std::size_t i = 0; i < m_breakpoints.size(); ++i) {
    const Kind* kind = std::get_if<Kind>(&m_breakpoints[i]);
    if (kind == nullptr || !met(*kind, i)) continue;
    m_hit = i;
    return;
  }
}

Nanos BreakpointWatch::next_time_after(Nanos now_ns) const {
  Nanos next = INT64_MAX;
  for (const Breakpoint& each : m_breakpoints) {
    const auto* time = std::get_if<BreakAtTime>(&each);
    if (time != nullptr && time->at_ns > now_ns) next = std::min(next, time->at_ns);
  }
  return next;
}

bool BreakpointWatch::is_allocated(const Heap& heap, Address object) const {
  return static_cast<bool>(heap.find(object));
}

Bytes BreakpointWatch::heap_alloc(const Heap& heap) const {
  const AllocationCounts counts = heap.exact_counts();
  return counts.allocated_bytes - counts.freed_bytes;
}

void BreakpointWatch::begin_step(const Heap& heap) {
  for (std::size_t i = 0; i < m_breakpoints.size(); ++i) {
    const auto* object = std::get_if<BreakAtObject>(&m_breakpoints[i]);
    if (object == nullptr || object->when != BreakAtObject::When::kFreed) continue;
    m_was_allocated[i] = is_allocated(heap, object->object);
  }
  if (m_needs_heap && m_heap_alloc == 0) m_heap_alloc = heap_alloc(heap);
}

void BreakpointWatch::end_step(const Heap& heap) {
  check<BreakAtObject>([&](const BreakAtObject& b, std::size_t i) {
    return b.when == BreakAtObject::When::kFreed && m_was_allocated[i] &&
           !is_allocated(heap, b.object);
  });
  if (!m_needs_heap) return;
  const Bytes before = std::exchange(m_heap_alloc, heap_alloc(heap));
  check<BreakAtHeap>([&](const BreakAtHeap& b, std::size_t) {
    return before <= b.above_bytes && m_heap_alloc > b.above_bytes;
  });
}

// A slot that was freed and given away again in one step shows by its second allocation.
void BreakpointWatch::on_event(const Event& event) {
  using When = BreakAtObject::When;
  const bool shade =
      event.kind == EventKind::kShadeDeletion || event.kind == EventKind::kShadeInsertion;
  check<BreakAtBarrier>([&](const BreakAtBarrier&, std::size_t) { return shade; });
  const bool allocation = event.kind == EventKind::kAllocate;
  if (!shade && !allocation && event.kind != EventKind::kGrey) return;
  check<BreakAtObject>([&](const BreakAtObject& b, std::size_t i) {
    if (b.object != event.object) return false;
    if (b.when == When::kAllocated) return allocation;
    if (b.when == When::kGreyed) return !allocation;
    return allocation && m_was_allocated[i];
  });
}

void BreakpointWatch::on_phase(Phase phase) {
  check<BreakAtCycle>(
      [&](const BreakAtCycle&, std::size_t) { return phase == Phase::kSweepTermination; });
  check<BreakAtPhase>([&](const BreakAtPhase& b, std::size_t) { return b.phase == phase; });
}

void BreakpointWatch::on_assist(Nanos took_ns) {
  check<BreakAtAssist>(
      [&](const BreakAtAssist& b, std::size_t) { return took_ns > b.longer_than_ns; });
}

void BreakpointWatch::on_time(Nanos at_ns) {
  check<BreakAtTime>([&](const BreakAtTime& b, std::size_t) { return b.at_ns == at_ns; });
}

}  // namespace tricolor
