// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/units.h"
#include "core/program/mutator.h"

namespace tricolor {

/// The two maps of the `map` workload; also the index of the parameter's word.
enum class MapValue : std::uint8_t {
  kInt,     ///< map[int]int: no pointers in its buckets
  kString,  ///< map[int]string
};

/// Where a key belongs. Any good mixing does, as the workload's sizes depend on it only by
/// chance; Go seeds its own hash anew in every process.
constexpr std::uint64_t hash_of_key(std::uint64_t key, std::uint64_t seed) {
  std::uint64_t z = ((key + 1) * 0x9E3779B97F4A7C15) ^ seed;
  z = (z ^ (z >> 32)) * 0xD6E8FEB86659FD93;
  z = (z ^ (z >> 29)) * 0xBF58476D1CE4E5B9;
  return z ^ (z >> 32);
}

/// Cells of a bucket, slots of a group.
inline constexpr std::uint64_t kMapCells = 8;

/// Sizes and pointers of one map type's memory, in both implementations.
struct MapLayout {
  MapValue value = MapValue::kInt;

  bool noscan() const { return value == MapValue::kInt; }
  /// 8 bytes of hash tops, 8 keys, 8 values, the overflow pointer (go-gc-model §8.3).
  Bytes bucket_bytes() const { return noscan() ? 144 : 208; }
  std::uint64_t bucket_words() const { return bucket_bytes() / kWordBytes; }
  /// 8 control bytes, 8 slots of key and value (§8.4).
  Bytes group_bytes() const { return noscan() ? 136 : 200; }
  /// Values that the program stores, and those that a growing map moves and clears.
  struct Values {
    std::uint64_t stored = 0;
    std::uint64_t moved = 0;
    std::uint64_t cleared = 0;
  };
  /// What the write barrier makes of them: strings are constants.
  void pass_barrier(Mutator& m, const Values& values) const;
  TypeId buckets_type(Mutator& m, std::uint64_t count) const;
  TypeId groups_type(Mutator& m, std::uint64_t count) const;
};

/// What one insert or delete costs in a map of so many bytes, moves not counted, in ns.
double map_operation_ns(Bytes map_bytes);

}  // namespace tricolor
