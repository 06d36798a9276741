// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/heap/page_heap.h"

#include <algorithm>
#include <bit>

namespace tricolor {
namespace {

/// The heap grows by whole 4 MiB (go-gc-model §2.7).
constexpr std::uint32_t kGrowthPages = 512;

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
  const std::uint32_t rounded = (pages + kGrowthPages - 1) / kGrowthPages * kGrowthPages;
  for (std::uint32_t i = 0; i < rounded / 64; ++i) {
    m_words.push_back({~std::uint64_t{0}, ~std::uint64_t{0}, 0});
  }
  const Bytes bytes = rounded * kPageBytes;
  m_totals.released += bytes;
  return bytes;
}

PageHeap::Run PageHeap::allocate(std::uint32_t pages, Use use) {
  Run run;
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
  });
  const Bytes bytes = pages * kPageBytes;
  const Bytes made_ready = run.scavenged_pages * kPageBytes;
  m_totals.free -= bytes - made_ready;
  m_totals.released -= made_ready;
  (use == Use::kHeap ? m_totals.in_use : m_totals.manual) += bytes;
  while (m_lowest_free_word < m_words.size() && m_words[m_lowest_free_word].free == 0) {
    ++m_lowest_free_word;
  }
  return run;
}

std::uint32_t PageHeap::scavenged_pages_of_next(std::uint32_t pages) const {
  const std::uint32_t first = find(pages);
  if (first == kNone) return pages;
  std::uint32_t count = 0;
  for_each_word(first, pages, [&](std::uint32_t w, std::uint64_t mask) {
    count += static_cast<std::uint32_t>(std::popcount(m_words[w].released & mask));
  });
  return count;
}

void PageHeap::release(std::uint32_t first_page, std::uint32_t pages, Use use) {
  for_each_word(first_page, pages,
                [&](std::uint32_t w, std::uint64_t mask) { m_words[w].free |= mask; });
  const Bytes bytes = pages * kPageBytes;
  (use == Use::kHeap ? m_totals.in_use : m_totals.manual) -= bytes;
  m_totals.free += bytes;
  m_lowest_free_word = std::min(m_lowest_free_word, first_page / 64);
}

Bytes PageHeap::scavenge(Bytes bytes) {
  Bytes done = 0;
  for (std::size_t w = m_words.size(); w-- > 0 && done < bytes;) {
    Word& word = m_words[w];
    std::uint64_t candidates = word.free & ~word.released;
    while (candidates != 0 && done < bytes) {
      const int top = 63 - std::countl_zero(candidates);
      const std::uint64_t mask = std::uint64_t{1} << top;
      word.released |= mask;
      candidates &= ~mask;
      done += kPageBytes;
    }
  }
  m_totals.free -= done;
  m_totals.released += done;
  return done;
}

void PageHeap::hash(Hasher& hasher) const {
  for (const Word& word : m_words) {
    hasher.add(word.free);
    hasher.add(word.released);
  }
}

}  // namespace tricolor
