// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <vector>

#include "core/heap/heap.h"

namespace tricolor {

/// Where the collector's work buffers live (go-gc-model §3.8): spans of the page heap that hold no
/// objects, with room for 16 buffers of 2 KiB each.
///
/// 1. grow() while marking, until has_room_for() as many buffers as were ever in use at once.
/// 2. free_all() when marking is over and all buffers are empty.
class WorkBufferMemory {
 public:
  bool has_room_for(std::size_t buffers) const { return m_spans.size() * kPerSpan >= buffers; }
  /// One more span; the pages that had to be taken for it.
  PageHeap::Run grow(Heap& heap, int p);
  void free_all(Heap& heap);
  Bytes bytes() const { return m_spans.size() * kSpanPages * kPageBytes; }

 private:
  static constexpr std::uint32_t kSpanPages = 4;
  static constexpr std::size_t kPerSpan = kSpanPages * kPageBytes / (2 * kKiB);

  std::vector<SpanId> m_spans;
};

}  // namespace tricolor
