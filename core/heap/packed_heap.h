// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/packed_numbers.h"
#include "core/heap/heap.h"

namespace tricolor {

/// A copy of a Heap in little memory, which takes about as long as a plain one. What follows from
/// something else is left out: bits of slots that no span has, words of free slots, types of slots
/// whose span has one type, most of the pages' metadata. The rest is packed, span by span.
///
/// Only what the simulation may read comes back: words of free slots are another rubbish than they
/// were (or zero, where the heap relies on it).
///
/// Most of the work are the words of objects with pointers. If there are many, those of the later
/// spans have a table of their own, so that two threads can share it.
class PackedHeap {
 public:
  explicit PackedHeap(const Heap& heap);

  /// Makes `heap` what was packed, in the memory that it has.
  void unpack_into(Heap& heap) const;
  /// Memory that this takes.
  Bytes bytes() const;

 private:
  void pack_spans(const Heap& heap);
  void pack_bits(const Heap& heap);
  void pack_pages(const Heap& heap);
  void pack_types(const Heap& heap);
  void pack_tables(const Heap& heap);
  void unpack_spans(PackedReader& from, Heap& heap) const;
  void unpack_bits(PackedReader& from, Heap& heap) const;
  void unpack_pages(PackedReader& from, Heap& heap) const;
  void unpack_types(PackedReader& from, Heap& heap) const;
  void unpack_tables(PackedReader& from, Heap& heap) const;

  Heap m_small;  ///< the heap without its large tables
  PackedNumbers m_tables;
  PackedNumbers m_later_words;  ///< of the spans from m_later on
  SpanId m_later = 0;
  std::size_t m_spans = 0;
  std::size_t m_pages = 0;
};

}  // namespace tricolor
