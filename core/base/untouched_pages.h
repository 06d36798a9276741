// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/units.h"

namespace tricolor {

/// The operating system's pages in spans of pointers that were made during a mark phase from memory
/// nobody has used. The write barrier reads the old value of a slot before it is written, so the
/// first store to such a page faults twice: the read maps the page of zeroes that all share, the
/// write replaces it, and every processor that runs a thread of the process has to forget the
/// first mapping. Without barrier a page faults once, which is part of what fresh memory costs.
///
/// 1. add() when such a span is made. 2. take() with every store through the barrier.
/// 3. clear() when marking ends.
class UntouchedPages {
 public:
  /// `[offset, offset + bytes)` of the heap; `offset` is such a page's begin.
  void add(Bytes offset, Bytes bytes);
  /// Whether nothing has been stored to the page at `offset` so far; then something has.
  bool take(Bytes offset) {
    const Bytes page = offset / kSystemPageBytes;
    if (page / 64 >= m_bits.size()) return false;
    const std::uint64_t mask = std::uint64_t{1} << (page % 64);
    std::uint64_t& bits = m_bits[page / 64];
    if ((bits & mask) == 0) [[likely]]
      return false;
    bits &= ~mask;
    --m_left;
    return true;
  }
  bool empty() const { return m_left == 0; }
  void clear();

 private:
  std::vector<std::uint64_t> m_bits;  ///< one per page, 64 to a word
  std::vector<std::uint32_t> m_used;  ///< words that add() has set bits in
  std::uint64_t m_left = 0;           ///< bits that are set
};

}  // namespace tricolor
