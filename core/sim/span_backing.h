// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/gc/marker.h"
#include "core/heap/heap.h"

namespace tricolor {

/// What it costs that the operating system has to back a span's pages: only those that somebody
/// writes to for the first time, the heap's own bits included. Made for one allocation.
class SpanBacking {
 public:
  SpanBacking(Heap& heap, const Marker& marker, int go_minor)
      : m_heap(heap), m_marker(marker), m_go_minor(go_minor) {}

  /// Writing to some memory of the heap, wherever it lies.
  Ticks write(Bytes offset, Bytes bytes);
  /// Writing to all of a span.
  Ticks write_all(const Span& s);
  /// A span that was just made of `run`, of whose objects programs write so much at once. Before
  /// 1.22 memory that has never held pointers brings a bitmap.
  Ticks write_new(const Span& s, const PageHeap::Run& run, Written written);

 private:
  Ticks write_some(const Span& s, const PageHeap::Run& run, Written written);
  Bytes back_slots(const Span& s, Written where);
  Bytes back_metadata(const Span& s);

  Heap& m_heap;
  const Marker& m_marker;
  int m_go_minor;
};

}  // namespace tricolor
