// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <bit>
#include <cstdint>

namespace tricolor {

/// One processor's private pages: what was free of one aligned block of 64 pages when it took the
/// block (go-gc-model §2.7). Nobody else can have these pages, and the scavenger cannot see them.
/// Plain data of the page heap, which fills it, takes from it and flushes it.
struct PageCache {
  static constexpr std::uint32_t kBlockPages = 64;
  /// Longer runs come straight from the page heap.
  static constexpr std::uint32_t kMostPages = kBlockPages / 4 - 1;
  static constexpr int kNoRun = -1;

  std::uint32_t word = 0;      ///< which block
  std::uint64_t free = 0;      ///< pages left
  std::uint64_t released = 0;  ///< of those, not backed by memory

  /// The lowest page with `pages` free ones from it on; kNoRun if there is none.
  int find(std::uint32_t pages) const {
    std::uint64_t starts = free;
    for (std::uint32_t i = 1; i < pages && starts != 0; ++i) starts &= free >> i;
    return starts == 0 ? kNoRun : std::countr_zero(starts);
  }
};

}  // namespace tricolor
