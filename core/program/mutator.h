// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "core/base/units.h"
#include "core/heap/heap.h"
#include "core/heap/roots.h"
#include "core/program/call_queue.h"
#include "core/program/program.h"
#include "core/program/quiet_allocator.h"
#include "core/program/quiet_barrier.h"

namespace tricolor {

/// What a mutator needs of the world beyond the heap's facade. Implemented by sim; every
/// call is rare except before_store, which is only reached while the barrier is on or
/// somebody watches stores.
class MutatorHost : public StoreHost {
 public:
  /// The write barrier, before `*slot` (which holds `old`) becomes `value`.
  virtual void before_store(GoroutineId g, Address slot, Address old, Address value) = 0;
  /// What the operating system takes to back memory of the heap that nobody has written to so far.
  virtual Ticks back(Address address, Bytes bytes) = 0;
  virtual bool barrier_is_on() const = 0;
  virtual GoroutineId go(std::unique_ptr<Program> body, std::string_view function) = 0;
  /// A new frame does not fit into the stack of `g`.
  virtual void grow_stack(GoroutineId g, Bytes frame_bytes) = 0;
  virtual std::uint32_t make_semaphore(std::uint32_t count) = 0;
  virtual void release(std::uint32_t semaphore) = 0;
  virtual std::uint32_t make_pool(std::string_view name, Address at) = 0;
  virtual Address pool_get(std::uint32_t pool) = 0;
  virtual void pool_put(std::uint32_t pool, Address object) = 0;
  virtual void set_finalizer(GoroutineId g, Address object, const FuncValue* function) = 0;
  virtual void add_cleanup(GoroutineId g, Address object, const FuncValue& function,
                           Address argument) = 0;
  virtual Address make_weak(Address object) = 0;
  virtual Address weak_value(Address handle) = 0;
  virtual CallCounts call_counts(CallQueue queue) const = 0;
  virtual std::optional<DueCall> take_call(CallQueue queue) = 0;
  virtual void finish_call(GoroutineId g, CallQueue queue, const DueCall& call) = 0;
  virtual void note(std::string_view label) = 0;
  /// Go's minor version that the run behaves as: 19 … 26.
  virtual int go_minor() const = 0;
};

/// What a program can do without waiting: load, store, keep, drop, call, return, start
/// goroutines, spend time. Bound to one goroutine for the length of one resume().
class Mutator {
 public:
  Mutator(Heap& heap, MutatorHost& host, Stack& stack, Globals& globals, GoroutineId g,
          bool stores_are_watched, QuietAllocator* quiet = nullptr)
      : m_heap(heap),
        m_host(host),
        m_stack(stack),
        m_globals(globals),
        m_goroutine(g),
        m_watched(stores_are_watched),
        m_quiet(quiet) {}

  // --- heap ---------------------------------------------------------------------------
  /// The pointer in word `word` of `object`.
  Address load(Address object, std::uint64_t word) const {
    if (object == 0) [[unlikely]]
      return m_met_nil = true, 0;
    return m_heap.load(object + kWordBytes * word);
  }
  /// `object.words[word] = value`, through the write barrier. `value` may be interior or nil.
  void store(Address object, std::uint64_t word, Address value) {
    if (object == 0) [[unlikely]] {
      m_met_nil = true;
      return;
    }
    const Address slot = object + kWordBytes * word;
    if (m_watched) [[unlikely]]
      before_store(slot, value);
    m_heap.store(slot, value);
  }
  /// `object.words[word]` will be stored to soon; starts fetching it on the machine that simulates.
  void expect_store(Address object, std::uint64_t word) const {
    m_heap.prefetch_object(Heap::pack(object + kWordBytes * word));
  }
  /// What Request::allocate(type) would bring, if it can be had at once; nil if it must be
  /// requested.
  Address allocate_now(TypeId type) {
    return m_quiet == nullptr ? 0 : m_quiet->allocate(type, take_work_1024th_ns());
  }
  /// Many allocations of `type` one after the other, with at most `stores` after each, through the
  /// burst, to what was allocated and to other objects. An empty burst if they have to be requested
  /// one by one. After end_burst() the mutator may do anything else again.
  Burst begin_burst(TypeId type, std::uint32_t stores) {
    if (m_quiet == nullptr) return {};
    return m_quiet->begin(type, m_work_1024th_ns, stores, &m_barrier);
  }
  void end_burst(TypeId type, const Burst& burst) {
    if (burst.lent()) m_work_1024th_ns = m_quiet->end(type, burst);
  }
  /// The type for an allocation request; the same arguments give the same id.
  TypeId type(std::string_view name, Bytes bytes, const PointerLayout& pointers,
              MemoryUse use = {}) {
    return m_heap.types().intern(name, bytes, pointers, use);
  }

  const SizeClassMap& sizes() const { return m_heap.sizes(); }
  /// The capacity that a growing slice, builder or map of `bytes` gets (Go's roundupsize).
  Bytes round_up(Bytes bytes, bool noscan) const { return sizes().round_up(bytes, noscan); }

