// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/runtime.h"

#include "core/base/version_profile.h"
#include "core/sim/allocation_costs.h"

// Sweeping as the runtime's parts share it (go-gc-model §2.8).

namespace tricolor {

namespace {

/// From 1.20 the background sweeper looks at the scheduler after this many spans only.
constexpr std::uint32_t kSweepBatch = 10;

}  // namespace

// The background sweeper: one span (1.19) or ten, then it lets others run.
void Runtime::run_sweeper(int index) {
  Processor& p = m_processors[index];
  const std::uint32_t batch = holds(Since::kSweepInBatches, m_config.go_minor) ? kSweepBatch : 1;
  while (may_act(p)) {
    if (p.preempt && m_goroutines.any_runnable()) {
      turned();
      p.preempt = false;
      requeue(index);
      return;
    }
    if (m_log.on()) m_log.at(nanos(p.clock), index, p.goroutine, &m_heap);
    Sweeper::Tally tally;
    acted();
    if (m_marking || !m_sweeper.sweep_one(m_heap, tally)) {
      finish_sweep(index);
      if (!m_marking) m_work_buffers.free_all(m_heap);
      deschedule(index, Goroutine::State::kWaiting);
      return;
    }
    swept(index, tally);
    if (++m_swept_in_batch < batch) continue;
    m_swept_in_batch = 0;
    if (!m_goroutines.any_runnable()) continue;
    requeue(index);
    return;
  }
}

void Runtime::note_off_heap(int index) {
  m_processors[index].clock += cleared_bits_cost(m_off_heap.bits(m_heap.take_bit_bytes()));
  m_off_heap.span_sets(m_sweeper.central().memory_bytes(m_footprint.span_set_block_bytes));
}

void Runtime::swept(int index, const Sweeper::Tally& tally) {
  if (tally.spans == 0) return;
  Processor& p = m_processors[index];
  p.clock += tally.cost;
  note_off_heap(index);
  m_progress.swept(tally.spans);
  if (m_log.on()) {
    p.at = tally.last_base;
    m_log.add(EventKind::kSweepSpan, tally.last_base, tally.spans, tally.objects_freed);
    if (tally.last_span_freed) m_log.add(EventKind::kFreeSpan, tally.last_base);
  }
  queue_found();
  if (m_sweeper.done()) sweep_done_check(index);
}

void Runtime::sweep_done_check(int index) {
  if (m_phase != Phase::kSweep) return;
  set_phase(Phase::kOff, m_processors[index].clock);
  m_scavenger.ready();
}

void Runtime::finish_sweep(int index) {
  Sweeper::Tally tally;
  while (m_sweeper.sweep_one(m_heap, tally)) {
  }
  swept(index, tally);
  sweep_done_check(index);
}

// Every processor empties its cache after mark termination: the spans in it are stale (§3.10).
void Runtime::flush_cache(int index) {
  Sweeper::Tally tally;
  MCache& cache = m_heap.cache_of(index);
  for (int c = 0; c < kSpanClasses; ++c) {
    const SpanId id = m_heap.retire_cached(index, c);
    if (id == kNoSpan) continue;
    const Span& s = m_heap.span(id);
    if (s.sweepgen == m_sweeper.sweepgen()) {
      m_pacer.inputs().heap_live -= Bytes{s.slots - s.allocated} * s.slot_bytes;
    }
    m_sweeper.uncache(m_heap, id, tally);
  }
  note_scannable(index);
  m_heap.counts().tiny += cache.tiny_allocations;
  cache.tiny_allocations = 0;
  cache.tiny = 0;
  cache.tiny_offset = 0;
  m_processors[index].clock += tally.cost;
  queue_found();
}

}  // namespace tricolor
