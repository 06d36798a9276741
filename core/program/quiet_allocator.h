// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/base/cost_model.h"
#include "core/heap/heap.h"
#include "core/program/quiet_barrier.h"

namespace tricolor {

/// How one type is allocated, looked up once per type.
struct AllocationPlan {
  Ticks cost = 0;       ///< of a slot whose memory the caches hold, or that nobody has used yet
  Ticks wait_cost = 0;  ///< more if clearing it has to wait for memory
  Bytes bytes = 0;      ///< requested
  std::uint32_t slot_bytes = 0;
  std::int16_t span_class = -1;  ///< -1: not computed yet
  bool small_case = false;       ///< tiny or of no size at all: not a slot of its own
  bool large = false;
  Written written = Written::kAll;

  /// `waits`: Span::clearing_waits.
  Ticks slot_cost(std::uint8_t waits) const { return cost + wait_cost * waits / Span::kAllWaits; }
  /// What a slot is larger than its object.
  std::int64_t rounding_bytes() const {
    return static_cast<std::int64_t>(slot_bytes) - static_cast<std::int64_t>(bytes);
  }
};

/// Allocations of one type that follow each other quickly, in the free slots of one group, and the
/// stores between them: what they need is in a value of the function that makes them, so that it
/// can stay in registers. Lent by QuietAllocator::begin() and given back to end(), before anything
/// else happens in the world. While marking, objects are born black, every store goes through the
/// write barrier, and both end the burst in time: what a goroutine has to pay for, and the store
/// that fills the barrier's buffer, go through the world.
class Burst {
 public:
  /// What one allocation takes.
  struct Each {
    Ticks cost = 0;
    Bytes bytes = 0;           ///< that must be paid for, while marking
    std::uint32_t stores = 0;  ///< at most so many follow it
  };
  /// An object that is loaded from or stored to again and again; all its words are pointers.
  struct Table {
    Address object = 0;
    PointerWords& words;
    std::uint64_t first = 0;            ///< of its words among those
    PackedPointer* in_a_row = nullptr;  ///< where that is, if all follow it

    PackedPointer& operator[](std::uint64_t word) const {
      return in_a_row != nullptr ? in_a_row[word] : words[first + word];
    }
    Address load(std::uint64_t word) const { return Heap::unpack((*this)[word]); }
    /// `word` will be stored to soon; starts fetching it on the machine that simulates.
    void expect_store(std::uint64_t word) const { __builtin_prefetch(&(*this)[word]); }
  };
  Burst() = default;
  Burst(Heap& heap, const Heap::FreeGroup& group, const Each& each, Ticks clock, Ticks end,
        Ticks work)
      : m_heap(&heap), m_group(group), m_each(each), m_clock(clock), m_end(end), m_work(work) {}

  explicit operator bool() const { return m_group.free != 0; }
  /// False of one that there never was.
  bool lent() const { return m_heap != nullptr; }
  void spend(Ticks work) { m_work += work; }
  /// The next object, after what was to be spent; nil if there is none here or no time left: then
  /// it has to be requested.
  Address take() {
    m_clock += std::exchange(m_work, 0);
    if (m_clock >= m_end || m_group.free == 0) return 0;
    if (m_barrier != nullptr && !may_take_while_marking()) return 0;
    const auto bit = static_cast<unsigned>(std::countr_zero(m_group.free));
    m_group.free &= m_group.free - 1;
    m_clock += m_each.cost;
    m_balance_bytes -= m_group.slot_bytes;
    ++m_taken;
    m_at = m_group.base + Bytes{bit} * m_group.slot_bytes;
    m_words = m_group.words + std::size_t{bit} * m_group.slot_words;
    if (m_group.clear) PointerWords::clear_ahead(m_words, m_group.slot_words);
    return m_at;
  }
  /// `object.words[word] = value`, as Mutator::store(); `object` is not nil.
  void store(Address object, std::uint64_t word, Address value) {
    const Address slot = object + kWordBytes * word;
    put(slot, object == m_at ? m_words[word >> m_group.word_shift] : m_heap->word(slot), value);
  }
  void store(const Table& table, std::uint64_t word, Address value) {
    const Address slot = table.object + kWordBytes * word;
    put(slot, table[word], value);
  }
  /// The table of `words` words at `object`; nothing may be done with it if that is nil.
  Table table(Address object, std::uint64_t words) const {
    Table made{object, m_heap->words()[0], Heap::word_index(object, 0)};
    if (object != 0 && PointerWords::contiguous(made.first, words))
      made.in_a_row = &made.words[made.first];
    return made;
  }
  std::uint64_t taken() const { return m_taken; }

 private:
  friend class QuietAllocator;
  void put(Address slot, PackedPointer& at, Address value) {
    const PackedPointer packed = Heap::pack(value);
    if (m_barrier != nullptr) m_barrier->record(slot, at, packed, m_clock);
    at = packed;
  }
  bool may_take_while_marking() const {
    return m_balance_bytes >= static_cast<std::int64_t>(m_each.bytes) &&
           m_barrier->has_room(m_each.stores);
  }

