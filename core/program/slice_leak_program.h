// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/program/library.h"
#include "core/program/workload.h"

namespace tricolor {

struct SliceLeakConfig {
  std::uint64_t n = 1;  ///< slices kept
  Bytes size = 1;       ///< bytes of each array
  std::uint64_t rounds = 0;
  bool copies = false;  ///< keep a copy of the ten bytes instead of a slice of the array
};

/// Makes large arrays and keeps ten bytes of each: by a slice, which keeps all of the array
/// alive, or by a copy.
class SliceLeakProgram final : public CloneableWorkload<SliceLeakProgram> {
 public:
  SliceLeakProgram(const SliceLeakConfig& config, std::uint64_t seed)
      : CloneableWorkload(seed), m_config(config) {}
  Request step(Mutator& m, Address result);
  void hash(Hasher& hasher) const override;

 private:
  enum class Stage : std::uint8_t { kStart, kSmall, kArray, kCopy };
  Request begin(Mutator& m);
  Request next_array();
  Request take_array(Mutator& m, Address array);
  void put_slice(Mutator& m, Address first_byte, Bytes bytes);

  SliceLeakConfig m_config;
  TypeId m_array_type = 0;
  TypeId m_copy_type = 0;
  Stage m_stage = Stage::kStart;
  std::uint32_t m_small = 0;  ///< variable
  std::uint32_t m_data = 0;   ///< variable
  std::uint64_t m_done = 0;   ///< arrays
};

ProgramSpec slice_leak_spec();

}  // namespace tricolor
