// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/units.h"
#include "core/sim/cycle_record.h"
#include "core/sim/phase_mark.h"
#include "core/sim/sample_series.h"
#include "core/sim/snapshot.h"
#include "core/sim/violation.h"

namespace tricolor {

/// What a run leaves behind for its readers: cycles, phases, samples, what the program said and
/// what the verifier found. It only grows, and nothing that happens in a run depends on it but the
/// time of the next sample.
///
/// 1. begin_cycle(), then heap_verified() if the config asks for it, then end_cycle(), for each
///    collection; begin_phase() whenever another phase begins.
/// 2. add_sample() when samples().next_ns() has come, and with each phase.
/// 3. add_note() and set_panic() as the program calls for them.
///
/// Invariants: the cycle that runs is the one more that cycle_starts() has than cycles(); each
/// finished cycle has one line of gctrace; a phase ends when the next one begins.
class RunRecord {
 public:
  const std::vector<CycleRecord>& cycles() const { return m_cycles; }
  /// Of every cycle that was started, the running one included.
  const std::vector<CycleStart>& cycle_starts() const { return m_cycle_starts; }
  const std::vector<std::string>& gctrace() const { return m_gctrace; }
  const std::vector<PhaseSpan>& phases() const { return m_phases; }
  /// Where each of phases() began.
  const std::vector<PhaseMark>& phase_marks() const { return m_phase_marks; }
  const SampleSeries& samples() const { return m_samples; }
  const std::vector<std::string>& violations() const { return m_violations; }
  /// Those violations that are lost objects.
  const std::vector<Violation>& lost() const { return m_lost; }
  const std::vector<std::string>& notes() const { return m_notes; }
  /// Why the program ended, if it did not mean to.
  const std::string& panic() const { return m_panic; }
  /// Highest HeapAlloc of all samples and of the ends of marking.
  Bytes max_heap_alloc_bytes() const { return m_max_heap_alloc_bytes; }
  std::uint64_t verified_cycles() const { return m_verified_cycles; }
  /// NumGC.
  std::uint32_t finished_cycles() const { return static_cast<std::uint32_t>(m_cycles.size()); }
  /// NumForcedGC.
  std::uint32_t forced_cycles() const { return m_forced_cycles; }
  /// GCCPUFraction, as of the last cycle's end.
  double gc_cpu_fraction() const;

  void begin_cycle(const CycleStart& start) { m_cycle_starts.push_back(start); }
  /// `cycle` with all but its number.
  void end_cycle(CycleRecord cycle, int go_minor);
  void begin_phase(Phase phase, const Position& at, Nanos at_ns, std::uint32_t cycle);
  void add_sample(const Sample& sample);
  void note_heap_alloc(Bytes bytes);
  void heap_verified(std::vector<std::string> violations, std::vector<Violation> lost);
  /// Returns the note's place in notes().
  std::size_t add_note(std::string_view label);
  void set_panic(std::string text) { m_panic = std::move(text); }

  /// Memory that the history takes, as Config::max_host_bytes counts it.
  Bytes host_bytes() const;
  /// Memory that a copy's history takes.
  Bytes copy_bytes() const;

 private:
  std::vector<CycleRecord> m_cycles;
  std::vector<CycleStart> m_cycle_starts;
  std::vector<std::string> m_gctrace;
  std::vector<PhaseSpan> m_phases;
  std::vector<PhaseMark> m_phase_marks;
  SampleSeries m_samples;
  std::vector<std::string> m_violations;
  std::vector<Violation> m_lost;
  std::vector<std::string> m_notes;
  std::string m_panic;
  Bytes m_max_heap_alloc_bytes = 0;
  std::uint64_t m_verified_cycles = 0;
  std::uint32_t m_forced_cycles = 0;
};

}  // namespace tricolor
