// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/heap/page_heap.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace tricolor {
namespace {

/// Calls `visit(word, mask)` for each word that [first, first + pages) touches.
template <typename Visit>
void for_each_word(std::uint32_t first, std::uint32_t pages, Visit visit) {
  const std::uint32_t end = first + pages;
  for (std::uint32_t page = first; page < end;) {
    const std::uint32_t shift = page % 64;
    const std::uint32_t count = std::min(64 - shift, end - page);
    const std::uint64_t ones = count == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
    visit(page / 64, ones << shift);
    page += count;
  }
}

/// Calls `visit(word, half, mask)` for the system pages of [offset, offset + bytes): those that are
/// the first half of one of Go's pages, then the second halves.
template <typename Visit>
void for_each_half(Bytes offset, Bytes bytes, Visit visit) {
  constexpr std::size_t kHalves = kPageBytes / kSystemPageBytes;
  const Bytes first = offset / kSystemPageBytes;
  const Bytes end = (offset + bytes + kSystemPageBytes - 1) / kSystemPageBytes;
  for (std::size_t half = 0; half < kHalves; ++half) {
    const auto page_at = [half](Bytes at) {
      return static_cast<std::uint32_t>((at + kHalves - 1 - half) / kHalves);
    };
    const std::uint32_t page = page_at(first);
    for_each_word(page, page_at(end) - page,
                  [&](std::uint32_t w, std::uint64_t mask) { visit(w, half, mask); });
  }
}

}  // namespace

std::uint32_t PageHeap::find(std::uint32_t pages) const {
  const auto words = static_cast<std::uint32_t>(m_words.size());
  std::uint32_t run = 0;
  for (std::uint32_t w = m_lowest_free_word; w < words; ++w) {
    std::uint64_t free = m_words[w].free;
    if (free == 0) {
      run = 0;
    } else if (free == ~std::uint64_t{0}) {
      run += 64;
      if (run >= pages) return w * 64 + 64 - run;
    } else {
      for (std::uint32_t at = 0; at < 64;) {
        const std::uint64_t rest = free >> at;
        if (rest == 0) {
          run = 0;
          break;
        }
        const auto zeros = static_cast<std::uint32_t>(std::countr_zero(rest));
        if (zeros != 0) run = 0;
        at += zeros;
        const auto ones =
            std::min(64 - at, static_cast<std::uint32_t>(std::countr_one(free >> at)));
        run += ones;
        at += ones;
        if (run >= pages) return w * 64 + at - run;
        if (at < 64) run = 0;
      }
    }
  }
  return kNone;
}

Bytes PageHeap::grow(std::uint32_t pages) {
  const std::uint32_t rounded = (pages + kChunkPages - 1) / kChunkPages * kChunkPages;
  for (std::uint32_t i = 0; i < rounded / 64; ++i) {
    m_words.push_back({~std::uint64_t{0}, ~std::uint64_t{0}, 0, {}, {}});
  }
  m_chunks.resize(m_words.size() / kWordsPerChunk);
  const Bytes bytes = rounded * kPageBytes;
  m_totals.released += bytes;
  return bytes;
}

PageHeap::Run PageHeap::allocate(std::uint32_t pages, Use use, int p) {
  Run run;
  const bool cacheable = p >= 0 && pages <= PageCache::kMostPages;
  if (!cacheable || !take_cached(m_caches[static_cast<std::size_t>(p)], pages, run)) {
    take(pages, run);
  }
  const Bytes bytes = pages * kPageBytes;
  const Bytes made_ready = run.scavenged_pages * kPageBytes;
  m_totals.free -= bytes - made_ready;
  m_totals.released -= made_ready;
  (use == Use::kHeap ? m_totals.in_use : m_totals.manual) += bytes;
  if (use == Use::kManual) back(run.first_page * kPageBytes, bytes);
  return run;
}

