// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>

#include "core/program/library.h"
#include "core/program/object_shape.h"
#include "core/program/workload.h"

namespace tricolor {

inline constexpr std::uint64_t kMostHeldBuffers = 64;
inline constexpr std::size_t kBufferClasses = 7;  ///< 1, 2, 4 … 64 KiB

struct PoolConfig {
  std::uint64_t live = 1;  ///< objects of 128 bytes that stay
  std::uint64_t batches = 0;
  std::uint64_t batch = 0;    ///< buffers used at once, up to kMostHeldBuffers
  std::uint64_t garbage = 0;  ///< objects of 512 bytes after each batch
  bool pooled = true;         ///< take buffers from a sync.Pool instead of making them
};

/// Uses batches of buffers of 1 to 64 KiB, from a sync.Pool per size or freshly made, beside a
/// live set that does not change and some garbage.
class PoolProgram final : public CloneableWorkload<PoolProgram> {
 public:
  PoolProgram(const PoolConfig& config, std::uint64_t seed)
      : CloneableWorkload(seed), m_config(config) {}
  Request step(Mutator& m, Address result);
  void hash(Hasher& hasher) const override;
  /// With pools this depends on when collections happen.
  std::uint64_t buffers_made() const { return m_buffers_made; }

 private:
  enum class Stage : std::uint8_t {
    kStart,
    kSlots,
    kFill,
    kMade,
    kFresh,
    kPools,
    kNew,
    kHeader,
    kData,
    kGarbage
  };
  Request begin(Mutator& m);
  void prepare_types(Mutator& m);
  Request fill_next(Mutator& m);
  Request take_new(Mutator& m, Address function);
  /// The next buffer of the batch; goes on to the garbage after the last.
  Request next_buffer(Mutator& m);
  Request take_header(Mutator& m, Address header);
  void use_buffer(Mutator& m);
  void end_batch(Mutator& m);
  Request next_garbage(Mutator& m);

  PoolConfig m_config;
  Stage m_stage = Stage::kStart;
  std::uint32_t m_slots_variable = 0;
  std::uint32_t m_made_variable = 0;
  std::uint32_t m_fresh_variable = 0;
  std::uint32_t m_pools_variable = 0;
  std::uint32_t m_first_held = 0;  ///< variable; the others follow
  Address m_slots = 0;             ///< = the variable `slots`
  std::uint64_t m_filled = 0;
  std::size_t m_pools_made = 0;
  std::uint64_t m_batch = 0;
  std::uint64_t m_held = 0;     ///< buffers of this batch
  std::uint64_t m_garbage = 0;  ///< objects since this batch
  std::uint64_t m_buffers_made = 0;
  std::array<std::uint8_t, kMostHeldBuffers> m_class{};  ///< of the held buffers
  std::array<std::uint32_t, kBufferClasses> m_pools{};
  std::array<TypeId, kBufferClasses> m_data_types{};
  TypeId m_new_type = 0;
  TypeId m_header_type = 0;
  TypeId m_live_type = 0;
  TypeId m_garbage_type = 0;
};

ProgramSpec pool_spec();

}  // namespace tricolor