  // --- stack and globals (no barrier for the stack; globals have one) -------------------
  /// Calls `function`, whose frame takes `frame_bytes` of the stack.
  void call(std::string_view function, Bytes frame_bytes);
  /// Returns from the innermost frame; its variables are gone.
  void ret();
  /// Declares a pointer variable in the innermost frame; the index is valid until ret().
  std::uint32_t declare(std::string_view name, Address value = 0);
  void set(std::uint32_t variable, Address value) { m_stack.variables[variable].value = value; }
  Address get(std::uint32_t variable) const { return m_stack.variables[variable].value; }
  /// Declares a global pointer variable (program start-up only).
  std::uint32_t declare_global(std::string_view name);
  void set_global(std::uint32_t global, Address value);
  Address global(std::uint32_t global) const { return m_globals.variables[global].value; }

  // --- objects that die (go-gc-model §8.8) ----------------------------------------------
  /// runtime.SetFinalizer: `function` gets the object some time after the collector found it dead.
  /// `object` is the address of an object that has none yet; anything else ends the program.
  void set_finalizer(Address object, const FuncValue& function) {
    m_host.set_finalizer(m_goroutine, object, &function);
  }
  /// runtime.SetFinalizer(object, nil).
  void clear_finalizer(Address object) { m_host.set_finalizer(m_goroutine, object, nullptr); }
  /// runtime.AddCleanup, from Go 1.24: `function` gets `argument` some time after `object`, which
  /// may be interior, was freed. There may be several.
  void add_cleanup(Address object, const FuncValue& function, Address argument = 0) {
    m_host.add_cleanup(m_goroutine, object, function, argument);
  }
  /// weak.Make, from Go 1.24: a handle of 8 bytes, itself an object to be kept in a variable; the
  /// same for the same pointer.
  Address make_weak(Address object) { return m_host.make_weak(object); }
  /// weak.Pointer.Value: a strong pointer, or nil once the object was found dead.
  Address weak_value(Address handle) { return m_host.weak_value(handle); }
  /// As runtime/metrics has them (/gc/finalizers/…, /gc/cleanups/…); Go 1.24 queues both as one.
  CallCounts call_counts(CallQueue queue) const { return m_host.call_counts(queue); }
  /// The next function for the runtime's goroutine of that queue, and when it has run.
  std::optional<DueCall> take_call(CallQueue queue) { return m_host.take_call(queue); }
  void finish_call(CallQueue queue, const DueCall& call) {
    m_host.finish_call(m_goroutine, queue, call);
  }

  // --- time and others ------------------------------------------------------------------
  /// Writes to memory of an object whose type says that little of it is written when it is made
  /// (MemoryUse): what is new there has to be backed now.
  void write(Address address, Bytes bytes) { m_work_1024th_ns += m_host.back(address, bytes); }
  /// What the write barrier adds to stores that are not simulated one by one: of pointers to
  /// constants, which it looks up in vain.
  void barrier_work(double ns) {
    if (m_watched && m_host.barrier_is_on()) work(ns);
  }
  /// Short mutator work, in ns with a fraction (added up exactly in 1/1024 ns).
  void work(double ns) { m_work_1024th_ns += ticks(ns); }
  GoroutineId go(std::unique_ptr<Program> body, std::string_view function) {
    return m_host.go(std::move(body), function);
  }
  std::uint32_t make_semaphore(std::uint32_t count) { return m_host.make_semaphore(count); }
  void release(std::uint32_t semaphore) { m_host.release(semaphore); }
  /// `at`: where the sync.Pool itself is, if in the heap.
  std::uint32_t make_pool(std::string_view name, Address at = 0) {
    return m_host.make_pool(name, at);
  }
  /// nil if the pool and its victim are empty (the caller then allocates, as New does).
  Address pool_get(std::uint32_t pool) { return m_host.pool_get(pool); }
  void pool_put(std::uint32_t pool, Address object) { m_host.pool_put(pool, object); }
  /// Names this moment on the time line ("plateau", "grown").
  void note(std::string_view label) { m_host.note(label); }
  int go_minor() const { return m_host.go_minor(); }

  /// True once nil was dereferenced, which panics: a user may cut any pointer by hand.
  bool met_nil() const { return m_met_nil; }
  /// From now on stores may go through this, while stores are watched.
  void use(const QuietBarrier& barrier) { m_barrier = barrier; }
  std::int64_t take_work_1024th_ns() { return std::exchange(m_work_1024th_ns, 0); }

 private:
  void before_store(Address slot, Address value) {
    if (m_barrier.has_room(1)) {
      m_barrier.record(slot, m_heap.word(slot), Heap::pack(value), *m_barrier.clock);
    } else {
      m_host.before_store(m_goroutine, slot, m_heap.load(slot), value);
    }
  }

  Heap& m_heap;
  MutatorHost& m_host;
  Stack& m_stack;
  Globals& m_globals;
  GoroutineId m_goroutine;
  bool m_watched;
  QuietAllocator* m_quiet;
  QuietBarrier m_barrier;
  mutable bool m_met_nil = false;
  std::int64_t m_work_1024th_ns = 0;
};

}  // namespace tricolor
