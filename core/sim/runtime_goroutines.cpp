// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <utility>

#include "core/program/append_growth.h"
#include "core/sim/runtime.h"

// What programs get at once: goroutines, semaphores, pools, notes, and the write barrier.

namespace tricolor {
namespace {

/// sync.poolLocal and sync.poolChainElt.
constexpr Bytes kPoolLocalBytes = 128;
constexpr Bytes kPoolElementBytes = 48;

}  // namespace

GoroutineId Runtime::go(std::unique_ptr<Program> body, std::string_view function) {
  const std::optional<GoroutineId> dead = m_goroutines.reuse_dead();
  const GoroutineId id = dead ? *dead : m_goroutines.add({});
  if (!dead && m_config.runtime_startup && id > kMainGoroutine) {
    make_descriptor();
  }
  Goroutine& g = m_goroutines[id];
  g.function = function;
  g.program = std::move(body);
  // Everything that a goroutine born during marking can reach came through the barrier (§3.2).
  g.stack_scanned = m_marking;
  m_stacks.give(lent_to_stacks(m_acting), g);
  stacks_changed();
  m_log.add(EventKind::kGoroutineStart, 0, 0, id);
  make_runnable(id);
  return id;
}

std::uint32_t Runtime::make_semaphore(std::uint32_t count) {
  return m_semaphores.make(count);
}

void Runtime::release(std::uint32_t id) {
  const std::optional<GoroutineId> g = m_semaphores.release(id);
  if (!g) return;
  m_goroutines[*g].started = false;  // its kAcquire is served
  make_runnable(*g);
}

std::uint32_t Runtime::make_pool(std::string_view name) {
  m_pools.emplace_back(std::string(name), m_config.procs);
  return static_cast<std::uint32_t>(m_pools.size() - 1);
}

Address Runtime::pool_get(std::uint32_t pool) {
  make_pool_array(m_pools[pool]);
  return m_pools[pool].get(m_acting);
}

// What sync.Pool itself allocates: 128 bytes for each processor after every cycle; for more than
// one object of a processor, list elements of 48 bytes with rings of interface values (§8.5).
void Runtime::make_pool_array(SyncPool& pool) {
  if (!m_config.runtime_startup || !pool.needs_array()) return;
  const Bytes bytes = kPoolLocalBytes * static_cast<Bytes>(m_config.procs);
  pool.set_array(allocate_pointers("[]sync.poolLocal", bytes));
}

void Runtime::make_pool_ring(SyncPool& pool) {
  const std::uint32_t entries = m_config.runtime_startup ? pool.needed_ring(m_acting) : 0;
  if (entries == 0) return;
  const Address element = allocate_pointers("sync.poolChainElt", kPoolElementBytes);
  const Address values = allocate_pointers("[]any", Bytes{entries} * 2 * kWordBytes);
  pool.add_ring(m_acting, entries, element, values);
}

// gcBgMarkStartWorkers, when a cycle is to start and there are fewer workers than processors. What
// they take is allocated before it, and their refills tell the pacer what can be scanned.
void Runtime::start_mark_workers(int index) {
  if (!m_config.runtime_startup || m_all_goroutines.mark_workers >= m_config.procs) return;
  m_acting = index;
  const auto allocate_bytes = [this](std::string_view name, Bytes bytes) {
    return allocate_typed(name, bytes, PointerLayout::none());
  };
  if (m_footprint.worker_channel_bytes != 0) {
    allocate_bytes("runtime.hchan", m_footprint.worker_channel_bytes);
  }
  for (; m_all_goroutines.mark_workers < m_config.procs; ++m_all_goroutines.mark_workers) {
    make_descriptor();
    m_runtime_roots.add_to_bss(
        allocate_bytes("runtime.gcBgMarkWorkerNode", m_footprint.worker_node_bytes));
    m_stacks.start_system_goroutine(lent_to_stacks(index));
  }
  stacks_changed();
}

void Runtime::make_descriptor() {
  const Address descriptor =
      allocate_typed("runtime.g", m_footprint.descriptor_bytes, m_footprint.descriptor_pointers);
  AllGoroutines& all = m_all_goroutines;
  if (all.entries == all.capacity) grow_list_of_goroutines();
  m_heap.store(all.list + all.entries * kWordBytes, descriptor);
  ++all.entries;
}

// As append does. What the old list leads to is marked if marking goes on: it begins with that
// list.
void Runtime::grow_list_of_goroutines() {
  AllGoroutines& all = m_all_goroutines;
  const std::uint64_t entries = all.entries;
  all.capacity = grown_capacity(m_heap.sizes(), all.capacity, entries + 1, {kWordBytes, false});
  const Address list = allocate_pointers("runtime.allgs", all.capacity * kWordBytes);
  for (std::uint64_t i = 0; i < entries; ++i) {
    m_heap.store(list + i * kWordBytes, m_heap.load(all.list + i * kWordBytes));
  }
  all.list = list;
  m_runtime_roots.set(all.root, list);
}

void Runtime::make_list_of_goroutines() {
  AllGoroutines& all = m_all_goroutines;
  all.list = allocate_pointers("runtime.allgs", all.capacity * kWordBytes);
  all.root = m_runtime_roots.add_to_bss(all.list);
}

// Its snapshot is the first pointer that is stored with the barrier on (gcPrepareMarkRoots).
void Runtime::shade_list_of_goroutines(int index) {
  if (m_all_goroutines.list == 0 || !barrier_is_on()) return;
  m_barrier.record(index, 0, 0, Heap::pack(m_all_goroutines.list));
}

Address Runtime::allocate_typed(std::string_view name, Bytes bytes, const PointerLayout& pointers) {
  const TypeId type = m_heap.types().intern(name, bytes, pointers);
  return allocate(m_acting, type, m_plans.of(type, m_heap));
}

Address Runtime::allocate_pointers(std::string_view name, Bytes bytes) {
  return allocate_typed(name, bytes, PointerLayout::all(bytes / kWordBytes));
}

// The pool's lists are heap memory: the pointer that goes in is shaded like any other store.
void Runtime::pool_put(std::uint32_t pool, Address object) {
  make_pool_array(m_pools[pool]);
  make_pool_ring(m_pools[pool]);
  m_pools[pool].put(m_acting, object);
  const GoroutineId g = m_processors[m_acting].goroutine;
  if (m_marking) before_store(g, 0, 0, object);
}

void Runtime::note(std::string_view label) {
  m_log.add(EventKind::kNote, 0, 0, m_record.add_note(label));
}

Ticks Runtime::back(Address address, Bytes bytes) {
  return backing().write(address - kArenaBase, bytes);
}

bool Runtime::barrier_is_on() const {
  return m_marking && m_config.write_barrier != BarrierMode::kNone;
}

void Runtime::before_store(GoroutineId g, Address slot, Address old, Address value) {
  m_log.add(EventKind::kStore, slot, value, old);
  if (!m_marking) return;
  if (m_config.write_barrier != BarrierMode::kBoth) {
    const Ticks at = m_processors[m_acting].clock;
    if (m_config.verify) m_unbarriered.push_back({nanos(at), g, slot, old, value});
    if (m_config.write_barrier == BarrierMode::kNone) return;
  }
  m_processors[m_acting].clock += cost::kBarrierStore;
  if (slot != 0 && m_untouched.take(slot - kArenaBase)) charge_first_store(m_acting);
  if (!m_barrier.record(m_acting, slot, Heap::pack(old), Heap::pack(value))) return;
  MarkTally tally;
  tally.observer = m_log.mark_observer();
  m_barrier.flush(m_heap, m_marker, m_acting, tally, m_log.barrier_observer());
  m_processors[m_acting].clock += tally.cost;
  m_cycle.marking.add(tally);
}

}  // namespace tricolor
