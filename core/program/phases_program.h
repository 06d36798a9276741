// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/program/guide_figures.h"
#include "core/program/library.h"
#include "core/program/object_shape.h"
#include "core/program/workload.h"

namespace tricolor {

struct PhasesConfig {
  int figure = 1;
  Bytes size = 1024;          ///< of each object
  std::uint32_t scale = 100;  ///< percent of the figure's allocation rates, and so of its heap
  ObjectKind kind = ObjectKind::kFull;
};

/// One phase in objects.
struct ObjectPhase {
  std::uint64_t objects = 0;    ///< allocated, evenly over the phase
  std::uint64_t survivors = 0;  ///< of these, evenly among them
  std::uint64_t deaths = 0;     ///< of older ones, evenly over the phase
  Nanos duration_ns = 0;
};

/// The phases of a figure with its rates turned into objects; `live` is what is alive before.
ObjectPhase object_phase(const GuidePhase& phase, const PhasesConfig& config, std::uint64_t live);

/// The workloads of the Go GC guide's figures, with real objects: allocated at a constant rate,
/// of which a part survives while a part of the old ones dies. The guide's fixed cost per cycle
/// and its memory outside the heap are not part of the program.
class PhasesProgram final : public CloneableWorkload<PhasesProgram> {
 public:
  PhasesProgram(const PhasesConfig& config, std::uint64_t seed)
      : CloneableWorkload(seed), m_config(config) {}
  Request step(Mutator& m, Address result);
  void hash(Hasher& hasher) const override;

 private:
  enum class Stage : std::uint8_t { kStart, kTable, kObject, kPause };
  Request begin(Mutator& m);
  Request next_object(Mutator& m);
  bool begin_phase(Mutator& m);
  Request take_object(Mutator& m, Address object);
  void drop_random_old(Mutator& m);
  double pause_ns() const;

  PhasesConfig m_config;
  Stage m_stage = Stage::kStart;
  TypeId m_object_type = 0;
  std::uint32_t m_live_variable = 0;
  Address m_live = 0;           ///< = the variable `live`: a table of all that survived
  std::uint64_t m_entries = 0;  ///< of that table in use: first old ones, then new ones
  std::uint64_t m_old = 0;      ///< entries from before this phase
  std::size_t m_phase = 0;      ///< phases begun
  ObjectPhase m_now;
  std::uint64_t m_made = 0;    ///< objects of this phase
  std::uint64_t m_died = 0;    ///< old objects in this phase
  double m_pause_left_ns = 0;  ///< fraction carried on, so that phases last exactly
};

ProgramSpec phases_spec();

}  // namespace tricolor
