// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/base/cost_model.h"
#include "core/base/hash.h"
#include "core/gc/span_queues.h"
#include "core/gc/work_buffers.h"
#include "core/heap/heap.h"

namespace tricolor {

/// Told what the marker does while somebody watches; never changes what it does.
class MarkObserver {
 public:
  virtual ~MarkObserver() = default;
  virtual void on_grey(Address object, Address from) = 0;
  virtual void on_black(Address object, Bytes scanned) = 0;
};

/// What a piece of marking cost and did; the caller charges and credits it.
struct MarkTally {
  Ticks cost = 0;
  Bytes scanned = 0;               ///< heap scan work
  Bytes marked = 0;                ///< slot bytes of objects that became black
  std::uint64_t objects = 0;       ///< scanned
  std::uint64_t page_visits = 0;   ///< Green Tea: spans; classic: objects that lay on another page
  Address at = 0;                  ///< the last object or span that was looked at
  MarkObserver* observer = nullptr;
};

/// Tricolor marking: white objects have no mark bit; grey ones are marked and wait in a queue;
/// black ones are marked and scanned (go-gc-model §3.8, and §9 for Green Tea).
///
/// 1. start() when a cycle's mark phase begins.
/// 2. mark() a pointer found in a root, by the barrier, or in an object.
/// 3. drain_one() takes one item of work: an object, an oblet of a large one, or (Green Tea) a
///    span with all its grey objects.
/// 4. Marking is over when idle() and no root job and no buffered barrier entry is left.
///
/// Invariant: a grey object is in exactly one place: its processor's buffers, the global list, or
/// (Green Tea) its span, which is queued or being scanned.
class Marker {
 public:
  Marker(int processors, bool green_tea);
  void set_processors(int processors);
  bool green_tea() const { return m_green_tea; }

  void start(const cost::ColdMemory& cold) {
    m_last.assign(m_last.size(), {});
    m_cold = cold;
  }
  /// Greys (or, without pointers, blackens) the object that `pointer` points into; false if it
  /// was marked before or is not a heap object. `from`: the object that holds it, for observers.
  bool mark(Heap& heap, int p, PackedPointer pointer, Address from, MarkTally& tally);
  /// Marks an object that needs no scan of its own (a tiny block).
  void mark_block(Heap& heap, Address block, MarkTally& tally);
  /// False if this processor finds no work anywhere.
  bool drain_one(Heap& heap, int p, MarkTally& tally);
  /// Gives part of the local work away if others may want it.
  void balance(int p) { m_work.balance(p); }
  bool flush(int p) { return m_work.flush(p); }

  bool has_work_for(int p) const {
    return m_work.has_global() || m_spans.waiting() != 0 || m_work.has_local(p);
  }
  /// Work that any processor could take: all but what sits in processors' own buffers.
  bool has_shared_work() const { return m_work.has_global() || m_spans.waiting() != 0; }
  bool idle() const { return m_work.waiting() == 0 && m_spans.waiting() == 0; }
  std::uint64_t waiting() const { return m_work.waiting() + m_spans.waiting(); }
  const WorkBuffers& work() const { return m_work; }
  const SpanQueues& spans() const { return m_spans; }
  void hash(Hasher& hasher) const;

  static constexpr Bytes kObletBytes = 128 * kKiB;

 private:
  /// What one processor's caches hold: the pages whose span and mark bits it looked at lately
  /// (some 128 fit beside everything else), and where it scanned last.
  struct LastSeen {
    std::array<std::uint32_t, 128> pages{};
    std::uint32_t scanned_page = ~std::uint32_t{0};
    bool chain = false;   ///< the object scanned next is the only grey one this processor had
    /// True if `page` was not among them; it is now.
    bool is_cold(std::uint32_t page) {
      std::uint32_t& seen = pages[page % pages.size()];
      if (seen == page + 1) return false;
      seen = page + 1;
      return true;
    }
  };
  bool by_span(const Span& s) const {
    return m_green_tea && s.pages == 1 && s.slot_bytes >= 16 && s.slot_bytes <= 512;
  }
  void scan_object(Heap& heap, int p, PackedPointer pointer, MarkTally& tally);
  void scan_oblet(Heap& heap, int p, SpanId id, PackedPointer pointer, MarkTally& tally);
  void scan_span(Heap& heap, int p, SpanId id, MarkTally& tally);
  void scan_slot(Heap& heap, int p, const PageMeta& page, std::uint32_t slot, MarkTally& tally);
  void scan_run(Heap& heap, int p, Address object, const PackedPointer* words, std::uint64_t count,
                std::uint32_t stride, MarkTally& tally);
  void scan_pointers(Heap& heap, int p, Address object, const PointerLayout& layout,
                     std::uint64_t from_word, std::uint64_t to_word, MarkTally& tally);
  void enqueue(Heap& heap, int p, const PageMeta& meta, std::uint32_t slot, Address object);
  void charge_scan(int p, std::uint32_t page, Bytes bytes, MarkTally& tally);

  WorkBuffers m_work;
  SpanQueues m_spans;
  std::vector<LastSeen> m_last;
  cost::ColdMemory m_cold;
  bool m_green_tea;
};

}  // namespace tricolor
