// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>
#include <utility>

#include "core/base/version_profile.h"
#include "core/sim/allocation_costs.h"
#include "core/sim/runtime.h"

// What programs ask for: memory, time, waiting; and where a slot comes from (go-gc-model §2.3).

namespace tricolor {
namespace {

/// sync.poolLocal and sync.poolChainElt.
constexpr Bytes kPoolLocalBytes = 128;
constexpr Bytes kPoolElementBytes = 48;

Goroutine system_goroutine(Goroutine::Kind kind, std::string_view function) {
  Goroutine made;
  made.kind = kind;
  made.function = function;
  made.state = Goroutine::State::kWaiting;
  return made;
}

}  // namespace

Runtime::Runtime(const Config& config, std::unique_ptr<Program> main)
    : m_config(config),
      m_footprint(runtime_footprint(config.go_minor)),
      m_heap(SizeClassMap(config.go_minor, config.marker == MarkerKind::kGreenTea), config.procs),
      m_pacer(pacer_variant_for(config.go_minor), config.gogc, config.memory_limit),
      m_limiter(0, config.procs),
      m_scavenger(config.go_minor),
      m_stacks(config.procs),
      m_scannable_stacks(config.procs),
      m_off_heap(m_footprint.off_heap_bytes, m_footprint.span_descriptor_bytes, config.procs),
      m_marker(config.procs, config.marker == MarkerKind::kGreenTea, config.vector_marking),
      m_barrier(config.procs, config.write_barrier),
      m_processors(static_cast<std::size_t>(config.procs)) {
  for (Processor& p : m_processors) p.idle = true;
  m_processors[0].idle = false;
  if (!config.runtime_startup) {
    m_footprint.data_bytes = kWordBytes;
    m_footprint.bss_bytes = 0;
  }
  m_globals.scan_bytes = m_footprint.data_bytes + m_footprint.bss_bytes;
  m_pacer.inputs().globals_scan = m_globals.scan_bytes;
  m_goroutines.push_back(system_goroutine(Goroutine::Kind::kSweeper, "runtime.bgsweep"));
  if (config.runtime_startup) make_startup_objects();
  go(std::move(main), "main.main");
  m_processors[0].clock = 0;  // the first goroutine wakes nobody
  for (std::size_t i = 1; i < m_processors.size(); ++i) m_processors[i] = Processor{.idle = true};
  m_goroutines.push_back(system_goroutine(Goroutine::Kind::kScavenger, "runtime.bgscavenge"));
  commit();
  take_sample();
}

void Runtime::make_startup_objects() {
  for (const StartupObjects& row : startup_objects(m_config.go_minor)) {
    const PointerLayout layout =
        row.noscan ? PointerLayout::none() : PointerLayout::all(row.bytes / kWordBytes);
    const TypeId type = m_heap.types().intern("runtime", row.bytes, layout);
    for (std::uint32_t i = 0; i < row.count; ++i) {
      const Address object = allocate(0, type, plan(type));
      if (row.stays) m_runtime_roots.push_back(object);
    }
  }
  m_processors[0].clock = 0;
  for (std::uint32_t i = 0; i < m_footprint.system_goroutines; ++i) {
    m_stacks.allocate(m_heap, 0, Stack::kSmallestBytes);
    scannable_stacks_changed(0, Stack::kSmallestBytes, 0);
  }
  take_thread_stacks(m_footprint.thread_stack_spans + (m_config.procs > 1 ? 1 : 0));
}

// --- goroutines ------------------------------------------------------------------------------

GoroutineId Runtime::go(std::unique_ptr<Program> body, std::string_view function) {
  GoroutineId id = static_cast<GoroutineId>(m_goroutines.size());
  SpanId kept = kNoSpan;
  Bytes kept_bytes = 0;
  if (!m_dead_goroutines.empty()) {
    id = m_dead_goroutines.back();
    m_dead_goroutines.pop_back();
    kept = m_goroutines[id].stack_span;
    kept_bytes = m_goroutines[id].stack.allocated_bytes;
    m_goroutines[id] = Goroutine();
  } else {
    m_goroutines.emplace_back();
    if (m_config.runtime_startup && id > 1) {
      const Bytes bytes = m_footprint.descriptor_bytes;
      const TypeId type =
          m_heap.types().intern("runtime.g", bytes, PointerLayout::all(bytes / kWordBytes));
      m_runtime_roots.push_back(allocate(m_acting, type, plan(type)));
    }
  }
  Goroutine& g = m_goroutines[id];
  g.function = function;
  g.program = std::move(body);
  // Everything that a goroutine born during marking can reach came through the barrier (§3.2).
  g.stack_scanned = m_marking;
  give_stack(m_acting, g, kept, kept_bytes);
  m_log.add(EventKind::kGoroutineStart, 0, 0, id);
  make_runnable(id);
  return id;
}

std::uint32_t Runtime::make_semaphore(std::uint32_t count) {
  m_semaphores.push_back({count, {}});
  return static_cast<std::uint32_t>(m_semaphores.size() - 1);
}

void Runtime::release(std::uint32_t id) {
  Semaphore& semaphore = m_semaphores[id];
  if (semaphore.waiters.empty()) {
    ++semaphore.count;
    return;
  }
  const GoroutineId g = semaphore.waiters.front();
  semaphore.waiters.pop_front();
  m_goroutines[g].started = false;  // its kAcquire is served
  make_runnable(g);
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

Address Runtime::allocate_pointers(std::string_view name, Bytes bytes) {
  const TypeId type = m_heap.types().intern(name, bytes, PointerLayout::all(bytes / kWordBytes));
  return allocate(m_acting, type, plan(type));
}

// The pool's lists are heap memory: the pointer that goes in is shaded like any other store.
void Runtime::pool_put(std::uint32_t pool, Address object) {
  make_pool_array(m_pools[pool]);
  make_pool_ring(m_pools[pool]);
  m_pools[pool].put(m_acting, object);
  const GoroutineId g = m_processors[static_cast<std::size_t>(m_acting)].goroutine;
  if (m_marking) before_store(g, 0, 0, object);
}

void Runtime::note(std::string_view label) {
  m_notes.emplace_back(label);
  m_log.add(EventKind::kNote, 0, 0, m_notes.size() - 1);
}

void Runtime::before_store(GoroutineId g, Address slot, Address old, Address value) {
  m_log.add(EventKind::kStore, slot, value, old);
  if (!m_marking) return;
  if (m_config.write_barrier != BarrierMode::kBoth) {
    const Ticks at = m_processors[static_cast<std::size_t>(m_acting)].clock;
    if (m_config.verify) m_unbarriered.push_back({nanos(at), g, slot, old, value});
    if (m_config.write_barrier == BarrierMode::kNone) return;
  }
  m_processors[static_cast<std::size_t>(m_acting)].clock += cost::kBarrierStore;
  if (slot != 0 && m_untouched.take(slot - kArenaBase)) charge_first_store(m_acting);
  if (!m_barrier.record(m_acting, slot, Heap::pack(old), Heap::pack(value))) return;
  MarkTally tally;
  tally.observer = m_log.mark_observer();
  m_barrier.flush(m_heap, m_marker, m_acting, tally, m_log.barrier_observer());
  m_processors[static_cast<std::size_t>(m_acting)].clock += tally.cost;
  account(tally);
}

// --- serving requests ---------------------------------------------------------------------------

void Runtime::run_mutator(int index) {
  Processor& p = m_processors[static_cast<std::size_t>(index)];
  const GoroutineId id = p.goroutine;
  Goroutine& g = m_goroutines[id];
  QuietAllocator quiet({m_heap, index, p.clock, p.at, m_horizon, m_progress.until,
                        m_progress.actions_left, m_actions, m_plans,
                        m_marking ? &g.balance_bytes : nullptr});
  const bool may_be_quiet = !m_log.on() && (!m_marking || m_config.assists);
  Mutator m(m_heap, *this, g.stack, m_globals, id, m_marking || m_log.on(),
            may_be_quiet ? &quiet : nullptr);
  const bool was_marking = m_marking;
  while (may_act(p) && p.goroutine == id && m_marking == was_marking && !m_finished) {
    if (m_log.on()) [[unlikely]]
      m_log.at(nanos(p.clock), index, id, &m_heap);
    if (g.assisting) {
      if (!assist_step(index, g)) return;
    } else if (p.preempt) {
      turned();
      p.preempt = false;
      p.clock += cost::kSwitch;
      requeue(index);
      return;
    } else if (!g.started) {
      turned();
      g.started = true;
      resume(index, g, m, 0);
    } else if (g.returning != 0) [[unlikely]] {
      return_from_mallocgc(index, g, m);
    } else if (!serve(index, g, m)) {
      return;
    }
  }
}

void Runtime::resume(int index, Goroutine& g, Mutator& m, Address result) {
  g.pending = g.program->resume(m, result);
  m_processors[static_cast<std::size_t>(index)].clock += m.take_work_1024th_ns();
  if (m.met_nil()) [[unlikely]] {
    return panicked(index, "invalid memory address or nil pointer dereference");
  }
  if (g.pending.kind == Request::Kind::kWork) g.work_left = ticks_of(g.pending.ns);
}

// False if the goroutine left the processor or cannot go on now.
bool Runtime::serve(int index, Goroutine& g, Mutator& m) {
  Processor& p = m_processors[static_cast<std::size_t>(index)];
  switch (g.pending.kind) {
    case Request::Kind::kAllocate:
      return serve_allocation(index, g, m);
    case Request::Kind::kWork: {
      turned();
      const Ticks slice = std::min(g.work_left, std::max<Ticks>(m_horizon - p.clock, 1));
      p.clock += slice;
      g.work_left -= slice;
      if (g.work_left == 0) resume(index, g, m, 0);
      return true;
    }
    case Request::Kind::kAcquire: {
      turned();
      Semaphore& semaphore = m_semaphores[g.pending.semaphore];
      if (semaphore.count > 0) {
        --semaphore.count;
        resume(index, g, m, 0);
        return true;
      }
      semaphore.waiters.push_back(p.goroutine);
      m_log.add(EventKind::kGoroutineBlock);
      deschedule(index, Goroutine::State::kWaiting);
      return false;
    }
    case Request::Kind::kCollect:
    case Request::Kind::kFreeOSMemory:
      if (!serve_collect(index, g)) return false;
      resume(index, g, m, 0);
      return true;
    case Request::Kind::kAwaitMark:
      acted();
      if (m_marking || m_pause.phase == Phase::kSweepTermination) {
        m_collect_waiters.push_back(p.goroutine);
        deschedule(index, Goroutine::State::kWaiting);
        return false;
      }
      resume(index, g, m, 0);
      return true;
    case Request::Kind::kSleep:
      turned();
      m_sleepers.push_back({p.clock + ticks_of(g.pending.ns), p.goroutine});
      g.started = false;
      deschedule(index, Goroutine::State::kWaiting);
      return false;
    case Request::Kind::kYield:
      turned();
      g.started = false;
      p.clock += cost::kSwitch;
      requeue(index);
      return false;
    case Request::Kind::kExit:
      turned();
      exit_goroutine(index);
      return false;
  }
  return false;
}

bool Runtime::serve_allocation(int index, Goroutine& g, Mutator& m) {
  Processor& p = m_processors[static_cast<std::size_t>(index)];
  const TypeId type = g.pending.type;
  const AllocationPlan& how = plan(type);
  const bool marking = m_marking;
  if (marking) [[unlikely]] {
    const Payment payment = pay(index, g, how);
    if (payment == Payment::kLeft) return false;
    if (payment == Payment::kBusy) {
      turned();
      return true;
    }
  }
  acted();
  const Bytes live_before = m_pacer.inputs().heap_live;
  const Address object = allocate(index, type, how);
  if (marking) [[unlikely]] {
    g.charged = false;
    g.excused = false;
    g.balance_bytes -=
        static_cast<std::int64_t>(how.slot_bytes) - static_cast<std::int64_t>(how.bytes);
    p.clock += cost::kAllocateBlack;
  }
  if (m_log.on()) [[unlikely]] {
    m_log.add(EventKind::kAllocate, object, marking ? 1 : 0, how.slot_bytes);
  }
  p.at = object;
  // Only a refill or a large allocation looks at the trigger (§2.3), before it returns the object:
  // what that is going to replace is still there when the world stops.
  const bool refilled = m_pacer.inputs().heap_live != live_before;
  if (refilled && over_trigger()) [[unlikely]] {
    hold_in_mallocgc(g, object);
    start_cycle(index, automatic_reason(), CycleKind::kHeap);
    return false;
  }
  resume(index, g, m, object);
  return true;
}

// The frame is not counted: the stack's size was measured at such a moment.
void Runtime::hold_in_mallocgc(Goroutine& g, Address object) {
  const auto first_variable = static_cast<std::uint32_t>(g.stack.variables.size());
  g.stack.frames.push_back({"runtime.mallocgc", 0, first_variable});
  g.stack.variables.push_back({"x", object});
  g.returning = object;
}

void Runtime::return_from_mallocgc(int index, Goroutine& g, Mutator& m) {
  acted();
  m.ret();
  resume(index, g, m, std::exchange(g.returning, 0));
}

// runtime.GC() and debug.FreeOSMemory() (§3.12). True when the call returns.
bool Runtime::serve_collect(int index, Goroutine& g) {
  Processor& p = m_processors[static_cast<std::size_t>(index)];
  using Stage = Goroutine::CollectStage;
  const auto wait = [&] {
    m_collect_waiters.push_back(p.goroutine);
    deschedule(index, Goroutine::State::kWaiting);
  };
  acted();
  switch (g.collect) {
    case Stage::kNone:
      g.collect_cycle = m_cycle_number + 1;
      g.collect = Stage::kStart;
      if (m_marking) wait();
      return false;
    case Stage::kWaitForCurrent:
    case Stage::kStart:
      g.collect = Stage::kWaitForMark;
      if (m_cycle_number < g.collect_cycle) {
        start_cycle(index, CycleReason::kForced, CycleKind::kCycle);
      }
      if (m_marking || stopped()) wait();
      return false;
    case Stage::kWaitForMark:
      g.collect = Stage::kSweep;
      return false;
    case Stage::kSweep: {
      Sweeper::Tally tally;
      if (m_sweeper.sweep_one(m_heap, tally)) {
        swept(index, tally);
        return false;
      }
      finish_sweep(index);
      if (g.pending.kind == Request::Kind::kFreeOSMemory) free_os_memory(index);
      g.collect = Stage::kNone;
      return true;
    }
  }
  return true;
}

// The process ends as Go's does; the text is what it would print.
void Runtime::panicked(int index, std::string_view why) {
  const GoroutineId id = m_processors[static_cast<std::size_t>(index)].goroutine;
  m_panic = "panic: runtime error: " + std::string(why) + " (goroutine " + std::to_string(id) +
            ", " + m_goroutines[id].function + ")";
  note(m_panic);
  m_finished = true;
  note_heap_alloc();
  take_sample();
}

void Runtime::exit_goroutine(int index) {
  Processor& p = m_processors[static_cast<std::size_t>(index)];
  const GoroutineId id = p.goroutine;
  Goroutine& g = m_goroutines[id];
  if (m_marking && g.balance_bytes > 0) {
    m_credit.give_back(static_cast<std::int64_t>(m_pacer.assist_work_per_byte() *
                                                 static_cast<double>(g.balance_bytes)));
  }
  m_log.add(EventKind::kGoroutineExit);
  deschedule(index, Goroutine::State::kDead);
  g.program.reset();
  if (id != kMainGoroutine) leave_stack(index, g);
  if (id == kMainGoroutine) {
    g.stack = Stack();
    m_finished = true;  // main returned: the process ends
    note_heap_alloc();
    take_sample();
    return;
  }
  m_dead_goroutines.push_back(id);
}

// --- allocation
// -----------------------------------------------------------------------------------

const AllocationPlan& Runtime::make_plan(TypeId type) {
  if (type >= m_plans.size()) m_plans.resize(m_heap.types().size());
  const TypeInfo& info = m_heap.types()[type];
  AllocationPlan& made = m_plans[type];
  const int index = m_heap.sizes().class_for(info.bytes, info.noscan());
  made.bytes = info.bytes;
  made.small_case = info.bytes == 0 || (info.noscan() && info.bytes < kTinyBytes);
  made.large = index == kLargeClass;
  made.untouched = info.use == MemoryUse::kUntouched;
  made.slot_bytes =
      static_cast<std::uint32_t>(m_heap.sizes().slot_bytes(info.bytes, info.noscan()));
  made.span_class = static_cast<std::int16_t>(span_class(index, info.noscan()));
  made.cost = allocation_cost(index, info.noscan(), made.slot_bytes, m_config.go_minor);
  return made;
}

Address Runtime::allocate(int index, TypeId type, const AllocationPlan& how) {
  Processor& p = m_processors[static_cast<std::size_t>(index)];
  if (how.small_case) [[unlikely]] {
    // Zero-size objects share one address outside the heap (runtime.zerobase).
    return how.bytes == 0 ? kArenaBase - kPageBytes : allocate_tiny(index, type, how);
  }
  p.clock += how.cost;
  const Address object = m_heap.allocate_cached(index, how.span_class, type);
  if (object != 0) [[likely]]
    return object;
  return how.large ? allocate_large(index, type, how) : allocate_slow(index, type, how);
}

// Several small pointer-free objects share a 16-byte block (§2.4).
Address Runtime::allocate_tiny(int index, TypeId type, const AllocationPlan& how) {
  MCache& cache = m_heap.cache_of(index);
  const Bytes n = how.bytes;
  const Bytes align = n % 8 == 0 ? 8 : n % 4 == 0 ? 4 : n % 2 == 0 ? 2 : 1;
  const Bytes offset = (cache.tiny_offset + align - 1) / align * align;
  if (cache.tiny != 0 && offset + n <= kTinyBytes) {
    cache.tiny_offset = offset + n;
    ++cache.tiny_allocations;
    m_processors[static_cast<std::size_t>(index)].clock += kTinyAllocation;
    return cache.tiny + offset / kWordBytes * kWordBytes;
  }
  const int block_class = span_class(kTinyClass, true);
  m_processors[static_cast<std::size_t>(index)].clock +=
      allocation_cost(kTinyClass, true, kTinyBytes, m_config.go_minor);
  Address block = m_heap.allocate_cached(index, block_class, type);
  if (block == 0) {
    AllocationPlan block_plan = how;
    block_plan.small_case = false;
    block_plan.slot_bytes = static_cast<std::uint32_t>(kTinyBytes);
    block_plan.span_class = static_cast<std::int16_t>(block_class);
    block = allocate_slow(index, type, block_plan);
  }
  if (cache.tiny == 0 || n < cache.tiny_offset) {
    cache.tiny = block;
    cache.tiny_offset = n;
  }
  return block;
}

// A refill: the cached span is full (§2.3).
Address Runtime::allocate_slow(int index, TypeId type, const AllocationPlan& how) {
  Sweeper::Tally tally;
  const SpanId full = m_heap.retire_cached(index, how.span_class);
  if (full != kNoSpan) m_sweeper.uncache(m_heap, full, tally);
  const Bytes span_bytes = size_class(how.span_class / 2).span_bytes;
  PacerInputs& inputs = m_pacer.inputs();
  m_sweeper.pay_debt(m_heap, span_bytes, 0, inputs.heap_live, tally);
  SpanId id = m_sweeper.acquire_for_cache(m_heap, how.span_class, tally);
  swept(index, tally);
  if (id == kNoSpan) {
    reclaim(index, static_cast<std::uint32_t>(span_bytes / kPageBytes));
    const Heap::NewSpan made = m_heap.create_span(how.span_class, 0, index);
    scavenge_for(index, made.run);
    charge_new_pages(index, made.id, made.run, how.untouched);
    id = made.id;
    m_heap.span(id).sweepgen = m_sweeper.sweepgen();
  }
  const Span& s = m_heap.span(id);
  m_processors[static_cast<std::size_t>(index)].clock +=
      crowded_span_cost(s.size_class, s.allocated);
  // The whole rest of the span counts as handed out, tail included (§2.9).
  inputs.heap_live += s.bytes() - Bytes{s.allocated} * s.slot_bytes;
  m_heap.cache(index, id);
  // The scannable heap learns of what was allocated with a refill only, large objects included
  // (§2.9).
  if (!m_marking) m_pacer.inputs().heap_scan += m_heap.take_placed_ptrdata();
  heap_live_changed();
  return m_heap.allocate_cached(index, how.span_class, type);
}

Address Runtime::allocate_large(int index, TypeId type, const AllocationPlan& how) {
  Sweeper::Tally tally;
  const auto pages = static_cast<std::uint32_t>(how.slot_bytes / kPageBytes);
  m_sweeper.pay_debt(m_heap, how.slot_bytes, pages, m_pacer.inputs().heap_live, tally);
  swept(index, tally);
  reclaim(index, pages);
  const Heap::NewSpan made = m_heap.create_span(how.span_class, how.slot_bytes, index);
  scavenge_for(index, made.run);
  charge_new_pages(index, made.id, made.run, how.untouched);
  if (!m_heap.span(made.id).needs_zero) {
    m_processors[static_cast<std::size_t>(index)].clock -= clearing_cost(how.slot_bytes);
  }
  m_sweeper.adopt(m_heap, made.id);
  m_pacer.inputs().heap_live += how.slot_bytes;
  heap_live_changed();
  return m_heap.allocate_large(made.id, type);
}

// While sweeping is not over, as many pages as are taken are first reclaimed (§2.8).
void Runtime::reclaim(int index, std::uint32_t pages) {
  if (m_sweeper.done()) return;
  Sweeper::Tally tally;
  m_sweeper.reclaim(m_heap, pages, tally);
  swept(index, tally);
}

// Pages that the system has to back, which are those that somebody writes to: the heap if the
// memory was used before and has to be cleared, else the program; and those on which the barrier's
// read will come first. From 1.22 the heap writes to new spans before the program does: its bitmap
// at the end of spans of small objects, a header in front of larger ones (§2.6).
void Runtime::charge_new_pages(int index, SpanId id, const PageHeap::Run& run, bool untouched) {
  const bool stays_unbacked = untouched && !m_heap.span(id).needs_zero;
  m_processors[static_cast<std::size_t>(index)].clock +=
      static_cast<Ticks>(run.scavenged_pages * kPageBytes) *
      (stays_unbacked ? kNewMemoryByte : kPageFaultByte);
  if (run.grown != 0) m_log.add(EventKind::kGrowHeap, 0, 0, run.grown);
  m_off_heap.spans(m_heap.spans_in_use());
  note_off_heap();
  const Span& s = m_heap.span(id);
  if (!m_marking || s.noscan || s.needs_zero || m_config.write_barrier == BarrierMode::kNone) {
    return;
  }
  Bytes bytes = s.bytes();
  if (holds(Since::kAllocationHeaders, m_config.go_minor) && s.size_class != kLargeClass) {
    if (s.slot_bytes > kMaxHeaderlessBytes) return;
    bytes -= UntouchedPages::kPageBytes;
  }
  m_untouched.add(s.offset(), bytes);
}

void Runtime::charge_first_store(int index) {
  Ticks spent = cost::kReplaceZeroPage;
  for (std::size_t i = 0; i < m_processors.size(); ++i) {
    Processor& other = m_processors[i];
    if (static_cast<int>(i) == index || other.idle) continue;
    other.clock += cost::kInterrupted;
    spent = cost::kReplaceZeroPage + cost::kInterruptOthers;
  }
  m_processors[static_cast<std::size_t>(index)].clock += spent;
}

}  // namespace tricolor
