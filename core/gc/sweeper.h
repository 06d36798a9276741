// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "core/base/cost_model.h"
#include "core/base/hash.h"
#include "core/gc/central_lists.h"
#include "core/gc/specials.h"
#include "core/heap/heap.h"

namespace tricolor {

/// Concurrent, proportional, span-by-span sweeping (go-gc-model §2.8).
///
/// 1. start_cycle() at the end of mark termination: every span now needs sweeping.
/// 2. set_pace() whenever the pacer commits: how many pages must be swept per allocated byte.
/// 3. sweep_one() by the background sweeper; acquire_for_cache() by a cache refill; pay_debt()
///    before an allocation; reclaim() before taking pages from the page heap.
/// 4. done() once all sets are empty and all caches are flushed.
/// 5. take_found() after any of these: the finalizers and the like of objects found dead.
///
/// Invariants: pages_swept() <= pages in use at the start; a span is swept at most once per cycle.
class Sweeper {
 public:
  struct Tally {
    Ticks cost = 0;
    std::uint32_t spans = 0;
    std::uint64_t objects_freed = 0;
    std::uint64_t pages_freed = 0;
    SpanId last_span = kNoSpan;
    Address last_base = 0;
    std::uint32_t last_freed = 0;
    bool last_span_freed = false;
    void add(const Tally& other);
  };

  std::uint32_t sweepgen() const { return m_sweepgen; }
  bool done() const { return m_done; }
  CentralLists& central() { return m_central; }
  const CentralLists& central() const { return m_central; }

  /// All spans become unswept at once.
  void start_cycle(std::uint64_t pages_in_use);
  /// ρ_s of §2.8 from the trigger and the live heap, both in bytes, and the pages that heap spans
  /// take now.
  void set_pace(Bytes heap_live, Bytes trigger, std::uint64_t pages_in_use);

  bool needs_sweeping(const Span& s) const {
    return s.state == Span::State::kHeap && s.cached_by < 0 && s.sweepgen == m_sweepgen - 2;
  }
  /// Sweeps the next span in the background order; false if none is left.
  bool sweep_one(Heap& heap, Tally& tally);
  /// A span with a free slot for a cache of this class, sweeping up to 101 on the way (§2.3);
  /// kNoSpan if the page heap has to be asked.
  SpanId acquire_for_cache(Heap& heap, int span_class, Tally& tally);
  /// Sweeps until an allocation of `span_bytes` is paid for.
  void pay_debt(Heap& heap, Bytes span_bytes, std::uint64_t caller_pages, Bytes heap_live,
                Tally& tally);
  /// Sweeps spans without marked objects, in address order and a chunk of pages at a time, until
  /// `pages` pages were freed or nothing is left; what is freed beyond counts for later calls.
  void reclaim(Heap& heap, std::uint64_t pages, Tally& tally);
  /// Puts a span that leaves a cache where it belongs; sweeps it first if it is stale.
  void uncache(Heap& heap, SpanId id, Tally& tally);
  /// A new large object's span goes to the full set at once.
  void adopt(Heap& heap, SpanId id);
  /// Before somebody looks at the specials of an object in that span: is it dead or not?
  void ensure_swept(Heap& heap, SpanId id, Tally& tally);

  Specials& specials() { return m_specials; }
  const Specials& specials() const { return m_specials; }
  bool has_found() const { return !m_found.empty(); }
  /// Records that sweeping detached since the last call, in that order.
  std::vector<Special> take_found() { return std::exchange(m_found, {}); }

  std::uint64_t pages_swept() const { return m_pages_swept; }
  std::uint64_t pages_to_sweep() const { return m_pages_to_sweep; }
  double pages_per_byte() const { return m_pages_per_byte; }
  void hash(Hasher& hasher) const;

 private:
  /// Sweeps and keeps the span, even an empty one; the caller files it.
  void sweep_in_place(Heap& heap, SpanId id, Tally& tally);
  /// Sweeps, and gives the span back to the page heap or to its central list.
  void sweep_and_file(Heap& heap, SpanId id, Tally& tally);
  std::uint64_t reclaim_chunk(Heap& heap, Tally& tally);
  void finish();

  CentralLists m_central;
  Specials m_specials;
  std::vector<Special> m_found;
  std::uint32_t m_sweepgen = 2;
  bool m_done = true;
  std::uint64_t m_pages_to_sweep = 0;  ///< as the cycle started
  std::uint64_t m_pages_swept = 0;
  std::uint64_t m_pages_swept_basis = 0;
  Bytes m_heap_live_basis = 0;
  double m_pages_per_byte = 0;
  std::uint32_t m_reclaim_page = 0;    ///< shared cursor of the page reclaimer
  std::uint64_t m_reclaim_credit = 0;  ///< pages freed beyond what was asked
};

}  // namespace tricolor
