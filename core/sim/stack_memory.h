// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/heap/heap.h"

namespace tricolor {

/// Where goroutines' stacks live (go-gc-model §8.9). Stacks of 2, 4, 8 and 16 KiB share spans of
/// 32 KiB and go through a cache of each processor; larger ones have spans of their own.
///
/// 1. allocate() and free() one stack; its size has to be remembered by its owner.
/// 2. end_cycle() when marking is over: spans without a stack go back to the page heap, which does
///    not happen while marking, and the processors' caches are emptied.
///
/// Invariant: every span taken from the heap holds stacks that are in use or cached, or is waiting
/// for end_cycle().
class StackMemory {
 public:
  static constexpr Bytes kSmallest = 2 * kKiB;

  explicit StackMemory(int processors) : m_caches(static_cast<std::size_t>(processors)) {}
  /// Not while marking; empties all caches.
  void set_processors(Heap& heap, int processors) {
    empty_caches(heap);
    m_caches.resize(static_cast<std::size_t>(processors));
  }

  struct Taken {
    SpanId span = kNoSpan;
    std::optional<PageHeap::Run> run;  ///< pages that had to be taken for it
  };
  /// `bytes`: a power of two, at least kSmallest.
  Taken allocate(Heap& heap, int p, Bytes bytes);
  void free(Heap& heap, int p, SpanId span, Bytes bytes, bool marking);
  void end_cycle(Heap& heap);

 private:
  static constexpr std::uint32_t kSpanPages = 4;
  static constexpr Bytes kSpanBytes = kSpanPages * kPageBytes;
  static constexpr std::size_t kOrders = 4;
  /// A cache holds at most this much of each size; what is moved at once is half of it.
  static constexpr Bytes kCacheBytes = 32 * kKiB;

  using Cache = std::array<std::vector<SpanId>, kOrders>;  ///< one entry for each stack

  static std::size_t order_of(Bytes bytes);
  static Bytes bytes_of(std::size_t order) { return kSmallest << order; }
  SpanId take_from_pool(Heap& heap, int p, std::size_t order, Taken& taken);
  void empty_caches(Heap& heap);
  void give_to_pool(Heap& heap, SpanId span, std::size_t order, bool marking);

  std::vector<Cache> m_caches;
  std::array<std::vector<SpanId>, kOrders> m_pools;  ///< spans with a free stack, last first
  std::unordered_map<SpanId, std::uint32_t> m_free;  ///< free stacks of each shared span
  std::vector<SpanId> m_large;                       ///< freed while marking
};

/// The allocated size of all stacks, as the pacer sees it: each processor keeps changes of up to
/// 8 KiB to itself (§4.8).
class ScannableStacks {
 public:
  explicit ScannableStacks(int processors) { set_processors(processors); }
  void set_processors(int processors);
  void add(int p, std::int64_t bytes);
  Bytes total() const { return static_cast<Bytes>(m_total); }

 private:
  static constexpr std::int64_t kSlack = std::int64_t{8} * 1024;
  std::vector<std::int64_t> m_pending;
  std::int64_t m_total = 0;
};

/// How large the stacks of new goroutines are: as large as the ones that were scanned were used, on
/// average (§8.9). From 1.19.
class StackStartSize {
 public:
  void scanned(Bytes used) {
    m_used += used;
    ++m_stacks;
  }
  /// At mark termination: what was scanned in this cycle decides.
  void end_cycle();
  Bytes bytes() const { return m_bytes; }

 private:
  Bytes m_used = 0;
  std::uint64_t m_stacks = 0;
  Bytes m_bytes = StackMemory::kSmallest;
};

}  // namespace tricolor
