// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/run_record.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/sim/gctrace_line.h"

namespace tricolor {
namespace {

/// A line of gctrace, with its place in the vector.
constexpr Bytes kTraceLineBytes = 160;

template <typename T>
void append(std::vector<T>& to, std::vector<T> from) {
  to.insert(to.end(), std::move_iterator(from.begin()), std::move_iterator(from.end()));
}

}  // namespace

double RunRecord::gc_cpu_fraction() const {
  return m_cycles.empty() ? 0 : m_cycles.back().gc_cpu_fraction;
}

void RunRecord::end_cycle(CycleRecord cycle, int go_minor) {
  cycle.number = finished_cycles() + 1;
  if (cycle.reason == CycleReason::kForced) ++m_forced_cycles;
  m_gctrace.push_back(gctrace_line(cycle, go_minor));
  m_cycles.push_back(cycle);
}

void RunRecord::begin_phase(Phase phase, const Position& at, Nanos at_ns, std::uint32_t cycle) {
  m_phase_marks.push_back({at, phase});
  if (!m_phases.empty()) m_phases.back().end_ns = at_ns;
  m_phases.push_back({phase, at_ns, at_ns, cycle});
}

void RunRecord::add_sample(const Sample& sample) {
  note_heap_alloc(sample.heap_alloc_bytes);
  m_samples.add(sample);
}

void RunRecord::note_heap_alloc(Bytes bytes) {
  m_max_heap_alloc_bytes = std::max(m_max_heap_alloc_bytes, bytes);
}

void RunRecord::heap_verified(std::vector<std::string> violations, std::vector<Violation> lost) {
  ++m_verified_cycles;
  append(m_violations, std::move(violations));
  append(m_lost, std::move(lost));
}

std::size_t RunRecord::add_note(std::string_view label) {
  m_notes.emplace_back(label);
  return m_notes.size() - 1;
}

Bytes RunRecord::host_bytes() const {
  return m_cycles.capacity() * sizeof(CycleRecord) +
         m_cycle_starts.capacity() * sizeof(CycleStart) + m_phases.capacity() * sizeof(PhaseSpan) +
         m_gctrace.size() * kTraceLineBytes;
}

Bytes RunRecord::copy_bytes() const {
  return m_cycle_starts.size() * sizeof(CycleStart) + m_cycles.size() * sizeof(CycleRecord) +
         m_phases.size() * (sizeof(PhaseSpan) + sizeof(PhaseMark)) +
         m_gctrace.size() * kTraceLineBytes + m_samples.samples().size() * sizeof(Sample);
}

}  // namespace tricolor
