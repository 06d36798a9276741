// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <vector>

#include "core/program/library.h"
#include "core/program/strings_program.h"
#include "core/program/workload.h"

namespace tricolor {

struct AppendConfig {
  std::uint64_t length = 1;  ///< numbers appended per round
  std::uint64_t rounds = 0;
  std::uint64_t keep = 1;  ///< last slices that live, up to kMostKept
  bool prepared = false;   ///< made with the right capacity
};

/// Appends 0 … length-1 to a slice of int, empty or made with the right capacity, and keeps the
/// last few. In this program Go 1.26 makes no use of its stack buffer for growing slices: its
/// counts are those of 1.19, because the address of the first element is kept.
class AppendProgram final : public CloneableWorkload<AppendProgram> {
 public:
  AppendProgram(const AppendConfig& config, std::uint64_t seed)
      : CloneableWorkload(seed), m_config(config) {}
  Request step(Mutator& m, Address result);
  void hash(Hasher& hasher) const override;

 private:
  enum class Stage : std::uint8_t { kStart, kLast, kGrow };
  /// One array that the slice gets.
  struct Step {
    TypeId type = 0;
    std::uint64_t capacity = 0;  ///< elements
    std::uint64_t appended = 0;  ///< elements that go into it
  };

  Request begin(Mutator& m);
  void prepare_steps(Mutator& m);
  Request next_array();
  void take_array(Mutator& m, Address array);
  void keep_slice(Mutator& m);

  AppendConfig m_config;
  Stage m_stage = Stage::kStart;
  std::vector<Step> m_steps;  ///< the arrays of one round
  std::uint32_t m_last = 0;   ///< variable
  std::uint32_t m_slice = 0;  ///< variable
  std::uint64_t m_step = 0;
  std::uint64_t m_round = 0;
  Bytes m_bytes = 0;                      ///< of the present array
  std::array<Bytes, kMostKept> m_held{};  ///< bytes of the slices that live
};

ProgramSpec append_spec();

}  // namespace tricolor
