// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <vector>

#include "core/heap/heap.h"
#include "core/program/quiet_allocator.h"

namespace tricolor {

/// How each type is allocated and what that costs, looked up once for each type that is used.
class AllocationPlans {
 public:
  explicit AllocationPlans(int go_minor);

  /// Valid until the plan of another type is asked for.
  const AllocationPlan& of(TypeId type, const Heap& heap) {
    if (type < m_plans.size() && m_plans[type].span_class >= 0) [[likely]]
      return m_plans[type];
    return make(type, heap);
  }
  /// By type; those that nobody has asked for have no span class.
  const std::vector<AllocationPlan>& all() const { return m_plans; }
  /// What a block for tiny objects costs: clearing it never waits.
  Ticks tiny_block_cost() const { return m_tiny_block_cost; }

 private:
  const AllocationPlan& make(TypeId type, const Heap& heap);

  int m_go_minor;
  Ticks m_tiny_block_cost;
  std::vector<AllocationPlan> m_plans;
};

}  // namespace tricolor
