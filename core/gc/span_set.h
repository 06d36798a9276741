// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/units.h"
#include "core/heap/span.h"

namespace tricolor {

/// The memory behind all span sets of a heap: blocks of 512 spans that sets take and give back, and
/// a table of blocks for each set that was ever used. None of it returns to the operating system.
class SpanSetMemory {
 public:
  /// Sizes [micro: MemStats.GCSys of Go 1.19 grows by 6,168 B with each set used for the first
  /// time, of Go 1.26 by 6,656, by 2,048 if a free block is left].
  static constexpr Bytes kTableBytes = 2048;
  static constexpr Bytes kBlockBytes = 4120;
  static constexpr Bytes kBlockBytesOf126 = 4608;

  void first_use() { ++m_tables; }
  void take_block() { m_most_blocks = std::max(m_most_blocks, ++m_blocks); }
  void give_block() { --m_blocks; }
  Bytes bytes(Bytes block_bytes = kBlockBytes) const {
    return m_tables * kTableBytes + m_most_blocks * block_bytes;
  }

 private:
  std::uint64_t m_tables = 0;
  std::uint64_t m_blocks = 0;
  std::uint64_t m_most_blocks = 0;
};

/// A queue of spans, first in first out, as the runtime's spanSet.
///
/// push() and pop() in any order; reset() when it is empty and the sets swap their roles: a block
/// that is in part used goes back only then.
class SpanSet {
 public:
  void push(SpanId id, SpanSetMemory& memory) {
    if (m_pushed % kBlockSpans == 0) {
      if (!m_used) memory.first_use();
      m_used = true;
      memory.take_block();
    }
    ++m_pushed;
    m_spans.push_back(id);
  }

  /// kNoSpan if there is none.
  SpanId pop(SpanSetMemory& memory) {
    if (m_head == m_spans.size()) return kNoSpan;
    const SpanId id = m_spans[m_head++];
    if (++m_popped % kBlockSpans == 0) memory.give_block();
    if (m_head == m_spans.size()) {
      m_spans.clear();
      m_head = 0;
    }
    return id;
  }

  void reset(SpanSetMemory& memory) {
    if (m_pushed % kBlockSpans != 0) memory.give_block();
    m_pushed = 0;
    m_popped = 0;
  }

  std::span<const SpanId> spans() const { return std::span(m_spans).subspan(m_head); }

 private:
  static constexpr std::uint64_t kBlockSpans = 512;

  std::vector<SpanId> m_spans;  ///< from m_head on
  std::size_t m_head = 0;
  std::uint64_t m_pushed = 0;  ///< since the last reset
  std::uint64_t m_popped = 0;
  bool m_used = false;
};

}  // namespace tricolor
