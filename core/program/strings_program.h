// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <vector>

#include "core/program/library.h"
#include "core/program/workload.h"

namespace tricolor {

/// Go keeps the sizes of the last values in an array of so many.
inline constexpr std::uint64_t kMostKept = 1024;

struct StringsConfig {
  std::uint64_t parts = 1;  ///< "item"s per string
  std::uint64_t rounds = 0;
  std::uint64_t keep = 1;  ///< last strings that live, up to kMostKept
  bool builder = false;    ///< a strings.Builder instead of +=
};

/// Makes strings of `parts` times "item" and keeps the last few.
class StringsProgram final : public CloneableWorkload<StringsProgram> {
 public:
  StringsProgram(const StringsConfig& config, std::uint64_t seed)
      : CloneableWorkload(seed), m_config(config) {}
  Request step(Mutator& m, Address result);
  void hash(Hasher& hasher) const override;

 private:
  enum class Stage : std::uint8_t { kStart, kLast, kParts };
  /// One allocation of a string: after which part, how large.
  struct Step {
    TypeId type = 0;
    std::uint32_t bytes = 0;
    std::uint32_t parts = 0;  ///< the string then holds, or has room for, so many
  };

  Request begin(Mutator& m);
  void prepare_steps(Mutator& m);
  void prepare_builder_steps(Mutator& m);
  Request next_step(Mutator& m);
  void take_string(Mutator& m, Address text);
  void keep_string(Mutator& m);

  StringsConfig m_config;
  Stage m_stage = Stage::kStart;
  std::vector<Step> m_steps;  ///< the allocations of one round
  std::uint32_t m_last = 0;   ///< variable
  std::uint32_t m_text = 0;   ///< variable s, or the Builder's buffer
  std::uint64_t m_step = 0;
  std::uint64_t m_round = 0;
  Bytes m_bytes = 0;  ///< of the string so far, as far as it is in the heap
  double m_part_ns = 0;
  std::array<Bytes, kMostKept> m_held{};  ///< bytes of the strings that live
};

ProgramSpec strings_spec();

}  // namespace tricolor
