// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "tests/program/replay.h"

namespace tricolor::test {

constexpr int kQuantum = 1000;  ///< requests before another goroutine runs

Replay::Replay(int go_minor)
    : m_go_minor(go_minor), m_heap(SizeClassMap(go_minor, go_minor >= 26), 1) {}

void Replay::run(std::unique_ptr<Program> main) {
  m_next_collection = collect_every;
  go(std::move(main), "main.main");
  while (!m_goroutines[0].done && !m_runnable.empty()) {
    const std::size_t next = m_runnable.front();
    m_runnable.pop_front();
    run_goroutine(next);
  }
  deadlocked = !m_goroutines[0].done;
}

void Replay::run_goroutine(std::size_t index) {
  Goroutine& g = m_goroutines[index];
  Mutator m(m_heap, *this, g.stack, m_globals, static_cast<GoroutineId>(index + 1), marking);
  for (int i = 0; i < kQuantum; ++i) {
    Address result = 0;
    switch (g.pending.kind) {
      case Request::Kind::kAllocate:
        result = allocate(g.pending.type);
        break;
      case Request::Kind::kAcquire: {
        Semaphore& semaphore = m_semaphores[g.pending.semaphore];
        if (semaphore.count == 0) return semaphore.waiters.push_back(index);
        --semaphore.count;
        break;
      }
      case Request::Kind::kCollect:
      case Request::Kind::kFreeOSMemory:
        collect();
        break;
      case Request::Kind::kExit:
        g.done = true;
        g.stack = Stack();
        return;
      default:
        work_ns += g.pending.ns;
        break;
    }
    ++requests;
    g.pending = m_bodies[index]->resume(m, result);
    work_ns += m.take_work_1024th_ns() / 1024;
  }
  m_runnable.push_back(index);
}

// --- memory ------------------------------------------------------------------------------------

Address Replay::allocate(TypeId type) {
  if (allocated >= m_next_collection) {
    m_next_collection = allocated + collect_every;
    collect();
  }
  const TypeInfo& info = m_heap.types()[type];
  const Bytes slot = m_heap.sizes().slot_bytes(info.bytes, info.noscan());
  const int size = m_heap.sizes().class_for(info.bytes, info.noscan());
  ++mallocs;
  allocated += slot;
  live += slot;
  const int c = span_class(size, info.noscan());
  if (size == kLargeClass) {
    return m_heap.allocate_large(0, m_heap.create_span(c, info.bytes).id, type);
  }
  const Address cached = m_heap.allocate_cached(0, c, type);
  return cached != 0 ? cached : refill(c, type);
}

Address Replay::refill(int span_class, TypeId type) {
  m_heap.retire_cached(0, span_class);
  auto& partial = m_partial[static_cast<std::size_t>(span_class)];
  SpanId span = kNoSpan;
  if (partial.empty()) {
    span = m_heap.create_span(span_class, 0).id;
  } else {
    span = partial.back();
    partial.pop_back();
  }
  m_heap.cache(0, span);
  return m_heap.allocate_cached(0, span_class, type);
}

void Replay::collect() {
  ++collections;
  mark_roots();
  while (!m_grey.empty()) {
    const ObjectRef ref = m_grey.back();
    m_grey.pop_back();
    scan(ref);
  }
  sweep();
}

void Replay::mark_roots() {
  for (const Variable& global : m_globals.variables) mark(global.value);
  for (const Goroutine& g : m_goroutines) {
    for (const Variable& variable : g.stack.variables) mark(variable.value);
  }
  for (const auto& pool : m_pools) {
    for (const Address object : pool) mark(object);
  }
}

void Replay::mark(Address address) {
  if (address == 0) return;
  const ObjectRef ref = m_heap.find(address);
  if (!ref) {
    ++dangling;
    return;
  }
  SlotBits& bits = m_heap.bits(m_heap.span(ref.span))[ref.slot / 64];
  const std::uint64_t mask = std::uint64_t{1} << (ref.slot % 64);
  if ((bits.marked & mask) != 0) return;
  bits.marked |= mask;
  if (!m_heap.span(ref.span).noscan) m_grey.push_back(ref);
}

void Replay::scan(ObjectRef ref) {
  const Span& span = m_heap.span(ref.span);
  const PointerLayout& layout = m_heap.types()[m_heap.type_of(span, ref.slot)].pointers;
  const Address object = m_heap.address_of(span, ref.slot);
  for (std::uint64_t group = 0; group < layout.groups; ++group) {
    for (std::uint64_t i = 0; i < layout.per_group; ++i) {
      const std::uint64_t word = layout.first + group * layout.group_stride + i * layout.stride;
      mark(m_heap.load(object + word * kWordBytes));
    }
  }
}

void Replay::sweep() {
  for (int c = 0; c < kSpanClasses; ++c) m_heap.retire_cached(0, c);
  for (auto& partial : m_partial) partial.clear();
  live = 0;
  for (SpanId id = 0; id < m_heap.span_table_size(); ++id) {
    const Span& span = m_heap.span(id);
    if (span.state != Span::State::kHeap) continue;
    const Heap::Swept swept = m_heap.sweep_span(id);
    live += Bytes{swept.live} * span.slot_bytes;
    if (swept.live == 0) {
      m_heap.free_span(id);
    } else if (swept.live < span.slots) {
      m_partial[static_cast<std::size_t>(span.span_class())].push_back(id);
    }
  }
}

// --- what programs ask for ---------------------------------------------------------------------

GoroutineId Replay::go(std::unique_ptr<Program> body, std::string_view /*function*/) {
  m_bodies.push_back(std::move(body));
  m_goroutines.emplace_back();
  m_runnable.push_back(m_goroutines.size() - 1);
  ++goroutines;
  return static_cast<GoroutineId>(m_goroutines.size());
}

std::uint32_t Replay::make_semaphore(std::uint32_t count) {
  m_semaphores.push_back({count, {}});
  return static_cast<std::uint32_t>(m_semaphores.size() - 1);
}

void Replay::release(std::uint32_t semaphore) {
  Semaphore& s = m_semaphores[semaphore];
  ++s.count;
  if (s.waiters.empty()) return;
  m_runnable.push_back(s.waiters.front());
  s.waiters.pop_front();
}

std::uint32_t Replay::make_pool(std::string_view /*name*/, Address /*at*/) {
  m_pools.emplace_back();
  return static_cast<std::uint32_t>(m_pools.size() - 1);
}

Address Replay::pool_get(std::uint32_t pool) {
  if (m_pools[pool].empty()) return 0;
  const Address object = m_pools[pool].back();
  m_pools[pool].pop_back();
  return object;
}

void Replay::pool_put(std::uint32_t pool, Address object) {
  m_pools[pool].push_back(object);
}

Address Replay::make_weak(Address) {
  return allocate(m_heap.types().intern("weak.handle", kWordBytes, PointerLayout::none()));
}

void Replay::note(std::string_view label) {
  notes.emplace_back(label);
  if (on_note) on_note(notes.back());
}

// --- what was counted --------------------------------------------------------------------------

WorkloadCounts Replay::counts() const {
  WorkloadCounts sum;
  for (const auto& body : m_bodies) {
    const auto* workload = dynamic_cast<const Workload*>(body.get());
    if (workload == nullptr) continue;
    sum.objects += workload->counts().objects;
    sum.bytes += workload->counts().bytes;
    sum.live_bytes += workload->counts().live_bytes;
    sum.peak_bytes += workload->counts().peak_bytes;
  }
  return sum;
}

std::uint64_t Replay::fingerprint() const {
  std::uint64_t all = 0;
  for (const auto& body : m_bodies) {
    if (const auto* workload = dynamic_cast<const Workload*>(body.get())) {
      all ^= workload->fingerprint();
    }
  }
  return all;
}

}  // namespace tricolor::test
