// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <string>
#include <utility>

#include "core/gc/verifier.h"
#include "core/sim/runtime.h"
#include "core/sim/special_roots.h"

// The check of a finished mark phase, if Config::verify asks for it: from which roots the verifier
// starts, and what the run's record keeps of what it finds.

namespace tricolor {
namespace {

// What views need to mark the store and the objects; see Verifier for the finding itself.
Violation violation_of(const LostObject& lost, const Heap& heap, std::uint32_t cycle) {
  const auto base = [&](Address address) {
    const ObjectRef ref = heap.find(address);
    return ref ? heap.address_of(heap.span(ref.span), ref.slot) : Address{0};
  };
  const Span& s = heap.span(lost.object.span);
  Violation violation;
  violation.text = lost.text;
  violation.cycle = cycle;
  violation.lost = heap.address_of(s, lost.object.slot);
  violation.lost_type = heap.types()[heap.type_of(s, lost.object.slot)].name;
  violation.holder = base(lost.slot);
  violation.holder_name = lost.from;
  violation.slot = lost.slot;
  violation.has_store = lost.store.has_value();
  violation.deleted = lost.deleted;
  if (lost.store) {
    violation.store_at_ns = lost.store->at_ns;
    violation.goroutine = lost.store->goroutine;
    violation.store_slot = lost.store->slot;
    violation.store_object = base(lost.store->slot);
    violation.old_value = lost.store->old_value;
    violation.new_value = lost.store->new_value;
  }
  return violation;
}

}  // namespace

std::vector<NamedRoot> Runtime::named_roots() const {
  std::vector<NamedRoot> roots;
  for (std::size_t id = 0; id < m_goroutines.size(); ++id) {
    for (const Variable& variable : m_goroutines[id].stack.variables) {
      roots.push_back(
          {"goroutine " + std::to_string(id) + " variable " + variable.name, variable.value});
    }
  }
  for (const Variable& global : m_globals.variables)
    roots.push_back({"global " + global.name, global.value});
  for (const Address root : m_runtime_roots.all()) roots.push_back({"the runtime", root});
  for (const SyncPool& pool : m_pools) {
    pool.for_each([&](Address object) { roots.push_back({"pool " + pool.name(), object}); });
  }
  for (const SpecialRoot& root : special_roots(*this)) {
    roots.push_back({special_root_name(root), root.value});
  }
  return roots;
}

void Runtime::verify_heap() {
  const Verifier verifier(m_heap, named_roots());
  std::vector<std::string> violations = verifier.accounting();
  std::vector<LostObject> lost;
  for (std::string& text : verifier.reachable_is_marked(m_unbarriered, &lost)) {
    violations.push_back(std::move(text));
  }
  const Bytes marked = verifier.marked_bytes();
  if (marked != m_cycle.marking.bytes_marked()) {
    violations.push_back("accounting: bytes marked are " +
                         std::to_string(m_cycle.marking.bytes_marked()) +
                         ", the marked objects have " + std::to_string(marked));
  }
  std::vector<Violation> losses;
  for (const LostObject& each : lost) losses.push_back(violation_of(each, m_heap, m_cycle_number));
  m_record.heap_verified(std::move(violations), std::move(losses));
  if (!m_record.violations().empty()) m_log.add(EventKind::kViolation);
}

}  // namespace tricolor
