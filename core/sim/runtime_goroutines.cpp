// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <utility>

#include "core/program/append_growth.h"
#include "core/sim/runtime.h"

// What programs get at once: goroutines, semaphores, pools, notes, and the write barrier.

namespace tricolor {
namespace {

/// sync.poolLocal: an interface value, the shared list's two ends, padding.
constexpr Bytes kPoolLocalBytes = 128;
PointerLayout pool_locals(std::uint32_t count) {
  return {.per_group = 4, .groups = count, .group_stride = kPoolLocalBytes / kWordBytes};
}
/// sync.poolChainElt: two indices, the ring as a slice, the elements after it (not laid down here)
/// and before.
constexpr Bytes kPoolElementBytes = 48;
constexpr PointerLayout kPoolElementPointers{.first = 1, .stride = 4, .per_group = 2};

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

std::uint32_t Runtime::make_pool(std::string_view name, Address at) {
  m_pools.emplace_back(std::string(name), m_config.procs, at);
  return static_cast<std::uint32_t>(m_pools.size() - 1);
}

Address Runtime::pool_get(std::uint32_t pool) {
  pin_pool(m_pools[pool]);
  return m_pools[pool].get(m_acting);
}

// pinSlow, at the first use after each cycle: the pool joins the list of those in use and gets 128
// bytes for each processor (§8.5).
void Runtime::pin_pool(SyncPool& pool) {
  if (!m_config.runtime_startup || !pool.needs_array()) return;
  append(m_all_pools, "[]*sync.Pool", pool.at());
  const auto processors = static_cast<std::uint32_t>(m_config.procs);
  pool.set_array(
      allocate_typed("[]sync.poolLocal", kPoolLocalBytes * processors, pool_locals(processors)));
}

// For more than one object of a processor: list elements with rings of interface values.
void Runtime::make_pool_ring(SyncPool& pool) {
  const std::uint32_t entries = m_config.runtime_startup ? pool.needed_ring(m_acting) : 0;
  if (entries == 0) return;
  const Address element =
      allocate_typed("sync.poolChainElt", kPoolElementBytes, kPoolElementPointers);
  const Address values = allocate_pointers("[]any", Bytes{entries} * 2 * kWordBytes);
  pool.add_ring(m_acting, entries, element, values);
}

// poolCleanup, with the world stopped.
void Runtime::clean_up_pools() {
  for (SyncPool& pool : m_pools) pool.clear();
  if (!m_config.runtime_startup) return;
  m_runtime_roots.set_bss(m_old_pools_root, m_all_pools.array);
  m_runtime_roots.set_bss(m_all_pools.root, 0);
  m_all_pools = {.root = m_all_pools.root};
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
  append(
      m_all_goroutines.descriptors, "runtime.allgs",
      allocate_typed("runtime.g", m_footprint.descriptor_bytes, m_footprint.descriptor_pointers));
}

// What the old array leads to is marked if marking goes on: allgs begins with it, and the lists of
// pools are all younger than the cycle.
void Runtime::append(PointerList& list, std::string_view name, Address value) {
  if (list.entries == list.capacity) {
    list.capacity =
        grown_capacity(m_heap.sizes(), list.capacity, list.entries + 1, {kWordBytes, false});
    const Address array = allocate_pointers(name, list.capacity * kWordBytes);
    for (std::uint64_t i = 0; i < list.entries; ++i) {
      m_heap.store(array + i * kWordBytes, m_heap.load(list.array + i * kWordBytes));
    }
    list.array = array;
    m_runtime_roots.set_bss(list.root, array);
  }
  m_heap.store(list.array + list.entries * kWordBytes, value);
  ++list.entries;
}

void Runtime::make_lists_of_runtime() {
  PointerList& all = m_all_goroutines.descriptors;
  all.array = allocate_pointers("runtime.allgs", all.capacity * kWordBytes);
  all.root = m_runtime_roots.add_to_bss(all.array);
  m_all_pools.root = m_runtime_roots.add_to_bss(0);
  m_old_pools_root = m_runtime_roots.add_to_bss(0);
}

// Its snapshot is the first pointer that is stored with the barrier on (gcPrepareMarkRoots). What
// descriptors lead to, main's thread, does not stay the same; with one processor it most often is
// the first.
void Runtime::shade_list_of_goroutines(int index) {
  const Address array = m_all_goroutines.descriptors.array;
  if (array == 0 || !barrier_is_on()) return;
  m_barrier.record(index, 0, 0, Heap::pack(array));
  if (m_config.procs == 1 || !holds(Since::kSnapshotOfProcessors, m_config.go_minor)) return;
  constexpr auto& kThreads = RuntimeThreads::kMainThreads;
  const auto& main = kThreads[static_cast<std::size_t>(m_variation.below(int{kThreads.size()}))];
  // One store must have room afterwards; of hundreds of processors .bss leads to the others.
  const std::size_t most = m_barrier.buffer(index).room() - 1;
  for (const Address object : m_threads.behind(main, most)) {
    m_barrier.record(index, 0, 0, Heap::pack(object));
  }
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
  pin_pool(m_pools[pool]);
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
  if (slot != 0 && m_untouched.take(slot - kArenaBase)) {
    m_processors[m_acting].clock += first_store();
  }
  if (!m_barrier.record(m_acting, slot, Heap::pack(old), Heap::pack(value))) return;
  MarkTally tally;
  tally.observer = m_log.mark_observer();
  m_barrier.flush(m_heap, m_marker, m_acting, tally, m_log.barrier_observer());
  m_processors[m_acting].clock += tally.cost;
  m_cycle.marking.add(tally);
}

}  // namespace tricolor