  Heap* m_heap = nullptr;
  Heap::FreeGroup m_group;
  Each m_each;
  Ticks m_clock = 0;
  Ticks m_end = 0;
  Ticks m_work = 0;  ///< not spent yet
  std::uint64_t m_taken = 0;
  Address m_at = 0;                         ///< the last object
  PackedPointer* m_words = nullptr;         ///< and its words
  const QuietBarrier* m_barrier = nullptr;  ///< while marking
  std::int64_t m_balance_bytes = 0;         ///< of the goroutine, while marking
};

/// The common case of an allocation, without a trip through the world: a slot of a cached span
/// while nobody watches. Such an allocation does not look at the trigger (go-gc-model §2.3); while
/// marking it is paid from the goroutine's balance (§5.1), and goes through the world if that is
/// used up. Bound to one goroutine on one processor for as long as that may act; what it counts and
/// whose clock it moves belongs to the world.
class QuietAllocator {
 public:
  /// What the world lends.
  struct Lent {
    Heap& heap;
    int processor = 0;
    Ticks& clock;          ///< of the processor
    Address& at;           ///< what the processor touched last
    const Ticks& horizon;  ///< where its quantum ends
    const Ticks until;     ///< where the run ends
    std::uint64_t& actions_left;
    std::uint64_t& actions;
    const std::vector<AllocationPlan>& plans;
    std::int64_t* balance_bytes = nullptr;  ///< the goroutine's assist balance, while marking
  };
  explicit QuietAllocator(const Lent& lent) : m_lent(lent) {}

  /// Spends `work`, then allocates; nil if that has to go through the world.
  Address allocate(TypeId type, Ticks work) {
    m_lent.clock += work;
    if (m_lent.clock >= m_lent.horizon || m_lent.clock >= m_lent.until ||
        m_lent.actions_left == 0 || type >= m_lent.plans.size()) {
      return 0;
    }
    const AllocationPlan& plan = m_lent.plans[type];
    if (plan.span_class < 0 || plan.small_case || !can_pay(plan)) return 0;
    const Address object = m_lent.heap.allocate_cached(m_lent.processor, plan.span_class, type);
    if (object == 0) return 0;
    m_lent.clock += slot_cost(plan);
    if (m_lent.balance_bytes != nullptr) [[unlikely]]
      *m_lent.balance_bytes -= plan.slot_bytes;
    m_lent.at = object;
    --m_lent.actions_left;
    ++m_lent.actions;
    return object;
  }

  /// A burst of allocations of `type`, with work that is to be spent before the first and at most
  /// `stores` after each; an empty one if the next allocation is not the simplest case, or while
  /// marking if `barrier`, which must outlive the burst, has not enough room.
  Burst begin(TypeId type, Ticks work, std::uint32_t stores = 0,
              const QuietBarrier* barrier = nullptr) const {
    const bool marking = m_lent.balance_bytes != nullptr;
    if ((marking && (barrier == nullptr || !barrier->has_room(stores))) ||
        type >= m_lent.plans.size() || m_lent.actions_left < kMostInBurst) {
      return {};
    }
    const AllocationPlan& plan = m_lent.plans[type];
    if (plan.span_class < 0 || plan.small_case) return {};
    Burst burst(m_lent.heap, m_lent.heap.free_group(m_lent.processor, plan.span_class, type),
                {slot_cost(plan), plan.bytes, stores}, m_lent.clock,
                std::min(m_lent.horizon, m_lent.until), work);
    if (marking) {
      burst.m_barrier = barrier;
      burst.m_balance_bytes = *m_lent.balance_bytes;
    }
    return burst;
  }
  /// Returns the work that is still to be spent.
  Ticks end(TypeId type, const Burst& burst) {
    m_lent.clock = burst.m_clock;
    if (burst.m_taken == 0) return burst.m_work;
    m_lent.heap.take_from_group(m_lent.processor, m_lent.plans[type].span_class, type,
                                burst.m_group.free);
    if (m_lent.balance_bytes != nullptr) *m_lent.balance_bytes = burst.m_balance_bytes;
    m_lent.at = burst.m_at;
    m_lent.actions_left -= burst.m_taken;
    m_lent.actions += burst.m_taken;
    return burst.m_work;
  }

 private:
  static constexpr std::uint64_t kMostInBurst = 64;  ///< slots of a group

  Ticks slot_cost(const AllocationPlan& plan) const {
    const bool marking = m_lent.balance_bytes != nullptr;
    return plan.slot_cost(m_lent.heap.clearing_waits(m_lent.processor, plan.span_class)) +
           (marking ? cost::kAssistBalance + cost::kAllocateBlack : 0);
  }
  bool can_pay(const AllocationPlan& plan) const {
    return m_lent.balance_bytes == nullptr ||
           *m_lent.balance_bytes >= static_cast<std::int64_t>(plan.bytes);
  }

  Lent m_lent;
};

}  // namespace tricolor
