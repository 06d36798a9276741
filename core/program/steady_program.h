// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/program/library.h"
#include "core/program/slots_workload.h"

namespace tricolor {

struct SteadyConfig {
  SlotsConfig slots;
  std::uint64_t steps = 0;
  std::uint32_t work = 0;  ///< steps of spin after each replacement
  bool fifo = false;       ///< replace in order instead of at random
};

/// Keeps n objects of one size alive and replaces one at a time.
class SteadyProgram final : public CloneableWorkload<SteadyProgram, SlotsWorkload> {
 public:
  SteadyProgram(const SteadyConfig& config, std::uint64_t seed, const Seat& seat)
      : CloneableWorkload(config.slots, seed, config.work), m_steady(config), m_seat(seat) {}
  Request step(Mutator& m, Address result);
  void hash(Hasher& hasher) const override;

 private:
  enum class Stage : std::uint8_t { kStart, kSetUp, kFill, kReplace };
  Request set_up_or_fill(Mutator& m, Address result);
  Request fill_next(Mutator& m);
  Request replace_next(Mutator& m);

  SteadyConfig m_steady;
  Seat m_seat;
  Stage m_stage = Stage::kStart;
  std::uint64_t m_index = 0;  ///< the slot that the requested object is for
  std::uint64_t m_done = 0;   ///< objects filled, then steps made
};

/// Its loop is compiled once, where step() can become part of it.
extern template class CloneableWorkload<SteadyProgram, SlotsWorkload>;

ProgramSpec steady_spec();

}  // namespace tricolor
