// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "core/gc/span_set.h"
#include "core/heap/heap.h"

namespace tricolor {

/// Go's mcentral for all span classes: which spans have free slots, and which still need sweeping.
///
/// For each span class there are four sets: partial and full, swept and unswept. Starting a sweep
/// phase (sweepgen += 2) makes every swept set an unswept one without touching a span. A span that
/// was swept in place (by the page reclaimer) stays in its unswept set and is skipped when it comes
/// up.
class CentralLists {
 public:
  void push(const Span& span, SpanId id, std::uint32_t sweepgen, bool full) {
    set(span.span_class(), full, true, sweepgen).push(id, m_memory);
  }
  SpanId pop_partial_swept(int span_class, std::uint32_t g) {
    return pop(span_class, false, true, g);
  }
  SpanId pop_partial_unswept(int span_class, std::uint32_t g) {
    return pop(span_class, false, false, g);
  }
  SpanId pop_full_unswept(int span_class, std::uint32_t g) {
    return pop(span_class, true, false, g);
  }
  /// Classes ascending, full before partial: the background sweeper's order (§2.8).
  SpanId pop_any_unswept(std::uint32_t g);
  /// Before the sweep phase after `g`, with nothing unswept left.
  void reset_unswept(std::uint32_t g);

  std::span<const SpanId> partial_swept(int span_class, std::uint32_t g) const {
    return spans(span_class, false, true, g);
  }
  /// One of the class's four sets.
  std::span<const SpanId> spans(int span_class, bool full, bool swept, std::uint32_t g) const {
    return m_sets[index(span_class, full, swept, g)].spans();
  }
  /// What the sets themselves take, outside of the heap.
  Bytes memory_bytes(Bytes block_bytes) const { return m_memory.bytes(block_bytes); }

 private:
  static std::size_t index(int span_class, bool full, bool swept, std::uint32_t sweepgen) {
    const std::uint32_t generation = (sweepgen / 2 + (swept ? 0 : 1)) % 2;
    return static_cast<std::size_t>(span_class) * 4 + (full ? 2 : 0) + generation;
  }
  SpanSet& set(int span_class, bool full, bool swept, std::uint32_t sweepgen) {
    return m_sets[index(span_class, full, swept, sweepgen)];
  }
  SpanId pop(int span_class, bool full, bool swept, std::uint32_t g) {
    return set(span_class, full, swept, g).pop(m_memory);
  }

  std::array<SpanSet, std::size_t{kSpanClasses} * 4> m_sets;
  SpanSetMemory m_memory;
  std::uint32_t m_cursor_generation = 0;
  int m_cursor = 0;  ///< classes below have no unswept spans any more
};

}  // namespace tricolor
