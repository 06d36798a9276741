// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/units.h"
#include "core/sim/mark_bit_arenas.h"

namespace tricolor {

/// What the runtime has mapped beside the pages of the heap, and never gives back (go-gc-model
/// §2.10, §7.1): descriptors of spans, tables, mark bits. Sys and the memory limit count it.
///
/// 1. main_begins() when all that belongs to the start was noted. 2. spans() and span_sets()
/// whenever there may be more than ever. 3. bits() when spans were made or swept. 4. next_epoch()
/// with the first pause of each cycle: mark bits of the cycle before last are free. 5.
/// set_processors() when GOMAXPROCS changes.
///
/// Descriptors come in pieces of 113 (16,272 B). These and the span sets' blocks and tables are cut
/// from pieces of 256 KiB, of which each processor has its own.
/// [The reference runs: Sys less a multiple of 4 MiB is, in all of them, the figure at the start
/// plus 64 KiB pieces; with two processors the limit runs have 256 KiB more beside the heap.]
class OffHeapMemory {
 public:
  /// `start`: all of it before main runs. `span_bytes`: one descriptor. `room`: what the piece for
  /// small tables has left then, if there are no other processors, which make more descriptors.
  OffHeapMemory(Bytes start, Bytes span_bytes, int processors, Bytes room)
      : m_start(start),
        m_span_bytes(span_bytes),
        m_start_chunks(processors > 1 ? 2 : 1),
        m_room(room - (m_start_chunks - 1) * kDescriptorChunk) {
    set_processors(processors);
  }

  void set_processors(int processors);
  void main_begins() { m_sets_at_start = m_span_sets; }
  void spans(std::uint64_t in_use);
  void span_sets(Bytes bytes);
  MarkBitArenas::Cleared bits(Bytes bytes) { return m_bits.take(bytes); }
  void next_epoch();

  Bytes span_descriptors() const;  ///< MSpanSys
  Bytes mark_bits() const;         ///< beyond what there is at the start: part of GCSys
  /// What is not used yet of the pieces of small tables: part of OtherSys.
  Bytes other_tables() const;
  Bytes total() const;

 private:
  static constexpr Bytes kTableChunk = 256 * kKiB;
  static constexpr Bytes kDescriptorChunk = 16 * kKiB;

  std::uint64_t descriptor_chunks() const;
  Bytes used_since_start() const;
  Bytes table_chunks() const;

  bool m_cycled = false;
  Bytes m_processors = 1;
  Bytes m_span_sets = 0;
  Bytes m_sets_at_start = 0;
  Bytes m_start;
  Bytes m_span_bytes;
  std::uint64_t m_start_chunks;  ///< of descriptors [micro: MSpanSys of almost empty programs]
  Bytes m_room;
  std::uint64_t m_most_spans = 0;
  MarkBitArenas m_bits;
};

}  // namespace tricolor
