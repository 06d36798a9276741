// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <vector>

#include "core/heap/heap.h"
#include "core/program/quiet_allocator.h"

namespace tricolor {

/// How each type is allocated and what that costs, looked up once for each type that is used. What
/// clearing costs depends on how large the heap is, so all are made anew after a cycle.
///
/// 1. of() for each allocation.
/// 2. start_over() at the end of a cycle; plans that were returned before are gone.
class AllocationPlans {
 public:
  explicit AllocationPlans(int go_minor) : m_go_minor(go_minor) {}

  /// Valid until the plan of another type is asked for.
  const AllocationPlan& of(TypeId type, const Heap& heap) {
    if (type < m_plans.size() && m_plans[type].span_class >= 0) [[likely]]
      return m_plans[type];
    return make(type, heap);
  }
  /// By type; those that nobody has asked for have no span class.
  const std::vector<AllocationPlan>& all() const { return m_plans; }
  /// What a block for tiny objects costs.
  Ticks tiny_block_cost() const;
  /// The share of clearing, from 0 to 1, that has to wait for memory.
  double uncached_share() const { return m_uncached_share; }
  /// Of the heap, what the caches do not hold: see missing_from_caches().
  double missing() const { return m_missing; }
  void start_over(Bytes heap_in_use, int procs);

 private:
  const AllocationPlan& make(TypeId type, const Heap& heap);

  int m_go_minor;
  double m_uncached_share = 1;
  double m_missing = 0;
  std::vector<AllocationPlan> m_plans;
};

}  // namespace tricolor
