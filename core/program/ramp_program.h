// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/program/library.h"
#include "core/program/slots_workload.h"

namespace tricolor {

struct RampConfig {
  SlotsConfig slots;
  std::uint64_t garbage = 0;  ///< objects that die at once, per object that stays
  std::uint64_t plateau = 0;  ///< replacements while all n live
  std::uint64_t tail = 0;     ///< replacements after nine tenths were dropped
};

/// Grows to n objects with garbage in between, holds, drops to a tenth and holds again.
class RampProgram final : public CloneableWorkload<RampProgram, SlotsWorkload> {
 public:
  RampProgram(const RampConfig& config, std::uint64_t seed)
      : CloneableWorkload(config.slots, seed, 0U), m_ramp(config) {}
  Request step(Mutator& m, Address result);
  void hash(Hasher& hasher) const override;

 private:
  enum class Stage : std::uint8_t { kStart, kSetUp, kGrow, kGarbage, kPlateau, kDrop, kTail };
  Request set_up_or_grow(Mutator& m, Address result);
  Request grow_next(Mutator& m);
  Request plateau_next(Mutator& m);
  Request drop_next(Mutator& m);
  Request tail_next(Mutator& m);
  Request replace_next(Mutator& m);
  /// Entries that survive the drop.
  std::uint64_t kept() const { return config().n / 10; }

  RampConfig m_ramp;
  Stage m_stage = Stage::kStart;
  std::uint64_t m_index = 0;    ///< the slot that the requested object is for
  std::uint64_t m_garbage = 0;  ///< garbage objects made since the last that stays
  std::uint64_t m_done = 0;     ///< objects or replacements of this stage
};

/// Its loop is compiled once, where step() can become part of it.
extern template class CloneableWorkload<RampProgram, SlotsWorkload>;

ProgramSpec ramp_spec();

}  // namespace tricolor
