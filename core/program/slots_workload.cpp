// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/slots_workload.h"

#include <utility>

#include "core/program/mutator_costs.h"

namespace tricolor {

std::optional<Request> SlotsWorkload::set_up(Mutator& m, Address result) {
  switch (m_set_up) {
    case SetUp::kBegin:
      return begin(m);
    case SetUp::kTargetTable:
      m.set(m_to_variable, m_to = result);
      m_set_up = SetUp::kTargetObjects;
      return request_target();
    case SetUp::kTargetObjects:
      m.store(m_to, m_targets_made++, result);
      m.work(cost::kObjectCallNs);
      return m_targets_made < kTargets ? request_target() : request_slots(m);
    case SetUp::kSlots:
      break;
  }
  m.set(m_slots_variable, m_slots = result);
  return std::nullopt;
}

Request SlotsWorkload::begin(Mutator& m) {
  m_to_variable = m.declare("to");
  m_slots_variable = m.declare("slots");
  m_shape = shape_of(m, m_config.kind, m_config.size, m_config.fill);
  m_object_ns = cost::kObjectCallNs + m_shape.fill * cost::kFillPointerNs + cost::kTableStoreNs;
  if (m_config.fill == 0) return request_slots(m);
  m_target_type = shape_of(m, ObjectKind::kNoscan, kTargetBytes).type;
  m_set_up = SetUp::kTargetTable;
  count(kTargets * kWordBytes);
  return Request::allocate(table_type(m, kTargets));
}

Request SlotsWorkload::request_target() {
  count(kTargetBytes);
  return Request::allocate(m_target_type);
}

Request SlotsWorkload::request_slots(Mutator& m) {
  m_set_up = SetUp::kSlots;
  count(m_config.n * kWordBytes);
  return Request::allocate(table_type(m, m_config.n));
}

// One loop over values: the generator, the burst, the counts.
[[gnu::noinline]] bool SlotsWorkload::replace_many(Mutator& m, const Replacing& at,
                                                   std::uint64_t steps) {
  Burst burst = m.begin_burst(m_shape.type);
  if (!burst) return false;
  const ObjectShape shape = m_shape;
  const Address table = m_slots;
  const Address targets = m_to;
  const std::uint64_t entries = m_entries;
  const Ticks draw = ticks(m_draw_ns);
  const Ticks put = ticks(m_object_ns);
  SplitMix64 numbers = rng();
  std::uint64_t done = at.done;
  std::uint64_t index = at.index;
  bool requested = false;
  while (done < steps) {
    ++done;
    burst.spend(draw);
    index = numbers.below(entries);
    m.expect_store(table, index);
    const Address object = burst.take();
    requested = object == 0;
    if (requested) break;
    fill_object(m, numbers, object, shape, targets, kTargets);
    burst.spend(put);
    m.store(table, index, object);
  }
  m.end_burst(m_shape.type, burst);
  rng() = numbers;
  const std::uint64_t begun = done - std::exchange(at.done, done);
  at.index = index;
  give_up(begun * m_config.size);
  count(begun, m_config.size);
  return requested;
}

void SlotsWorkload::hash(Hasher& hasher) const {
  Workload::hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_set_up));
  hasher.add(m_targets_made);
  hasher.add(m_slots);
  hasher.add(m_to);
}

}  // namespace tricolor
