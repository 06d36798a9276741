// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/allocation_plans.h"

#include "core/sim/allocation_costs.h"

namespace tricolor {
namespace {

PointersIn pointers_in(const TypeInfo& type) {
  if (type.noscan()) return PointersIn::kNothing;
  return type.is_array() ? PointersIn::kArray : PointersIn::kStruct;
}

}  // namespace

AllocationPlans::AllocationPlans(int go_minor)
    : m_go_minor(go_minor),
      m_tiny_block_cost(
          allocation_cost(kTinyClass, PointersIn::kNothing, kTinyBytes, go_minor, 0)) {}

const AllocationPlan& AllocationPlans::make(TypeId type, const Heap& heap) {
  if (type >= m_plans.size()) m_plans.resize(heap.types().size());
  const TypeInfo& info = heap.types()[type];
  AllocationPlan& made = m_plans[type];
  const int index = heap.sizes().class_for(info.bytes, info.noscan());
  made.bytes = info.bytes;
  made.small_case = info.bytes == 0 || (info.noscan() && info.bytes < kTinyBytes);
  made.large = index == kLargeClass;
  made.written = info.use.written;
  made.slot_bytes = static_cast<std::uint32_t>(heap.sizes().slot_bytes(info.bytes, info.noscan()));
  made.span_class = static_cast<std::int16_t>(span_class(index, info.noscan()));
  const auto cost = [&](double uncached) {
    return allocation_cost(index, pointers_in(info), made.slot_bytes, m_go_minor, uncached);
  };
  made.cost = cost(0);
  made.wait_cost = cost(1) - made.cost;
  return made;
}

}  // namespace tricolor
