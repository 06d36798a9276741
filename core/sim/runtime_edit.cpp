// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>

#include "core/heap/pointer_walk.h"
#include "core/sim/runtime.h"

// What a user does by hand: stores and allocations between two actions, as the processor that acted
// last would make them. They go through the write barrier and cost what it costs; no goroutine runs
// them, so no assist is due.

namespace tricolor {
namespace {

/// Who the log says did it.
constexpr GoroutineId kByHand = 0;
/// A large object is enough to show large objects.
constexpr Bytes kMostBytesByHand = 16 * kMiB;

}  // namespace

// A pointer to what the sweeper will free could never come back into a program's hands.
bool Runtime::can_point_to(Address value) const {
  const ObjectRef ref = m_heap.find(value);
  if (!ref) return false;
  return m_marking || m_heap.is_marked(ref) || !m_sweeper.needs_sweeping(m_heap.span(ref.span));
}

void Runtime::store_by_hand(Address object, std::uint64_t word, Address value) {
  const ObjectRef holder = m_heap.find(object);
  if (!holder || !can_point_to(object) || (value != 0 && !can_point_to(value))) return;
  const Span& s = m_heap.span(holder.span);
  if (!is_pointer_word(m_heap.types()[m_heap.type_of(s, holder.slot)].pointers, word)) return;
  const Address slot = m_heap.address_of(s, holder.slot) + word * kWordBytes;
  m_log.at(nanos(now()), m_acting, kByHand);
  before_store(kByHand, slot, m_heap.load(slot), value);
  m_heap.store(slot, value);
  m_heap.touch(s);
}

void Runtime::edit(const SetPointer& set) {
  store_by_hand(set.object, set.word, set.value);
}

void Runtime::edit(const CutPointer& cut) {
  store_by_hand(cut.object, cut.word, 0);
}

void Runtime::edit(const PinRoot& pin) {
  if (pin.global.empty() || (pin.object != 0 && !can_point_to(pin.object))) return;
  std::vector<Variable>& variables = m_globals.variables;
  auto variable = std::find_if(variables.begin(), variables.end(),
                               [&](const Variable& each) { return each.name == pin.global; });
  if (variable == variables.end()) {
    if (pin.object == 0) return;
    variable = variables.insert(variables.end(), {pin.global, 0});
  }
  m_log.at(nanos(now()), m_acting, kByHand);
  before_store(kByHand, 0, variable->value, pin.object);
  variable->value = pin.object;
}

void Runtime::edit(const AddObject& add) {
  // At least a word, so that it has an address of its own in the heap.
  const Bytes bytes = std::clamp<Bytes>(std::max<Bytes>(add.bytes, add.pointers * kWordBytes),
                                        kWordBytes, kMostBytesByHand);
  const auto words = std::min<std::uint64_t>(add.pointers, bytes / kWordBytes);
  const TypeId type = m_heap.types().intern(
      add.type, bytes, words == 0 ? PointerLayout::none() : PointerLayout::all(words));
  m_log.at(nanos(now()), m_acting, kByHand);
  const AllocationPlan& how = m_plans.of(type, m_heap);
  const Address object = allocate(m_acting, type, how);
  m_log.add(EventKind::kAllocate, object, m_marking ? 1 : 0, how.slot_bytes);
  if (add.holder != 0) store_by_hand(add.holder, add.word, object);
  if (!add.global.empty()) edit(PinRoot{add.global, object});
}

}  // namespace tricolor
