// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/base/units.h"

namespace tricolor {

/// A sequence of numbers in little memory: numbers that lie near each other, or are multiples of a
/// power of two apart, take only the bits in which they differ.
///
/// 1. add() blocks and raw values in any order, then finish().
/// 2. Read the same blocks and values in the same order by a PackedReader, as often as needed.
///
/// One record of a block, of a raw value only the last field:
///
///     least: 4 bytes | bits: 1 | shift: 1 | ((number - least) >> shift), `bits` bits for each
///
/// Records lie in chunks, so that adding never moves what is there.
class PackedNumbers {
 public:
  static constexpr std::size_t kBlock = 128;  ///< most numbers in a block

  /// 1 … kBlock numbers.
  void add(std::span<const std::uint32_t> block);
  /// The lowest `bytes` (1 … 8) of a value.
  void add_raw(std::uint64_t value, std::size_t bytes);
  /// Gives back what the last chunk does not need.
  void finish();
  /// Memory that it takes.
  Bytes bytes() const { return m_bytes; }

 private:
  friend class PackedReader;
  using Chunk = std::unique_ptr<std::uint8_t[]>;

  /// Small enough to be reused by the allocator instead of going back to the operating system.
  static constexpr std::size_t kChunkBytes = std::size_t{32} * 1024;
  static constexpr std::size_t kHeadBytes = 6;
  /// Whole words are read and written at a time.
  static constexpr std::size_t kSlackBytes = 8;
  static constexpr std::size_t kMostBytes =
      kHeadBytes + kBlock * sizeof(std::uint32_t) + kSlackBytes;

  std::uint8_t* room();

  std::vector<Chunk> m_chunks;
  std::size_t m_used = kChunkBytes;  ///< of the last chunk
  Bytes m_bytes = 0;
};

/// Reads PackedNumbers from the beginning; they must stay as they are meanwhile.
class PackedReader {
 public:
  explicit PackedReader(const PackedNumbers& numbers) : m_numbers(numbers) {}

  /// As many as were added.
  void read(std::span<std::uint32_t> block);
  std::uint64_t read_raw(std::size_t bytes);

 private:
  const std::uint8_t* next();

  const PackedNumbers& m_numbers;
  std::size_t m_chunk = 0;
  std::size_t m_at = 0;
};

}  // namespace tricolor
