// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/base/guessed.h"
#include "core/base/hash.h"
#include "core/base/mark_costs.h"
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
  Ticks cost = 0;                 ///< as if nothing else ran, not charged yet
  Ticks charged = 0;              ///< by drain(): each item's cost beside a running program
  Bytes scanned = 0;              ///< heap scan work
  Bytes marked = 0;               ///< slot bytes of objects that became black
  std::uint64_t objects = 0;      ///< scanned
  std::uint64_t page_visits = 0;  ///< Green Tea: spans; classic: objects that lay on another page
  // Green Tea's spans by how they were scanned (§9.5); objects that are in neither were queued
  // singly.
  std::uint64_t sparse_visits = 0;
  std::uint64_t sparse_objects = 0;
  std::uint64_t dense_visits = 0;
  std::uint64_t dense_objects = 0;
  Address at = 0;  ///< the last object or span that was looked at
  MarkObserver* observer = nullptr;
};

/// How far Marker::drain may go: to the item with which one of these is reached.
struct DrainLimit {
  std::uint64_t items = 1;
  Ticks cost = 1;     ///< of this call
  Bytes scanned = 1;  ///< heap scan work of this call
  bool steal = true;  ///< Green Tea: take other processors' spans when there is nothing else
};

/// Tricolor marking: white objects have no mark bit; grey ones are marked and wait in a queue;
/// black ones are marked and scanned (go-gc-model §3.8, and §9 for Green Tea).
///
/// 1. start() when a cycle's mark phase begins.
/// 2. mark() a pointer found in a root, by the barrier, or in an object.
/// 3. drain() takes items of work: an object, an oblet of a large one, or (Green Tea) a span with
///    all its grey objects.
/// 4. Marking is over when idle() and no root job and no buffered barrier entry is left.
///
/// Invariant: a grey object is in exactly one place: its processor's buffers, the global list, or
/// (Green Tea) its span, which is queued or being scanned.
class Marker {
 public:
  /// `vectors`: the CPU has the 512-bit instructions that Green Tea scans dense spans with.
  Marker(int processors, bool green_tea, bool vectors = true);
  void set_processors(int processors);
  bool green_tea() const { return m_green_tea; }
  /// Whether mark bits of such slots lie in their span (Green Tea, §9).
  bool has_span_bits(Bytes slot_bytes) const { return m_green_tea && fits_span_bits(slot_bytes); }
  const cost::MarkCosts& costs() const { return m_costs; }

  /// What things cost: with memory in the caches, more with memory that is not, and what runs
  /// beside marking.
  void start(const cost::MarkCosts& costs, const cost::ColdMemory& cold, int procs) {
    m_last.assign(m_last.size(), {});
    m_plans.clear();
    m_work.start_cycle();
    m_costs = costs;
    m_cold = cold;
    m_pointer_costs = pointer_costs(costs, cold);
    m_procs = procs;
  }
  /// Greys (or, without pointers, blackens) the object that `pointer` points into; false if it
  /// was marked before or is not a heap object. `from`: the object that holds it, for observers.
  bool mark(Heap& heap, int p, PackedPointer pointer, Address from, MarkTally& tally);
  /// The same for many pointers, nil ones among them, while nobody watches; true if any was white.
  bool mark_all(Heap& heap, int p, std::span<const PackedPointer> pointers, MarkTally& tally);
  /// Marks what the object points to, but not the object (§3.3: it has a finalizer).
  void mark_from(Heap& heap, int p, ObjectRef ref, MarkTally& tally);
  /// Marks an object that needs no scan of its own (a tiny block).
  void mark_block(Heap& heap, Address block, MarkTally& tally);
  /// Takes items of work one after the other until a limit is reached, this processor finds none
  /// anywhere, or it has offered some of its work to others, which it does if they may want it. The
  /// number of items taken.
  std::uint64_t drain(Heap& heap, int p, const DrainLimit& limit, MarkTally& tally);
  /// One item; false if there is none.
  bool drain_one(Heap& heap, int p, MarkTally& tally) { return drain(heap, p, {}, tally) != 0; }
  /// Makes all work of this processor available to others; true if it had any.
  bool flush(int p) {
    const bool objects = m_work.flush(p);
    return m_spans.flush(p) || objects;
  }

