// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>

#include "core/base/version_profile.h"
#include "core/sim/runtime.h"

// MemStats and the time series (go-gc-model §7.1), and the state's hash.

namespace tricolor {
namespace {

/// Each arena of 64 MiB has a table of its pages' spans and three sets of a bit for each page; up
/// to 1.21 also a pointer bitmap.
Bytes arena_table_bytes(int go_minor) {
  constexpr Bytes kPages = kArenaBytes / kPageBytes;
  constexpr Bytes kTables = kPages * kWordBytes + 3 * kPages / 8;
  return kTables + pointer_bitmap_bytes(kArenaBytes, go_minor);
}

}  // namespace

Bytes Runtime::non_heap_bytes() const {
  if (!m_config.runtime_startup) return 0;
  const Bytes arenas = arenas_in(m_heap.pages().mapped_bytes());
  const Bytes more_arenas = arenas > 1 ? arenas - 1 : 0;
  return m_off_heap.total() + more_arenas * arena_table_bytes(m_config.go_minor);
}

MemStats Runtime::mem_stats() const {
  MemStats m;
  const AllocationCounts counts = m_heap.exact_counts();
  const PageTotals& totals = m_heap.pages().totals();
  m.TotalAlloc = counts.allocated_bytes;
  m.HeapAlloc = m.Alloc = counts.allocated_bytes - counts.freed_bytes;
  for (std::size_t c = 0; c < counts.mallocs.size(); ++c) {
    m.Mallocs += counts.mallocs[c];
    m.Frees += counts.frees[c];
    if (c == 0 || c >= m.BySize.size()) continue;
    m.BySize[c] = {size_class(static_cast<int>(c)).object_bytes, counts.mallocs[c],
                   counts.frees[c]};
  }
  m.HeapObjects = m.Mallocs - m.Frees;
  // Each tiny object counts as allocated and, at once, as freed: only its block is a slot.
  m.Mallocs += counts.tiny;
  m.Frees += counts.tiny;
  m.HeapInuse = totals.in_use;
  m.HeapIdle = totals.free + totals.released;
  m.HeapReleased = totals.released;
  m.HeapSys = m.HeapInuse + m.HeapIdle;
  m.StackInuse = m.StackSys = totals.manual - m_work_buffers.bytes();
  m.MSpanInuse = m_heap.spans_in_use() * m_footprint.span_descriptor_bytes;
  m.MCacheInuse = 1200 * static_cast<std::uint64_t>(m_config.procs);
  m.Sys = m.HeapSys + totals.manual + non_heap_bytes();
  add_off_heap_parts(m);
  m.NextGC = m_pacer.heap_goal();
  m.LastGC = static_cast<std::uint64_t>(nanos(m_last_cycle_end));
  m.PauseTotalNs = static_cast<std::uint64_t>(nanos(m_pause_total));
  m.NumGC = m_record.finished_cycles();
  m.NumForcedGC = m_record.forced_cycles();
  m.GCCPUFraction = m_record.gc_cpu_fraction();
  return m;
}

// Sys = HeapSys + StackSys + MSpanSys + MCacheSys + BuckHashSys + GCSys + OtherSys.
void Runtime::add_off_heap_parts(MemStats& m) const {
  if (m_config.runtime_startup) {
    m.MSpanSys = m_off_heap.span_descriptors();
    m.MCacheSys = m_footprint.mcache_sys_bytes;
    m.BuckHashSys = m_footprint.buck_hash_sys_bytes;
    m.OtherSys = m_footprint.other_sys_bytes + m_off_heap.other_tables();
  }
  m.GCSys = m.Sys - m.HeapSys - m.StackSys - m.MSpanSys - m.MCacheSys - m.BuckHashSys - m.OtherSys;
}

Sample Runtime::sample_now() const {
  const AllocationCounts counts = m_heap.exact_counts();
  const PageTotals& totals = m_heap.pages().totals();
  Sample s;
  s.at_ns = nanos(now());
  s.heap_alloc_bytes = counts.allocated_bytes - counts.freed_bytes;
  s.heap_live_bytes = m_pacer.inputs().heap_live;
  s.goal_bytes = m_pacer.heap_goal();
  s.trigger_bytes = m_pacer.trigger();
  s.heap_inuse_bytes = totals.in_use;
  s.heap_idle_bytes = totals.free + totals.released;
  s.heap_released_bytes = totals.released;
  s.stack_inuse_bytes = totals.manual - m_work_buffers.bytes();
  s.sys_bytes = totals.in_use + totals.free + totals.released + totals.manual + non_heap_bytes();
  s.total_alloc_bytes = counts.allocated_bytes;
  for (std::size_t c = 0; c < counts.mallocs.size(); ++c) {
    s.heap_objects += counts.mallocs[c] - counts.frees[c];
  }
  s.num_gc = m_record.finished_cycles();
  s.gc_cpu_fraction = m_record.gc_cpu_fraction();
  s.phase = m_phase;
  return s;
}

void Runtime::take_sample() {
  m_record.add_sample(sample_now());
}

void Runtime::note_heap_alloc() {
  const AllocationCounts counts = m_heap.exact_counts();
  m_record.note_heap_alloc(counts.allocated_bytes - counts.freed_bytes);
}

double Runtime::expected_scan_work() const {
  return static_cast<double>(m_pacer.last_heap_scan() + m_pacer.last_stack_scan() +
                             m_pacer.inputs().globals_scan);
}

std::uint64_t Runtime::hash() const {
  Hasher hasher;
  m_heap.hash(hasher);
  m_ages.hash(hasher);
  m_pacer.hash(hasher);
  m_limiter.hash(hasher);
  m_sweeper.hash(hasher);
  m_scavenger.hash(hasher);
  m_monitor.hash(hasher);
  hasher.add(m_stacks.scannable_bytes());
  m_marker.hash(hasher);
  m_barrier.hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_credit.credit()));
  for (const Processor& p : m_processors) {
    hasher.add(static_cast<std::uint64_t>(p.clock));
    hasher.add(std::uint64_t{p.goroutine} << 8 | static_cast<std::uint64_t>(p.worker));
  }
  for (const Goroutine& g : m_goroutines) {
    hasher.add(static_cast<std::uint64_t>(g.state));
    hasher.add(static_cast<std::uint64_t>(g.balance_bytes));
    hasher.add(static_cast<std::uint64_t>(g.filling));
    for (const Variable& v : g.stack.variables) hasher.add(v.value);
    if (g.program) g.program->hash(hasher);
  }
  for (const Variable& global : m_globals.variables) hasher.add(global.value);
  for (const CallRunners& runners : m_calls) {
    if (runners.goroutines != 0) runners.queue.hash(hasher);
  }
  hasher.add(m_record.cycles().size());
  hasher.add(m_variation.state());
  return hasher.value();
}

Bytes Runtime::host_bytes() const {
  return m_heap.host_bytes() + m_ages.host_bytes() + specials_bytes() + m_record.host_bytes() +
         m_goroutines.size() * sizeof(Goroutine);
}

Bytes Runtime::bytes_beside_heap() const {
  constexpr Bytes kQueuedSpanBytes = 2 * sizeof(SpanId);  // in the central lists' sets
  return specials_bytes() + m_heap.spans_in_use() * kQueuedSpanBytes + m_record.copy_bytes() +
         m_ages.host_bytes() + m_goroutines.size() * sizeof(Goroutine) + sizeof(Runtime);
}

}  // namespace tricolor
