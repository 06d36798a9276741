// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/units.h"

namespace tricolor {

/// One root job of a mark phase (go-gc-model §3.3).
struct RootJob {
  enum class Kind : std::uint8_t {
    kFinalizerQueue,
    kDeadStacks,
    kCleanupQueue,
    kGlobals,
    kSpanSpecials,
    kStack,
  };
  Kind kind = Kind::kFinalizerQueue;
  std::uint32_t index = 0;  ///< shard, or goroutine number
  Bytes bytes = 0;          ///< of globals
  bool data = false;        ///< of globals: initialised ones, in .data
  bool variables = false;   ///< of globals: those that point into the heap are among them
};

/// The numbered root jobs of one cycle. Workers and assists take the next number each.
/// Variables that point into the heap got their value at run time, so they lie in bss.
/// prepare() fixes the counts while the world is stopped.
class RootJobs {
 public:
  void prepare(Bytes data_bytes, Bytes bss_bytes, std::uint32_t arenas, std::uint32_t goroutines,
               bool cleanups);
  bool left() const { return m_next < m_count; }
  bool untouched() const { return m_next == 0; }
  std::uint32_t remaining() const { return m_count - m_next; }
  /// Only while left().
  RootJob take();

  static constexpr std::uint32_t kSpecialShardsPerArena = 16;
  static constexpr std::uint32_t kSpecialShardPages =
      kArenaBytes / kPageBytes / kSpecialShardsPerArena;

 private:
  /// Data and bss are scanned in shards of this size.
  static constexpr Bytes kShardBytes = 256 * kKiB;

  RootJob globals(std::uint32_t number, std::uint32_t shard, Bytes segment_bytes,
                  bool with_variables) const;

  Bytes m_data_bytes = 0;
  Bytes m_bss_bytes = 0;
  std::uint32_t m_fixed = 0;
  std::uint32_t m_data_shards = 0;
  std::uint32_t m_bss_shards = 0;
  std::uint32_t m_specials = 0;
  std::uint32_t m_count = 0;
  std::uint32_t m_next = 0;
};

}  // namespace tricolor
