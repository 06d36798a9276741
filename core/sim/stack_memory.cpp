// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/stack_memory.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "core/heap/roots.h"

namespace tricolor {

std::size_t StackMemory::order_of(Bytes bytes) {
  return static_cast<std::size_t>(std::countr_zero(bytes) - std::countr_zero(kSmallest));
}

StackMemory::Taken StackMemory::allocate(Heap& heap, int p, Bytes bytes) {
  Taken taken;
  const std::size_t order = order_of(bytes);
  if (order >= kOrders) {
    const auto pages = static_cast<std::uint32_t>(bytes / kPageBytes);
    const auto has_size = [&](SpanId id) { return heap.span(id).pages == pages; };
    const auto kept = std::find_if(m_large.begin(), m_large.end(), has_size);
    if (kept != m_large.end()) {
      taken.span = *kept;
      m_large.erase(kept);
      return taken;
    }
    const Heap::NewSpan made = heap.create_manual_span(pages, p);
    taken.span = made.id;
    taken.run = made.run;
    return taken;
  }
  std::vector<SpanId>& cache = m_caches[static_cast<std::size_t>(p)][order];
  if (cache.empty()) {
    while (cache.size() * bytes < kCacheBytes / 2) {
      cache.push_back(take_from_pool(heap, p, order, taken));
    }
  }
  taken.span = cache.back();
  cache.pop_back();
  return taken;
}

void StackMemory::free(Heap& heap, int p, SpanId span, Bytes bytes, bool marking) {
  const std::size_t order = order_of(bytes);
  if (order >= kOrders) {
    if (marking) {
      m_large.push_back(span);
    } else {
      heap.free_span(span);
    }
    return;
  }
  std::vector<SpanId>& cache = m_caches[static_cast<std::size_t>(p)][order];
  if (cache.size() * bytes >= kCacheBytes) {
    while (cache.size() * bytes > kCacheBytes / 2) {
      give_to_pool(heap, cache.back(), order, marking);
      cache.pop_back();
    }
  }
  cache.push_back(span);
}

SpanId StackMemory::take_from_pool(Heap& heap, int p, std::size_t order, Taken& taken) {
  std::vector<SpanId>& pool = m_pools[order];
  if (pool.empty()) {
    const Heap::NewSpan made = heap.create_manual_span(kSpanPages, p);
    taken.run = made.run;
    pool.push_back(made.id);
    m_free[made.id] = static_cast<std::uint32_t>(kSpanBytes / bytes_of(order));
  }
  const SpanId span = pool.back();
  if (--m_free[span] == 0) pool.pop_back();
  return span;
}

void StackMemory::give_to_pool(Heap& heap, SpanId span, std::size_t order, bool marking) {
  std::vector<SpanId>& pool = m_pools[order];
  std::uint32_t& free = m_free[span];
  if (free++ == 0) pool.push_back(span);
  if (marking || free * bytes_of(order) < kSpanBytes) return;
  pool.erase(std::find(pool.begin(), pool.end(), span));
  m_free.erase(span);
  heap.free_span(span);
}

void StackMemory::end_cycle(Heap& heap) {
  for (std::size_t order = 0; order < kOrders; ++order) {
    std::erase_if(m_pools[order], [&](SpanId span) {
      if (m_free[span] * bytes_of(order) < kSpanBytes) return false;
      m_free.erase(span);
      heap.free_span(span);
      return true;
    });
  }
  for (const SpanId span : std::exchange(m_large, {})) heap.free_span(span);
  empty_caches(heap);
}

void StackMemory::empty_caches(Heap& heap) {
  for (Cache& cache : m_caches) {
    for (std::size_t order = 0; order < kOrders; ++order) {
      for (const SpanId span : std::exchange(cache[order], {})) {
        give_to_pool(heap, span, order, false);
      }
    }
  }
}

void ScannableStacks::set_processors(int processors) {
  for (std::size_t p = static_cast<std::size_t>(processors); p < m_pending.size(); ++p) {
    m_total += m_pending[p];
  }
  m_pending.resize(static_cast<std::size_t>(processors));
}

void ScannableStacks::add(int p, std::int64_t bytes) {
  std::int64_t& pending = m_pending[static_cast<std::size_t>(p)];
  pending += bytes;
  if (std::abs(pending) >= kSlack) m_total += std::exchange(pending, 0);
}

void StackStartSize::end_cycle() {
  if (m_stacks != 0) {
    const Bytes average = m_used / m_stacks + Stack::kGuardBytes;
    m_bytes = std::bit_ceil(std::clamp(average, StackMemory::kSmallest, Stack::kMostBytes));
  }
  m_used = 0;
  m_stacks = 0;
}

}  // namespace tricolor