  /// Has this processor, by marking, put work where others can take it since the last call?
  bool take_offer(int p) {
    const bool offered = has_offered(p);
    m_work.forget_offer(p);
    SpanQueues::forget_offer(m_spans.own(p));
    return offered;
  }
  bool has_work_for(int p) const {
    return has_shared_work() || m_work.has_local(p) || m_spans.has_local(p);
  }
  /// Work that any processor could take: all but what sits in processors' own buffers.
  bool has_shared_work() const { return m_work.has_global() || m_spans.shared() != 0; }
  bool idle() const { return m_work.waiting() == 0 && m_spans.waiting() == 0; }
  std::uint64_t waiting() const { return m_work.waiting() + m_spans.waiting(); }
  const WorkBuffers& work() const { return m_work; }
  const SpanQueues& spans() const { return m_spans; }
  void hash(Hasher& hasher) const;

  static constexpr Bytes kObletBytes = 128 * kKiB;

 private:
  /// What one processor's caches hold: the pages whose span and mark bits it looked at lately
  /// (some 128 fit beside everything else), and where it scanned lately and last. Green Tea follows
  /// many chains in turn, which often lie at equal distances: their pages are hashed.
  struct LastSeen {
    static constexpr std::size_t kPages = 128;
    std::array<std::uint32_t, kPages> pages{};
    std::array<std::uint32_t, cost::kScannedPages> scanned_pages{};
    std::uint32_t scanned_page = ~std::uint32_t{0};
    bool chain = false;      ///< the object scanned next is the only grey one this processor had
    bool fresh = false;      ///< or the one scanned before has led to it
    std::uint64_t left = 0;  ///< objects that waited when it was taken
    /// True if `page` was not among them; it is now.
    template <bool kGreen>
    bool is_cold(std::uint32_t page) {
      std::uint32_t& seen = pages[kGreen ? slot_of<kPages>(page) : page % kPages];
      return std::exchange(seen, page + 1) != page + 1;
    }
    /// The same for what was scanned.
    bool is_far(std::uint32_t page) {
      std::uint32_t& seen = scanned_pages[slot_of<cost::kScannedPages>(page)];
      return std::exchange(seen, page + 1) != page + 1;
    }
    template <std::size_t kSlots>
    static std::uint32_t slot_of(std::uint32_t page) {
      return (page * 0x9e3779b1U) >> (33 - std::bit_width(kSlots));
    }
  };
  /// What following a pointer costs, by 2 * white + cold, and where the object's bits lie: apart,
  /// or (Green Tea) in its span.
  using PointerCosts = std::array<Ticks, 4>;
  static std::array<PointerCosts, 2> pointer_costs(const cost::MarkCosts& costs,
                                                   const cost::ColdMemory& cold) {
    const Ticks black = costs.follow_marked;
    const Ticks white = costs.mark_white;
    const Ticks in_span = costs.mark_white_in_span;
    return {
        PointerCosts{black, black + cold.page, white, white + cold.page},
        PointerCosts{black, black + cold.span_bits, in_span, in_span + cold.span_bits + cold.span}};
  }
  /// Pointers at one stride, as PointerWords of one word shift keep them.
  struct Strided {
    std::uint32_t first = 0;   ///< word of the first one
    std::uint32_t end = 0;     ///< above the last one, from the first one
    std::uint32_t stride = 1;  ///< at least 1
    Strided() = default;
    /// The first `first` of `words` words hold none; of the others each `apart`th does.
    Strided(std::uint32_t first_word, std::uint32_t words, std::uint32_t apart, unsigned shift)
        : first(first_word >> shift),
          end((words - first_word + (1U << shift) - 1) >> shift),
          stride(std::max(apart >> shift, 1U)) {}
  };
  /// Few or many at one stride, or in groups.
  enum class PointersAre : std::uint8_t { kFew, kMany, kInGroups };
  static constexpr std::uint64_t kFewPointers = 16;
  /// What scanning a whole object of one type costs and where its pointers are, worked out when the
  /// first one is scanned.
  struct ScanPlan {
    Ticks near = -1;                  ///< the object lies where the last one lay; -1: not known yet
    Ticks elsewhere = 0;              ///< it does not; without what makes the first line come late
    std::uint32_t words = 0;          ///< up to and including the last pointer
    std::uint32_t scanned_bytes = 0;  ///< what that is as scan work
    PointersAre pointers_are = PointersAre::kInGroups;
    std::array<Strided, kMostWordShift + 1> pointers;  ///< by word shift
  };
  /// What marking looks at and counts for every pointer, gathered for many of them in a value of
  /// the function that marks, so that it can stay in registers. leave() hands it back.
  struct Context {
    Heap& heap;
    HeapTables tables;
    int p;
    LastSeen& last;
    SpanQueues::Own spans;
    ScanPlan* plans;
    WorkBuffers::Cursor work;
    MarkTally tally;
    /// What a function that was given a copy has done.
    void take(const Context& after) {
      work = after.work;
      tally = after.tally;
    }
  };
  /// Words with pointers at one stride.
  struct Run {
    const PackedPointer* words;  ///< the first one
    std::uint64_t end;           ///< above the last one
    std::uint32_t stride;
    /// Of an object whose words begin with `begin`.
    Run(const PackedPointer* begin, const Strided& pointers)
        : words(begin + guessed(pointers.first, 0U)), end(pointers.end), stride(pointers.stride) {}
  };
  /// Where a pointer into a heap page leads to.
  struct Spot {
    PageMeta* page;
    SlotBits* group;
    std::uint32_t slot;
    PackedPointer pointer;
  };
  /// A grey object, or (Green Tea) a span with grey objects.
  struct Item {
    PackedPointer object = 0;
    QueuedSpan span;
    explicit operator bool() const { return object != 0 || span; }
  };
  /// Green Tea: slots of one span that are scanned together.
  struct Batch {
    /// A page of 8-byte slots has the most.
    static constexpr std::size_t kMaxWords = kPageBytes / kWordBytes / 64;
    std::uint32_t words = 0;  ///< of `grey`
    Bytes dense_bytes = 0;    ///< of whole slots that the vector kernel scans: heap scan work
    bool dense() const { return dense_bytes != 0; }
    std::array<std::uint64_t, kMaxWords> grey;  ///< others are not set
  };
  /// Cache lines of a dense span, which objects that lie side by side may share.
  struct DenseLines {
    Ticks cost = 0;  ///< of one
    Bytes last = ~Bytes{0};
    /// Of [offset, offset + bytes), above what was there before.
    Ticks cost_of(Bytes offset, Bytes bytes) {
      const Bytes first = offset / cost::kLineBytes;
      const Bytes seen = std::exchange(last, (offset + bytes - 1) / cost::kLineBytes);
      return static_cast<Ticks>(last - first + (first != seen)) * cost;
    }
  };
  Context enter(Heap& heap, int p, const MarkTally& tally) {
    if (m_plans.size() < heap.types().size()) m_plans.resize(heap.types().size());
    LastSeen& last = m_last[static_cast<std::size_t>(p)];
    return {heap, heap.tables(), p, last, m_spans.own(p), m_plans.data(), m_work.open(p), tally};
  }
  void leave(const Context& c, MarkTally& tally) {
    m_work.close(c.p, c.work);
    tally = c.tally;
  }
  bool has_offered(int p) {
    return m_work.has_offered(p) || SpanQueues::has_offered(m_spans.own(p));
  }
  template <bool kGreen>
  std::uint64_t drain_items(Heap& heap, int p, const DrainLimit& limit, MarkTally& tally);
  [[gnu::always_inline]] static PageMeta& page_of(const HeapTables& tables, PackedPointer pointer);
  /// `page`: page_of(), which must be a heap page.
  [[gnu::always_inline]] static Spot locate(const HeapTables& tables, PageMeta& page,
                                            PackedPointer pointer);
  template <bool kGreen>
  [[gnu::always_inline]] bool mark(Context& c, PackedPointer pointer, Address from);
  template <bool kGreen>
  [[gnu::always_inline]] bool mark_at(Context& c, const Spot& spot, Address from);
  template <bool kGreen, bool kInSpan>
  [[gnu::always_inline]] bool mark_spot(Context& c, const Spot& spot);
  template <bool kGreen>
  [[gnu::always_inline]] bool mark_run(Context& c, const Run& run, Address from);
  template <bool kGreen>
  [[gnu::always_inline]] Item next_item(Context& c, bool steal);
  [[gnu::always_inline]] Item next_span(Context& c, bool steal);
  QueuedSpan shared_span(int p, bool steal);
  template <bool kGreen>
  [[gnu::always_inline]] void scan_item(Context& c, const Item& item);
  [[gnu::always_inline]] DenseLines dense_lines(Context& c, std::uint32_t page) const;
  [[gnu::always_inline]] bool take_single(Context& c, PageMeta& first);
  [[gnu::always_inline]] void gather(Context& c, const PageMeta& first, Batch& batch) const;
  [[gnu::always_inline]] void scan_batch(Context& c, PageMeta& first);
  [[gnu::always_inline]] void scan_group(Context& c, PageMeta& first, std::uint32_t group,
                                         std::uint64_t grey, DenseLines* lines);
  [[gnu::always_inline]] void count_group(Context& c, PageMeta& first, std::uint32_t group,
                                          std::uint64_t grey, const ScanPlan& how, bool each_pays);
  template <bool kGreen>
  Context scan_oblet(Context c, SpanId id, PackedPointer pointer);
  template <bool kGreen, bool kOnePage>
  [[gnu::always_inline]] void scan_slot(Context& c, PageMeta& first, std::uint32_t slot,
                                        Bytes offset, DenseLines* lines);
  template <bool kGreen>
  [[gnu::always_inline]] void scan_run(Context& c, Address object, const Run& run);
  template <bool kGreen>
  Context scan_many(Context c, Address object, const Run& run);
  template <bool kGreen>
  Context scan_long_run(Context c, Address object, const Run& run);
  template <bool kGreen>
  void scan_pointers(Context& c, Address object, const PointerLayout& layout,
                     std::uint64_t from_word, std::uint64_t to_word);
  template <bool kGreen>
  Context scan_groups(Context c, Address object, const PointerLayout& layout,
                      std::uint64_t from_word, std::uint64_t to_word);
  template <bool kGreen>
  [[gnu::always_inline]] bool moves_to(Context& c, std::uint32_t page, Bytes bytes) const;
  [[gnu::always_inline]] void enqueue_span(Context& c, PageMeta& page, std::uint32_t slot);
  const ScanPlan& plan(Context& c, TypeId type, Bytes slot_bytes) const {
    ScanPlan& known = c.plans[type];
    if (known.near < 0) [[unlikely]]
      known = make_plan(c.tables.types[type], slot_bytes);
    return known;
  }
  /// What scanning an object counts as work.
  Bytes scan_work(const TypeInfo& type, Bytes slot_bytes) const;
  ScanPlan make_plan(const TypeInfo& type, Bytes slot_bytes) const;
  Ticks words_cost(const TypeInfo& type, Bytes slot_bytes, Bytes scanned) const;

  WorkBuffers m_work;
  SpanQueues m_spans;
  std::vector<LastSeen> m_last;
  std::vector<ScanPlan> m_plans;  ///< by type, as of the costs below
  cost::MarkCosts m_costs;
  cost::ColdMemory m_cold;
  std::array<PointerCosts, 2> m_pointer_costs = pointer_costs(m_costs, m_cold);
  int m_procs = 1;
  bool m_green_tea;
  bool m_vectors;
};

}  // namespace tricolor
