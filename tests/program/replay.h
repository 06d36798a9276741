// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/heap/heap.h"
#include "core/heap/roots.h"
#include "core/program/mutator.h"
#include "core/program/program.h"
#include "core/program/workload.h"

namespace tricolor::test {

/// Runs programs on a real Heap without a World: one processor, no time, and a collector that
/// stops everything, marks from the roots and sweeps. What it frees too early a program would
/// miss: each pointer that is marked must lead to an object.
///
/// 1. Set what is public, then run() once.
/// 2. Read what was counted.
class Replay final : public MutatorHost {
 public:
  explicit Replay(int go_minor = 19);

  Bytes collect_every = 32 * kMiB;  ///< of slots allocated
  bool marking = false;             ///< for programs: as if a cycle were always running
  /// Called when a program names a moment.
  std::function<void(const std::string&)> on_note;

  void run(std::unique_ptr<Program> main);
  void collect();

  std::uint64_t mallocs = 0;  ///< objects
  Bytes allocated = 0;        ///< bytes of slots
  Bytes live = 0;             ///< bytes of slots: allocated less swept
  Bytes written = 0;          ///< by Mutator::write
  std::uint64_t collections = 0;
  std::uint64_t dangling = 0;    ///< pointers that led to no object, over all collections
  std::uint64_t goroutines = 0;  ///< started, main included
  std::int64_t work_ns = 0;      ///< by Mutator::work and Request::work
  std::uint64_t requests = 0;
  std::vector<std::string> notes;
  bool deadlocked = false;

  const Heap& heap() const { return m_heap; }
  /// Every program that ran, in order of start.
  const std::vector<std::unique_ptr<Program>>& programs() const { return m_bodies; }
  /// Summed over all programs that are workloads.
  WorkloadCounts counts() const;
  std::uint64_t fingerprint() const;

  void before_store(GoroutineId, Address, Address, Address) override {}
  Ticks first_store() override { return 0; }
  Ticks back(Address, Bytes bytes) override {
    written += bytes;
    return 0;
  }
  bool barrier_is_on() const override { return marking; }
  GoroutineId go(std::unique_ptr<Program> body, std::string_view function) override;
  std::uint32_t make_semaphore(std::uint32_t count) override;
  void release(std::uint32_t semaphore) override;
  std::uint32_t make_pool(std::string_view name, Address at) override;
  Address pool_get(std::uint32_t pool) override;
  void pool_put(std::uint32_t pool, Address object) override;
  void grow_stack(GoroutineId, Bytes) override {}
  // What dies here dies at once: no finalizer is ever run.
  void set_finalizer(GoroutineId, Address, const FuncValue*) override {}
  void add_cleanup(GoroutineId, Address, const FuncValue&, Address) override {}
  Address make_weak(Address) override;
  Address weak_value(Address) override { return 0; }
  CallCounts call_counts(CallQueue) const override { return {}; }
  std::optional<DueCall> take_call(CallQueue) override { return std::nullopt; }
  void finish_call(GoroutineId, CallQueue, const DueCall&) override {}
  void note(std::string_view label) override;
  int go_minor() const override { return m_go_minor; }

 private:
  struct Goroutine {
    Stack stack;
    Request pending = Request::work(0);
    bool done = false;
  };
  struct Semaphore {
    std::uint32_t count = 0;
    std::deque<std::size_t> waiters;
  };
  void run_goroutine(std::size_t index);
  Address allocate(TypeId type);
  Address refill(int span_class, TypeId type);
  void mark(Address address);
  void mark_roots();
  void scan(ObjectRef ref);
  void sweep();

  int m_go_minor;
  Heap m_heap;
  Globals m_globals;
  std::vector<std::unique_ptr<Program>> m_bodies;
  std::deque<Goroutine> m_goroutines;
  std::deque<std::size_t> m_runnable;
  std::vector<Semaphore> m_semaphores;
  std::vector<std::vector<Address>> m_pools;
  std::array<std::vector<SpanId>, kSpanClasses> m_partial;
  std::vector<ObjectRef> m_grey;
  Bytes m_next_collection = 0;
};

}  // namespace tricolor::test
