// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "core/base/hash.h"
#include "core/base/units.h"
#include "core/heap/chunk_use.h"
#include "core/heap/page_cache.h"
#include "core/heap/scavenge_search.h"

namespace tricolor {

/// Bytes by state of their pages. HeapSys = inuse + manual + free + released (go-gc-model §2.10,
/// where stacks and work buffers are taken from the same pages but are not heap in use).
struct PageTotals {
  Bytes in_use = 0;    ///< spans that hold objects
  Bytes manual = 0;    ///< stacks and work buffers
  Bytes free = 0;      ///< in no span, backed by memory
  Bytes released = 0;  ///< in no span, handed back to the OS
};

/// What one call released to the operating system.
struct Released {
  Bytes bytes = 0;
  std::uint32_t calls = 0;  ///< system calls: one for each contiguous run of a chunk
};

/// The page allocator: address-ordered first fit over 8 KiB pages, with a private cache of pages
/// for each processor in front (go-gc-model §2.7).
///
/// 1. allocate() takes a short run from the processor's cache, which is refilled with the block of
///    the lowest free page when it is empty; else the lowest run that is long enough. It grows the
///    heap if there is none.
/// 2. release() gives a run back; neighbours merge by themselves.
/// 3. scavenge() hands free pages to the OS, highest addresses first.
/// 4. flush_cache() gives a processor's cached pages back; next_generation() at mark termination.
///
/// Invariants: a page is free, in one processor's cache, or in use; a released page is not in use;
/// totals() equals the page counts, where cached pages count as free or released.
class PageHeap {
 public:
  enum class Use : std::uint8_t { kHeap, kManual };
  /// Which pages the scavenger may release: all; or of chunks that are not densely used those that
  /// were freed before the last generation began, and those below them.
  enum class Candidates : std::uint8_t { kAll, kSparseChunks };
  /// For allocate(): no processor, so no cache.
  static constexpr int kNoProcessor = -1;
  struct Run {
    std::uint32_t first_page = 0;
    std::uint32_t scavenged_pages = 0;  ///< pages that had to be made ready again
    std::uint32_t fresh_pages = 0;      ///< of those, never used before: known to be zero
    Bytes grown = 0;                    ///< address space added for this run
  };

  /// Takes `pages` >= 1 contiguous pages for processor `p`.
  Run allocate(std::uint32_t pages, Use use, int p = kNoProcessor);
  void release(std::uint32_t first_page, std::uint32_t pages, Use use);
  /// Somebody writes to all of [offset, offset + bytes): how much memory the OS has to back for
  /// that, because nobody has since it gave it or took it back; whole pages of its own.
  /// (Go counts a page as ready once it is handed out.)
  Bytes back(Bytes offset, Bytes bytes);
  /// Somebody reads all of it: how much the OS has to map to its page of zeroes for that, because
  /// nobody has read or written it.
  Bytes look(Bytes offset, Bytes bytes);
  /// Releases `bytes` of free memory to the OS, if there is so much; more where that would break a
  /// huge page that could be released as a whole.
  Released scavenge(Bytes bytes, Candidates candidates);
  /// Marking is over: how full chunks are now is their peak, and what was freed since the last time
  /// may be released by Candidates::kSparseChunks.
  void next_generation();

  /// Caches of processors that go away are flushed.
  void set_processors(int processors);
  void flush_cache(int p);

  const PageTotals& totals() const { return m_totals; }
  Bytes mapped_bytes() const { return Bytes{page_count()} * kPageBytes; }
  std::uint32_t page_count() const { return static_cast<std::uint32_t>(m_words.size()) * 64; }
  /// Calls `visit(page)` for the pages that `other` has, too, but never handed out.
  template <typename Visit>
  void for_each_page_used_beyond(const PageHeap& other, Visit visit) const {
    const std::size_t common = std::min(m_words.size(), other.m_words.size());
    for (std::size_t w = 0; w < common; ++w) {
      std::uint64_t rest = m_words[w].touched & ~other.m_words[w].touched;
      for (; rest != 0; rest &= rest - 1) {
        visit(static_cast<std::uint32_t>(w * 64) +
              static_cast<std::uint32_t>(std::countr_zero(rest)));
      }
    }
  }
  /// Free for everybody: in no span and in no processor's cache.
  bool is_free(std::uint32_t page) const { return bit(page, &Word::free); }
  bool is_released(std::uint32_t page) const { return bit(page, &Word::released); }
  const PageCache& cache_of(int p) const { return m_caches[static_cast<std::size_t>(p)]; }
  void hash(Hasher& hasher) const;

 private:
  struct Word {
    std::uint64_t free = 0;
    std::uint64_t released = 0;  ///< subset of free
    std::uint64_t touched = 0;   ///< ever handed out
    /// Written to, and read, since the OS gave them: the first and the second half of each.
    using Halves = std::array<std::uint64_t, kPageBytes / kSystemPageBytes>;
    Halves backed{};
    Halves seen{};
  };
  struct PageRange {
    std::uint32_t first = 0;
    std::uint32_t pages = 0;
  };
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  bool bit(std::uint32_t page, std::uint64_t Word::*which) const {
    return (m_words[page / 64].*which >> (page % 64)) & 1;
  }
  std::uint32_t find(std::uint32_t pages) const;
  bool find_chunk(ScavengeSearch& search, Candidates candidates) const;
  PageRange next_to_scavenge(std::uint32_t limit, std::uint32_t most) const;
  void freed_up_to(std::uint32_t end_page);
  Bytes grow(std::uint32_t pages);
  void fill(PageCache& cache);
  bool take_cached(PageCache& cache, std::uint32_t pages, Run& run);
  void take(std::uint32_t pages, Run& run);
  void skip_full_words();
  ChunkUse& chunk_of_word(std::uint32_t word) { return m_chunks[word / kWordsPerChunk]; }

  static constexpr std::uint32_t kChunkPages = ChunkUse::kPages;
  static constexpr std::uint32_t kWordsPerChunk = kChunkPages / 64;
  /// Linux on amd64: 2 MiB.
  static constexpr std::uint32_t kHugePagePages = 256;

  std::vector<Word> m_words;
  std::vector<ChunkUse> m_chunks;
  std::vector<PageCache> m_caches;
  std::uint32_t m_generation = 0;
  ScavengeSearch m_search_all;
  ScavengeSearch m_search_sparse;
  std::uint32_t m_freed_below = 0;       ///< pages that were freed in this generation
  std::uint32_t m_lowest_free_word = 0;  ///< no free page below this word
  PageTotals m_totals;
};

}  // namespace tricolor
