// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/cost_model.h"
#include "core/heap/heap.h"

namespace tricolor {

/// How one type is allocated, looked up once per type.
struct AllocationPlan {
  Ticks cost = 0;
  Bytes bytes = 0;  ///< requested
  std::uint32_t slot_bytes = 0;
  std::int16_t span_class = -1;  ///< -1: not computed yet
  bool small_case = false;       ///< tiny or of no size at all: not a slot of its own
  bool large = false;
  bool untouched = false;  ///< see MemoryUse
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
    m_lent.clock += plan.cost;
    if (m_lent.balance_bytes != nullptr) [[unlikely]] {
      *m_lent.balance_bytes -= plan.slot_bytes;
      m_lent.clock += cost::kAssistBalance + cost::kAllocateBlack;
    }
    m_lent.at = object;
    --m_lent.actions_left;
    ++m_lent.actions;
    return object;
  }

 private:
  bool can_pay(const AllocationPlan& plan) const {
    return m_lent.balance_bytes == nullptr ||
           *m_lent.balance_bytes >= static_cast<std::int64_t>(plan.bytes);
  }

  Lent m_lent;
};

}  // namespace tricolor
