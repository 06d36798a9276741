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

/// What the caches of the machine that simulates hold of a table, and how many steps it takes to
/// fetch the rest.
static constexpr std::uint64_t kEntriesAtHand = std::uint64_t{1} << 18;
static constexpr std::uint64_t kStepsAhead = 8;

// One loop over values: the generator, the burst, the counts.
[[gnu::noinline]] bool SlotsWorkload::replace_many(Mutator& m, const Replacing& at,
                                                   std::uint64_t steps) {
  Burst burst = m.begin_burst(m_shape.type, m_shape.fill + 1);
  if (!burst) return false;
  const ObjectShape shape = m_shape;
  const Burst::Table targets = burst.table(m_to, kTargets);
  const std::uint64_t entries = m_entries;
  const Burst::Table table = burst.table(m_slots, entries);
  const Ticks draw = ticks(m_draw_ns);
  const Ticks put = ticks(m_object_ns);
  SplitMix64 numbers = rng();
  // The generator as it will be some steps later: where those are going to store.
  const bool far = entries > kEntriesAtHand;
  SplitMix64 later = numbers;
  later.skip(kStepsAhead * (1 + std::uint64_t{shape.fill}));
  std::uint64_t done = at.done;
  std::uint64_t index = at.index;
  bool requested = false;
  while (done < steps) {
    ++done;
    burst.spend(draw);
    index = numbers.below(entries);
    if (far) {
      table.expect_store(later.below(entries));
      later.skip(shape.fill);
    }
    const Address object = burst.take();
    requested = object == 0;
    if (requested) break;
    fill_object(burst, numbers, object, shape, kTargets,
                [&](std::uint64_t i) { return targets.load(i); });
    burst.spend(put);
    burst.store(table, index, object);
  }
  m.end_burst(m_shape.type, burst);
  rng() = numbers;
  const std::uint64_t begun = done - std::exchange(at.done, done);
  at.index = index;
  give_up(begun * m_config.size);
  count(begun, m_config.size);
  return requested;
}

[[gnu::noinline]] SlotsWorkload::Grown SlotsWorkload::grow_many(Mutator& m, const Growing& at) {
  Burst burst = m.begin_burst(m_shape.type, m_shape.fill + 1);
  if (!burst) return Grown::kNothing;
  const ObjectShape shape = m_shape;
  const Burst::Table targets = burst.table(m_to, kTargets);
  const Ticks put = ticks(m_object_ns);
  SplitMix64 numbers = rng();
  std::uint64_t done = at.done;
  std::uint64_t garbage = at.garbage;
  std::uint64_t dropped = 0;
  Grown requested = Grown::kNothing;
  bool kept = true;  // the last object
  while (garbage < at.garbage_each || done < m_config.n) {
    const bool keep = garbage == at.garbage_each;
    garbage = keep ? 0 : garbage + 1;
    const Address object = burst.take();
    if (object == 0) {
      requested = keep ? Grown::kSlot : Grown::kGarbage;
      break;
    }
    fill_object(burst, numbers, object, shape, kTargets,
                [&](std::uint64_t i) { return targets.load(i); });
    burst.spend(put);
    if (keep) burst.store(m_slots, done++, object);
    dropped += keep ? 0 : 1;
    kept = keep;
  }
  m.end_burst(m_shape.type, burst);
  rng() = numbers;
  at.done = done;
  at.garbage = garbage;
  // The program's peak: a dropped object is still there when it is the last.
  const bool one_more = requested == Grown::kNothing && !kept;
  give_up((dropped - (one_more ? 1 : 0)) * m_config.size);
  count(burst.taken() + (requested == Grown::kNothing ? 0 : 1), m_config.size);
  if (one_more) give_up(m_config.size);
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
