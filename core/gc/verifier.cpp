// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/verifier.h"

#include <algorithm>
#include <bit>
#include <unordered_set>
#include <utility>

#include "core/base/parse.h"

namespace tricolor {
namespace {

/// Calls `visit(slot address, value)` for each non-nil pointer of the object.
template <typename Visit>
void for_each_pointer(const Heap& heap, ObjectRef ref, Visit visit) {
  const Span& s = heap.span(ref.span);
  if (s.noscan) return;
  const Address object = heap.address_of(s, ref.slot);
  const PointerLayout& layout = heap.types()[heap.type_of(s, ref.slot)].pointers;
  for (std::uint64_t g = 0; g < layout.groups; ++g) {
    for (std::uint64_t k = 0; k < layout.per_group; ++k) {
      const std::uint64_t word = layout.first + g * layout.group_stride + k * layout.stride;
      const Address slot = object + word * kWordBytes;
      const Address value = heap.load(slot);
      if (value != 0) visit(slot, value);
    }
  }
}

template <typename Visit>
void for_each_object(const Heap& heap, Visit visit) {
  for (SpanId id = 0; id < heap.span_table_size(); ++id) {
    const Span& s = heap.span(id);
    if (s.state != Span::State::kHeap) continue;
    for (std::uint32_t slot = 0; slot < s.slots; ++slot) {
      if ((heap.bits(s)[slot / 64].allocated >> (slot % 64)) & 1) visit(ObjectRef{id, slot});
    }
  }
}

constexpr std::size_t kMaxFindings = 20;

}  // namespace

/// Depth-first walk over everything reachable; remembers how each object was reached first.
struct Verifier::Visit {
  struct Found {
    ObjectRef ref;
    Address slot;  ///< that holds the pointer; 0 for a root
    std::string from;
  };
  std::vector<Found> stack;
  std::unordered_set<Address> seen;
};

std::string Verifier::describe(ObjectRef ref) const {
  const Span& s = m_heap.span(ref.span);
  return format_address(m_heap.address_of(s, ref.slot)) + " (" +
         m_heap.types()[m_heap.type_of(s, ref.slot)].name + ", " + std::to_string(s.slot_bytes) +
         " B)";
}

LostObject Verifier::lost(ObjectRef ref, const std::string& from, Address slot,
                          const std::vector<UnbarrieredStore>& stores) const {
  LostObject found{{}, ref, from, slot, {}, false};
  std::string& text = found.text;
  text = "lost object: " + describe(ref) + " is reachable from " + from +
         " but still white at mark termination";
  const Span& s = m_heap.span(ref.span);
  const Address object = m_heap.address_of(s, ref.slot);
  for (auto store = stores.rbegin(); store != stores.rend(); ++store) {
    const bool inserted = store->slot == slot && slot != 0 && store->new_value == object;
    const bool deleted = store->old_value == object && store->new_value != object;
    if (!inserted && !deleted) continue;
    text += "; lost by the store *" + format_address(store->slot) + " = " +
            format_address(store->new_value) + " (was " + format_address(store->old_value) +
            ") of goroutine " + std::to_string(store->goroutine) + " at " +
            format_duration(store->at_ns);
    text += deleted ? ", which deleted the pointer the collector would have followed"
                    : ", which put it into an object already scanned";
    found.store = *store;
    found.deleted = deleted;
    break;
  }
  return found;
}

std::vector<std::string> Verifier::reachable_is_marked(
    const std::vector<UnbarrieredStore>& stores, std::vector<LostObject>* lost_objects) const {
  std::vector<std::string> findings;
  Visit walk;
  const auto reach = [&](Address value, const std::string& from, Address slot) {
    const ObjectRef ref = m_heap.find(value);
    if (!ref) {
      if (value >= kArenaBase && findings.size() < kMaxFindings) {
        findings.push_back("dangling pointer: " + from + " points to " + format_address(value) +
                           ", which is a free slot");
      }
      return;
    }
    const Address base = m_heap.address_of(m_heap.span(ref.span), ref.slot);
    if (!walk.seen.insert(base).second) return;
    if (!m_heap.is_marked(ref) && findings.size() < kMaxFindings) {
      LostObject found = lost(ref, from, slot, stores);
      findings.push_back(found.text);
      if (lost_objects != nullptr) lost_objects->push_back(std::move(found));
    }
    walk.stack.push_back({ref, slot, {}});
  };
  for (const NamedRoot& root : m_roots) reach(root.value, root.name, 0);
  while (!walk.stack.empty()) {
    const Visit::Found top = walk.stack.back();
    walk.stack.pop_back();
    std::string name;
    for_each_pointer(m_heap, top.ref, [&](Address slot, Address value) {
      const ObjectRef target = m_heap.find(value);
      if (target && walk.seen.contains(m_heap.address_of(m_heap.span(target.span), target.slot))) {
        return;
      }
      if (name.empty()) name = describe(top.ref);
      reach(value, name, slot);
    });
  }
  return findings;
}

std::vector<Address> Verifier::reachable() const {
  std::vector<Address> addresses;
  std::unordered_set<Address> seen;
  std::vector<ObjectRef> stack;
  const auto reach = [&](Address value) {
    const ObjectRef ref = m_heap.find(value);
    if (!ref) return;
    const Address base = m_heap.address_of(m_heap.span(ref.span), ref.slot);
    if (!seen.insert(base).second) return;
    addresses.push_back(base);
    stack.push_back(ref);
  };
  for (const NamedRoot& root : m_roots) reach(root.value);
  while (!stack.empty()) {
    const ObjectRef ref = stack.back();
    stack.pop_back();
    for_each_pointer(m_heap, ref, [&](Address, Address value) { reach(value); });
  }
  std::sort(addresses.begin(), addresses.end());
  return addresses;
}

std::vector<std::string> Verifier::black_to_white(const Marker& marker, const WriteBarrier& barrier,
                                                  const std::vector<Address>& grey_stacks) const {
  // Everything that some grey object, buffered store or unscanned stack can still reach.
  std::vector<NamedRoot> grey;
  for (const Address value : grey_stacks) grey.push_back({"", value});
  const auto add = [&](PackedPointer pointer) { grey.push_back({"", Heap::unpack(pointer)}); };
  barrier.for_each(add);
  marker.work().for_each(add);
  for_each_object(m_heap, [&](ObjectRef ref) {
    const Span& s = m_heap.span(ref.span);
    const SlotBits& group = m_heap.bits(s)[ref.slot / 64];
    if (((group.marked & ~group.scanned) >> (ref.slot % 64)) & 1) {
      grey.push_back({"", m_heap.address_of(s, ref.slot)});
    }
  });
  const std::vector<Address> guarded = Verifier(m_heap, std::move(grey)).reachable();
  std::vector<std::string> findings;
  for_each_object(m_heap, [&](ObjectRef ref) {
    const Span& s = m_heap.span(ref.span);
    if (((m_heap.bits(s)[ref.slot / 64].scanned >> (ref.slot % 64)) & 1) == 0) return;
    for_each_pointer(m_heap, ref, [&](Address, Address value) {
      const ObjectRef target = m_heap.find(value);
      if (!target || m_heap.is_marked(target) || findings.size() >= kMaxFindings) return;
      const Address base = m_heap.address_of(m_heap.span(target.span), target.slot);
      if (std::binary_search(guarded.begin(), guarded.end(), base)) return;
      findings.push_back("tricolor invariant: black " + describe(ref) + " points to white " +
                         describe(target) + ", which no grey object protects");
    });
  });
  return findings;
}

Bytes Verifier::marked_bytes() const {
  Bytes bytes = 0;
  for_each_object(m_heap, [&](ObjectRef ref) {
    if (m_heap.is_marked(ref)) bytes += m_heap.span(ref.span).slot_bytes;
  });
  return bytes;
}

std::vector<std::string> Verifier::accounting() const {
  std::vector<std::string> findings;
  const auto expect = [&](std::uint64_t found, std::uint64_t wanted, const std::string& what) {
    if (found == wanted || findings.size() >= kMaxFindings) return;
    findings.push_back("accounting: " + what + " is " + std::to_string(found) + ", should be " +
                       std::to_string(wanted));
  };
  Bytes in_use = 0;
  Bytes manual = 0;
  Bytes heap_alloc = 0;
  for (SpanId id = 0; id < m_heap.span_table_size(); ++id) {
    const Span& s = m_heap.span(id);
    if (s.state == Span::State::kManual) manual += s.bytes();
    if (s.state != Span::State::kHeap) continue;
    in_use += s.bytes();
    heap_alloc += Bytes{s.allocated} * s.slot_bytes;
    std::uint32_t allocated = 0;
    for (std::uint32_t w = 0; w < Heap::bit_words(s); ++w) {
      const SlotBits& group = m_heap.bits(s)[w];
      allocated += static_cast<std::uint32_t>(std::popcount(group.allocated));
      expect(group.marked & ~group.allocated, 0, "marked free slots of span " + std::to_string(id));
      expect(group.scanned & ~group.marked, 0, "scanned white slots of span " + std::to_string(id));
    }
    expect(s.allocated, allocated, "objects of span " + std::to_string(id));
    for (std::uint32_t page = 0; page < s.pages; ++page) {
      expect(m_heap.span_of_page(s.first_page + page), id,
             "owner of a page of span " + std::to_string(id));
    }
  }
  const PageTotals& totals = m_heap.pages().totals();
  const AllocationCounts counts = m_heap.exact_counts();
  expect(totals.in_use, in_use, "HeapInuse");
  expect(totals.manual, manual, "stack and work-buffer pages");
  expect(totals.in_use + totals.manual + totals.free + totals.released,
         m_heap.pages().mapped_bytes(), "sum of page states");
  expect(counts.allocated_bytes - counts.freed_bytes, heap_alloc, "HeapAlloc");
  return findings;
}

}  // namespace tricolor