Bytes PageHeap::back(Bytes offset, Bytes bytes) {
  Bytes faults = 0;
  for_each_half(offset, bytes, [&](std::uint32_t w, std::size_t half, std::uint64_t mask) {
    std::uint64_t& backed = m_words[w].backed[half];
    faults += static_cast<Bytes>(std::popcount(mask & ~backed));
    backed |= mask;
  });
  return faults * kSystemPageBytes;
}

Bytes PageHeap::look(Bytes offset, Bytes bytes) {
  Bytes faults = 0;
  for_each_half(offset, bytes, [&](std::uint32_t w, std::size_t half, std::uint64_t mask) {
    Word& word = m_words[w];
    faults += static_cast<Bytes>(std::popcount(mask & ~(word.backed[half] | word.seen[half])));
    word.seen[half] |= mask;
  });
  return faults * kSystemPageBytes;
}

// All free pages of the aligned block that has the lowest free page; none if there is no free page.
void PageHeap::fill(PageCache& cache) {
  if (m_lowest_free_word == m_words.size()) return;
  Word& word = m_words[m_lowest_free_word];
  cache = {m_lowest_free_word, word.free, word.released};
  chunk_of_word(cache.word)
      .take(static_cast<std::uint32_t>(std::popcount(word.free)), m_generation);
  word.free = 0;
  word.released = 0;
  skip_full_words();
}

bool PageHeap::take_cached(PageCache& cache, std::uint32_t pages, Run& run) {
  if (cache.free == 0) fill(cache);
  const int at = cache.find(pages);
  if (at == PageCache::kNoRun) return false;
  const std::uint64_t mask = ((std::uint64_t{1} << pages) - 1) << at;
  Word& word = m_words[cache.word];
  run.first_page = cache.word * PageCache::kBlockPages + static_cast<std::uint32_t>(at);
  run.scavenged_pages = static_cast<std::uint32_t>(std::popcount(cache.released & mask));
  run.fresh_pages = static_cast<std::uint32_t>(std::popcount(mask & ~word.touched));
  word.touched |= mask;
  cache.free &= ~mask;
  cache.released &= ~mask;
  return true;
}

void PageHeap::take(std::uint32_t pages, Run& run) {
  std::uint32_t first = find(pages);
  if (first == kNone) {
    run.grown = grow(pages);
    first = find(pages);
  }
  run.first_page = first;
  for_each_word(first, pages, [&](std::uint32_t w, std::uint64_t mask) {
    Word& word = m_words[w];
    run.scavenged_pages += static_cast<std::uint32_t>(std::popcount(word.released & mask));
    run.fresh_pages += static_cast<std::uint32_t>(std::popcount(mask & ~word.touched));
    word.free &= ~mask;
    word.released &= ~mask;
    word.touched |= mask;
    chunk_of_word(w).take(static_cast<std::uint32_t>(std::popcount(mask)), m_generation);
  });
  skip_full_words();
}

void PageHeap::skip_full_words() {
  while (m_lowest_free_word < m_words.size() && m_words[m_lowest_free_word].free == 0) {
    ++m_lowest_free_word;
  }
}

void PageHeap::release(std::uint32_t first_page, std::uint32_t pages, Use use) {
  for_each_word(first_page, pages, [&](std::uint32_t w, std::uint64_t mask) {
    m_words[w].free |= mask;
    chunk_of_word(w).give(static_cast<std::uint32_t>(std::popcount(mask)), m_generation);
  });
  const Bytes bytes = pages * kPageBytes;
  (use == Use::kHeap ? m_totals.in_use : m_totals.manual) -= bytes;
  m_totals.free += bytes;
  freed_up_to(first_page + pages);
  m_lowest_free_word = std::min(m_lowest_free_word, first_page / 64);
}

void PageHeap::flush_cache(int p) {
  PageCache& cache = m_caches[static_cast<std::size_t>(p)];
  if (cache.free == 0) return;
  m_words[cache.word].free |= cache.free;
  m_words[cache.word].released |= cache.released;
  chunk_of_word(cache.word)
      .give(static_cast<std::uint32_t>(std::popcount(cache.free)), m_generation);
  freed_up_to(cache.word * 64 + static_cast<std::uint32_t>(std::bit_width(cache.free)));
  m_lowest_free_word = std::min(m_lowest_free_word, cache.word);
  cache = {};
}

