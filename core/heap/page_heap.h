// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/hash.h"
#include "core/base/units.h"

namespace tricolor {

/// Bytes by state of their pages. HeapSys = inuse + manual + free + released (go-gc-model §2.10,
/// where stacks and work buffers are taken from the same pages but are not heap in use).
struct PageTotals {
  Bytes in_use = 0;     ///< spans that hold objects
  Bytes manual = 0;     ///< stacks and work buffers
  Bytes free = 0;       ///< in no span, backed by memory
  Bytes released = 0;   ///< in no span, handed back to the OS
};

/// The page allocator: address-ordered first fit over 8 KiB pages (go-gc-model §2.7).
///
/// 1. allocate() takes the lowest run that is long enough, and grows the heap if there is none.
/// 2. release() gives a run back; neighbours merge by themselves.
/// 3. scavenge() hands free pages to the OS, highest addresses first.
///
/// Invariants: a page is free or not; a released page is free; totals() equals the page counts.
class PageHeap {
 public:
  enum class Use : std::uint8_t { kHeap, kManual };
  struct Run {
    std::uint32_t first_page = 0;
    std::uint32_t scavenged_pages = 0;  ///< pages that had to be made ready again
    std::uint32_t fresh_pages = 0;      ///< of those, never used before: known to be zero
    Bytes grown = 0;                    ///< address space added for this run
  };

  /// Takes `pages` >= 1 contiguous pages.
  Run allocate(std::uint32_t pages, Use use);
  void release(std::uint32_t first_page, std::uint32_t pages, Use use);
  /// Releases up to `bytes` of free memory to the OS; returns how much it did.
  Bytes scavenge(Bytes bytes);
  /// How much of a run of `pages` would have to be made ready if it were allocated now.
  std::uint32_t scavenged_pages_of_next(std::uint32_t pages) const;

  const PageTotals& totals() const { return m_totals; }
  std::uint32_t page_count() const { return static_cast<std::uint32_t>(m_words.size()) * 64; }
  bool is_free(std::uint32_t page) const { return bit(page, &Word::free); }
  bool is_released(std::uint32_t page) const { return bit(page, &Word::released); }
  void hash(Hasher& hasher) const;

 private:
  struct Word {
    std::uint64_t free = 0;
    std::uint64_t released = 0;  ///< subset of free
    std::uint64_t touched = 0;   ///< ever handed out
  };
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  bool bit(std::uint32_t page, std::uint64_t Word::*which) const {
    return (m_words[page / 64].*which >> (page % 64)) & 1;
  }
  std::uint32_t find(std::uint32_t pages) const;
  Bytes grow(std::uint32_t pages);

  std::vector<Word> m_words;
  std::uint32_t m_lowest_free_word = 0;  ///< no free page below this word
  PageTotals m_totals;
};

}  // namespace tricolor
