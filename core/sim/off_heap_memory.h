// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>

#include "core/base/units.h"

namespace tricolor {

/// What the runtime has mapped beside the pages of the heap, and never gives back (go-gc-model
/// §2.10, §7.1): descriptors of spans, tables, mark bits. Sys and the memory limit count it.
///
/// 1. spans() whenever there may be more spans than ever. 2. bits() when spans were made or swept.
/// 3. next_epoch() with the first pause of each cycle: mark bits of the cycle before last are free.
///
/// Sizes, from the reference runs (Sys less a multiple of 4 MiB is, in all of them, the figure at
/// the start plus 64 KiB pieces): descriptors come in pieces of 113 (16,272 B), these and small
/// tables from pieces of 256 KiB, mark bits from pieces of 64 KiB.
class OffHeapMemory {
 public:
  /// `start`: all of it before main runs. `span_bytes`: one descriptor.
  OffHeapMemory(Bytes start, Bytes span_bytes) : m_start(start), m_span_bytes(span_bytes) {}

  void spans(std::uint64_t in_use);
  void bits(Bytes bytes);
  void next_epoch();

  Bytes span_descriptors() const;    ///< MSpanSys
  Bytes mark_bits() const;           ///< beyond what there is at the start: part of GCSys
  /// Pieces of small tables beyond the start's, less the descriptors in them: part of OtherSys.
  Bytes other_tables() const;
  Bytes total() const;

 private:
  static constexpr Bytes kBitsArena = 64 * kKiB;
  static constexpr Bytes kTableChunk = 256 * kKiB;
  static constexpr Bytes kDescriptorChunk = 16 * kKiB;
  /// Descriptors that the start has room for.
  static constexpr std::uint64_t kStartChunks = 2;
  /// What the small tables of a cycle need of a piece themselves: between two descriptor chunks less
  /// and fifteen less than all of it, by the reference runs with 3 and 17 of them; the middle.
  static constexpr Bytes kCycleTables = kTableChunk / 2;

  std::uint64_t descriptor_chunks() const;
  Bytes table_chunks() const;

  bool m_cycled = false;
  Bytes m_start;
  Bytes m_span_bytes;
  std::uint64_t m_most_spans = 0;
  std::array<Bytes, 3> m_bits{};           ///< of the next, this and the previous cycle
  std::uint64_t m_most_arenas = 1;
};

}  // namespace tricolor
