// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>

#include "core/program/library.h"
#include "core/program/object_shape.h"
#include "core/program/workload.h"

namespace tricolor {

/// Sizes that `large` draws from, all above 32 KiB: each such object gets a span of its own.
inline constexpr std::array<Bytes, 8> kLargeSizes{40000,  65536,   100000,  262144,
                                                  500000, 1048576, 2097152, 3145728};
inline constexpr std::uint64_t kMostLargeSlots = 64;

struct LargeConfig {
  std::uint64_t n = 1;  ///< up to kMostLargeSlots
  std::uint64_t steps = 0;
  ObjectKind kind = ObjectKind::kNoscan;
};

/// Replaces random entries of a short table of large objects.
class LargeProgram final : public CloneableWorkload<LargeProgram> {
 public:
  LargeProgram(const LargeConfig& config, std::uint64_t seed)
      : CloneableWorkload(seed), m_config(config) {}
  Request step(Mutator& m, Address result);
  void hash(Hasher& hasher) const override;

 private:
  enum class Stage : std::uint8_t { kStart, kSlots, kReplace };
  Request begin(Mutator& m);
  Request replace_next();

  LargeConfig m_config;
  Stage m_stage = Stage::kStart;
  std::uint32_t m_slots_variable = 0;
  Address m_slots = 0;        ///< = the variable `slots`
  std::uint64_t m_index = 0;  ///< the slot that the requested object is for
  std::uint64_t m_step = 0;
  std::array<TypeId, kLargeSizes.size()> m_types{};
  std::array<Bytes, kMostLargeSlots> m_sizes{};  ///< of the objects in the slots
};

ProgramSpec large_spec();

}  // namespace tricolor