void PageHeap::set_processors(int processors) {
  for (std::size_t p = static_cast<std::size_t>(processors); p < m_caches.size(); ++p) {
    flush_cache(static_cast<int>(p));
  }
  m_caches.resize(static_cast<std::size_t>(processors));
}

void PageHeap::freed_up_to(std::uint32_t end_page) {
  m_search_all.raise_to(end_page);
  m_freed_below = std::max(m_freed_below, end_page);
}

void PageHeap::next_generation() {
  ++m_generation;
  m_search_sparse.raise_to(std::exchange(m_freed_below, 0));
}

// Goes down to the highest chunk that may have candidates; false if there is none.
bool PageHeap::find_chunk(ScavengeSearch& search, Candidates candidates) const {
  const bool all = candidates == Candidates::kAll;
  for (std::uint32_t end = search.below; end != 0; end = (end - 1) / kChunkPages * kChunkPages) {
    const ChunkUse& use = m_chunks[(end - 1) / kChunkPages];
    if (!use.has_free || (!all && use.is_dense(m_generation))) continue;
    if (end != search.below) search.lower_to(end);
    return true;
  }
  search.end();
  return false;
}

// The highest pages below `limit`, or in its word, that are free, backed and in its chunk, up to
// `most`; more if they would end within a huge page that is free and backed as a whole.
PageHeap::PageRange PageHeap::next_to_scavenge(std::uint32_t limit, std::uint32_t most) const {
  const std::uint32_t begin = (limit - 1) / kChunkPages * kChunkPages;
  const auto may_go = [this](std::uint32_t page) { return is_free(page) && !is_released(page); };
  std::uint32_t end = ((limit - 1) / 64 + 1) * 64;
  while (end > begin && !may_go(end - 1)) --end;
  std::uint32_t run_begin = end;
  while (run_begin > begin && may_go(run_begin - 1)) --run_begin;
  std::uint32_t first = end - std::min(most, end - run_begin);
  const std::uint32_t huge_page = first / kHugePagePages * kHugePagePages;
  const bool reaches_boundary = first == huge_page || huge_page + kHugePagePages <= end;
  if (reaches_boundary && huge_page >= run_begin) first = huge_page;
  return {first, end - first};
}

Released PageHeap::scavenge(Bytes bytes, Candidates candidates) {
  Released done;
  ScavengeSearch& search = candidates == Candidates::kAll ? m_search_all : m_search_sparse;
  while (done.bytes < bytes && find_chunk(search, candidates)) {
    const Bytes wanted = (bytes - done.bytes - 1) / kPageBytes + 1;
    const auto most = static_cast<std::uint32_t>(std::min<Bytes>(wanted, kChunkPages));
    const PageRange run = next_to_scavenge(search.below, most);
    if (run.pages == 0) {
      m_chunks[(search.below - 1) / kChunkPages].has_free = false;
      continue;
    }
    for_each_word(run.first, run.pages, [&](std::uint32_t w, std::uint64_t mask) {
      Word& word = m_words[w];
      word.released |= mask;
      for (std::uint64_t& half : word.backed) half &= ~mask;
      for (std::uint64_t& half : word.seen) half &= ~mask;
    });
    done.bytes += run.pages * kPageBytes;
    ++done.calls;
  }
  m_totals.free -= done.bytes;
  m_totals.released += done.bytes;
  return done;
}

void PageHeap::hash(Hasher& hasher) const {
  for (const Word& word : m_words) {
    hasher.add(word.free);
    hasher.add(word.released);
    hasher.add(word.touched);
    for (const std::uint64_t half : word.backed) hasher.add(half);
    for (const std::uint64_t half : word.seen) hasher.add(half);
  }
  for (const PageCache& cache : m_caches) {
    hasher.add(cache.word);
    hasher.add(cache.free);
    hasher.add(cache.released);
  }
}

}  // namespace tricolor
