// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/untouched_pages.h"
#include "core/gc/assist_credit.h"
#include "core/gc/finalizer_queue.h"
#include "core/gc/marker.h"
#include "core/gc/root_jobs.h"
#include "core/gc/sweeper.h"
#include "core/gc/verifier.h"
#include "core/gc/write_barrier.h"
#include "core/heap/heap.h"
#include "core/pacer/gc_cpu_limiter.h"
#include "core/pacer/pacer.h"
#include "core/program/mutator.h"
#include "core/sim/all_goroutines.h"
#include "core/sim/allocation_plans.h"
#include "core/sim/background_scavenger.h"
#include "core/sim/config.h"
#include "core/sim/cycle_in_progress.h"
#include "core/sim/event_log.h"
#include "core/sim/goroutine_stacks.h"
#include "core/sim/goroutines.h"
#include "core/sim/measured_variation.h"
#include "core/sim/memory_ages.h"
#include "core/sim/monitor_clock.h"
#include "core/sim/off_heap_memory.h"
#include "core/sim/processors.h"
#include "core/sim/run_progress.h"
#include "core/sim/run_record.h"
#include "core/sim/runtime_roots.h"
#include "core/sim/runtime_start.h"
#include "core/sim/runtime_threads.h"
#include "core/sim/semaphores.h"
#include "core/sim/sleepers.h"
#include "core/sim/span_backing.h"
#include "core/sim/sync_pool.h"
#include "core/sim/work_buffer_memory.h"
#include "core/sim/world.h"

namespace tricolor {

/// Go's runtime as far as memory is concerned, on virtual time: processors that run goroutines and
/// mark workers, and the order in which allocator, collector and pacer act on each other.
///
/// Its parts own their state: who can run (Goroutines, Semaphores, Sleepers) and on
/// what (Processors), memory without objects (GoroutineStacks, WorkBufferMemory, OffHeapMemory),
/// the cycle (CycleInProgress), the call under way (RunProgress), what stays of it all (RunRecord).
/// None of them knows another; what one of them causes in the others is decided here.
///
/// The files: runtime.cpp (how a process begins), runtime_schedule.cpp (who runs next, timers,
/// preemption), runtime_mutator.cpp (what programs may have to wait for), runtime_goroutines.cpp
/// (what they get at once), runtime_allocate.cpp (§2.3), runtime_assist.cpp (§5), runtime_cycle.cpp
/// (§3.2, §3.10), runtime_verify.cpp (is everything reachable marked?), runtime_stop.cpp (stopping
/// and starting the world, §3.9), runtime_mark.cpp (workers and root jobs), runtime_sweep.cpp,
/// runtime_scavenge.cpp (§6), runtime_stacks.cpp (§8.9), runtime_specials.cpp (§8.8),
/// runtime_stats.cpp, runtime_settings.cpp (what a user sets), runtime_edit.cpp (what a user does
/// by hand).
///
/// Time: each processor has its own clock; the one that is furthest behind acts next, for at most
/// kQuantum beyond the second. Stopping the world brings all clocks together. A run() that stops
/// in between goes on exactly where it was: what happens never depends on how it is stepped.
class Runtime final : public MutatorHost {
 public:
  /// `main` is the body of goroutine 1. The config has been checked.
  Runtime(const Config& config, std::unique_ptr<Program> main);

  StopReason run(const RunLimit& limit);
  void apply(const Command& command);

  // --- reading ----------------------------------------------------------------------------
  const Config& config() const { return m_config; }
  const Heap& heap() const { return m_heap; }
  Heap& heap() { return m_heap; }
  const Pacer& pacer() const { return m_pacer; }
  const Marker& marker() const { return m_marker; }
  const WriteBarrier& barrier() const { return m_barrier; }
  const Sweeper& sweeper() const { return m_sweeper; }
  const AssistCredit& credit() const { return m_credit; }
  const GcCpuLimiter& limiter() const { return m_limiter; }
  const Globals& globals() const { return m_globals; }
  const std::vector<Address>& runtime_roots() const { return m_runtime_roots.all(); }
  const std::vector<SyncPool>& pools() const { return m_pools; }
  const Specials& specials() const { return m_sweeper.specials(); }
  const FinalizerQueue& call_queue(CallQueue queue) const {
    return m_calls[static_cast<std::size_t>(queue)].queue;
  }
  /// True if something is a root because of a finalizer, a cleanup or a weak pointer.
  bool has_specials() const;
  Bytes specials_bytes() const;
  const Goroutines& goroutines() const { return m_goroutines; }
  const Processors& processors() const { return m_processors; }
  const RunRecord& record() const { return m_record; }
  const EventLog& log() const { return m_log; }
  EventLog& log() { return m_log; }
  Phase phase() const { return m_phase; }
  bool marking() const { return m_marking; }
  bool finished() const { return m_finished; }
  int wanted_procs() const { return m_pending_procs != 0 ? m_pending_procs : m_config.procs; }
  std::uint32_t cycle_number() const { return m_cycle_number; }
  Ticks now() const { return m_processors.now(); }
  Ticks latest() const { return m_processors.latest(); }
  Position position() const { return m_progress.position(); }
  std::size_t breakpoint_hit() const { return m_progress.breakpoint_hit(); }
  MemStats mem_stats() const;
  Sample sample_now() const;
  std::uint64_t hash() const;
  Bytes host_bytes() const;
  /// What a copy takes beside the heap, history included.
  Bytes bytes_beside_heap() const;
  double expected_scan_work() const;

  // --- MutatorHost ------------------------------------------------------------------------
  void before_store(GoroutineId g, Address slot, Address old, Address value) override;
  Ticks first_store() override;
  Ticks back(Address address, Bytes bytes) override;
  bool barrier_is_on() const override;
  GoroutineId go(std::unique_ptr<Program> body, std::string_view function) override;
  void grow_stack(GoroutineId g, Bytes frame_bytes) override;
  std::uint32_t make_semaphore(std::uint32_t count) override;
  void release(std::uint32_t semaphore) override;
  std::uint32_t make_pool(std::string_view name, Address at) override;
  Address pool_get(std::uint32_t pool) override;
  void pool_put(std::uint32_t pool, Address object) override;
  void set_finalizer(GoroutineId g, Address object, const FuncValue* function) override;
  void add_cleanup(GoroutineId g, Address object, const FuncValue& function,
                   Address argument) override;
  Address make_weak(Address object) override;
  Address weak_value(Address handle) override;
  CallCounts call_counts(CallQueue queue) const override;
  std::optional<DueCall> take_call(CallQueue queue) override;
  void finish_call(GoroutineId g, CallQueue queue, const DueCall& call) override;
  void note(std::string_view label) override;
  int go_minor() const override { return m_config.go_minor; }

 private:
  static constexpr GoroutineId kSweeperGoroutine = 0;
  static constexpr GoroutineId kMainGoroutine = 1;
  static constexpr GoroutineId kScavengerGoroutine = 2;

  /// Finalizers, or cleanups, that sweeping queued, and the goroutines that run them.
  struct CallRunners {
    FinalizerQueue queue;
    std::uint32_t goroutines = 0;  ///< 0: none was needed yet
    std::uint32_t semaphore = 0;   ///< that they sleep on
  };
  /// The world is stopped; `phase` is kOff when it is not.
  struct Pause {
    Phase phase = Phase::kOff;
    int p = 0;  ///< the processor that stopped it
    CycleKind kind = CycleKind::kHeap;
    Ticks restart = 0;
  };

  // runtime_schedule.cpp
  RunProgress::Counts counts() const;
  StopReason run_on(const RunLimit& limit);
  bool pick_processor();
  void fire_timers(Ticks now);
  void monitor(Ticks now);
  void run_current();
  void schedule(int p);
  bool choose_worker(int p);
  bool choose_idle_worker(int p);
  void begin_work(int p);
  void make_runnable(GoroutineId g);
  void wake_processor(Ticks now);
  bool wake_from(int p);
  void go_idle(int p);
  GoroutineId drop_goroutine(int p);
  void deschedule(int p, Goroutine::State state);
  void requeue(int p);
  bool stopped() const { return m_pause.phase != Phase::kOff; }
  bool may_act(const Processor& p) const {
    return p.clock < m_horizon && m_progress.may_act_at(p.clock);
  }
  // What any of them may take is taken in the order of their clocks: true if the quantum is over
  // because somebody else comes first.
  bool lets_others_go_first(int index) {
    if (!m_processors.anyone_behind(index)) return false;
    m_horizon = 0;
    return true;
  }
  bool limiting() const { return m_config.limiter && m_limiter.limiting(); }
  // Every indivisible step calls one of these two, before it changes a phase or resumes a program.
  void acted() { m_progress.acted(); }
  void turned() { m_progress.turned(); }

  // runtime.cpp
  void make_startup_objects();
  void make_parameter_objects();

  // runtime_mutator.cpp
  void run_mutator(int p);
  bool serve(int p, Goroutine& g, Mutator& m);
  bool serve_allocation(int p, Goroutine& g, Mutator& m);
  void spend(Processor& p, Ticks& left) const;
  void hold_in_mallocgc(Goroutine& g, Address object);
  bool return_from_mallocgc(int p, Goroutine& g, Mutator& m);
  void resume(int p, Goroutine& g, Mutator& m, Address result);
  QuietBarrier quiet_barrier(int p);
  bool serve_collect(int p, Goroutine& g);
  void exit_goroutine(int p);
  void panicked(int p, std::string_view why);
  void crash(std::string text);
  void end_process();

  // runtime_goroutines.cpp
  Address allocate_typed(std::string_view name, Bytes bytes, const PointerLayout& pointers);
  void make_descriptor();
  void append(PointerList& list, std::string_view name, Address value);
  void make_lists_of_runtime();
  void shade_list_of_goroutines(int p);
  void start_mark_workers(int p);
  Address allocate_pointers(std::string_view name, Bytes bytes);
  void pin_pool(SyncPool& pool);
  void make_pool_ring(SyncPool& pool);
  void clean_up_pools();

  // runtime_allocate.cpp
  Address allocate(int p, TypeId type, const AllocationPlan& plan);
  Address allocate_tiny(int p, TypeId type, const AllocationPlan& plan);
  Address allocate_slow(int p, TypeId type, const AllocationPlan& plan);
  Address allocate_large(int p, TypeId type, const AllocationPlan& plan);
  void note_scannable(int p);
  void withhold_large_type(int p);
  void drop_pending_scannable();
  SpanBacking backing();
  void hand_out(int p, SpanId span);
  Ticks take_new_span(int p, SpanId span, const PageHeap::Run& run, Written written);
  void note_untouched(const Span& s);
  void reclaim(int p, std::uint32_t pages);

  // runtime_assist.cpp
  enum class Payment { kPaid, kBusy, kLeft };
  Payment pay(int p, Goroutine& g, const AllocationPlan& plan);
  Payment start_assist(int p, Goroutine& g);
  bool assist_step(int p, Goroutine& g);
  void report_work(Processor& p);
  Payment finish_assist(int p, Goroutine& g);
  void flush_assist_time(int p);
  void update_limiter(Nanos now);
  void wake_paid();

  // runtime_cycle.cpp
  bool over_trigger();
  void start_cycle(int p, CycleReason reason, CycleKind kind);
  void leave_pause();
  void begin_mark(int p, Ticks restart, CycleKind kind);
  void end_mark(int p, Ticks restart);
  void finish_cycle(int p);
  bool wait_for_last_cycle(int p);
  void print_trace(int p);
  void end_cycle(int p, Ticks restart);
  void set_phase(Phase phase, Ticks at);
  void commit();
  void refresh_memory_inputs();
  void heap_live_changed();
  void record_start(CycleReason reason, Ticks at);
  void record_cycle(CycleRecord record, Ticks end);
  CycleReason automatic_reason() const;

  // runtime_verify.cpp
  std::vector<NamedRoot> named_roots() const;
  void verify_heap();

  // runtime_stop.cpp
  Ticks stop_world(int p, Ticks alone);
  void start_world(int p);
  void maybe_finish_mark(int p);
  void ragged_barrier(int p);
  void hear_answer(int p, Ticks answered);
  void after_barrier(int p);
  void flush_marking_buffers();
  void finish_mark(int p);

  // runtime_mark.cpp
  void run_worker(int p);
  bool worker_step(int p);
  bool conclude_worker_step(int p);
  bool enlist_worker(int p);
  void preempt_another(int p);
  void flush_worker(int p, bool all);
  void scan_work_reported(int p);
  void stop_worker(int p);
  void mark_globals(int p, const RootJob& job, MarkTally& tally);
  void do_root_job(int p, MarkTally& tally);
  Bytes system_stack_bytes(std::size_t number) const;
  void scan_stack(int p, GoroutineId g, MarkTally& tally);
  void stop_for_scan(int p, GoroutineId g);
  void mark_root(int p, Address root, MarkTally& tally);
  bool drain(int p, Bytes most, MarkTally& tally);
  void charge_marking(int p, const MarkTally& tally);
  bool mark_work_available(int p) const { return m_roots.left() || m_marker.has_work_for(p); }
  Bytes root_work() const { return m_pacer.scan_work().stack + m_pacer.scan_work().globals; }
  bool mark_work_left() const { return m_roots.left() || !m_marker.idle(); }

  // runtime_sweep.cpp
  void run_sweeper(int p);
  void swept(int p, const Sweeper::Tally& tally);
  void flush_cache(int p);
  void finish_sweep(int p);
  void note_off_heap(int p);
  void sweep_done_check(int p);

  // runtime_specials.cpp
  CallQueue served_by(CallQueue queue) const;
  void sweep_span_of(Address object);
  void add_special(const Special& special);
  void fatal(std::string_view why);
  void mark_special(int p, const Special& special, MarkTally& tally);
  void mark_specials(int p, std::uint32_t shard, MarkTally& tally);
  void mark_calls(int p, CallQueue queue, MarkTally& tally);
  void start_runners(CallQueue queue, std::uint32_t count);
  void wake_runners(const CallRunners& runners);
  void queue_found();

  // runtime_stacks.cpp
  GoroutineStacks::Lent lent_to_stacks(int p);
  void stacks_changed();
  void resize_stack(int p, Goroutine& g, Bytes bytes);
  void grow_stack_of_finisher(int p);
  void free_dead_stacks(int p);

  // runtime_scavenge.cpp
  PageHeap::Candidates unforced_candidates() const;
  ScavengeInputs scavenge_inputs() const;
  Released release_memory(int p, Bytes bytes, PageHeap::Candidates candidates);
  void scavenge_for(int p, const PageHeap::Run& run);
  void free_os_memory(int p);
  bool ready_scavenger();
  void wake_scavenger(Ticks at);
  void run_scavenger(int p);
  void need_timers(int p);
  BackgroundScavenger::Next scavenge_quantum(int p);

  // runtime_stats.cpp
  void take_sample();
  void note_heap_alloc();
  void add_off_heap_parts(MemStats& m) const;
  Bytes non_heap_bytes() const;

  // runtime_settings.cpp
  void recommit();
  void change_procs(int procs);

  // runtime_edit.cpp
  void edit(const AddObject& add);
  void edit(const SetPointer& set);
  void edit(const CutPointer& cut);
  void edit(const PinRoot& pin);
  void store_by_hand(Address object, std::uint64_t word, Address value);
  bool can_point_to(Address value) const;

  Config m_config;
  RuntimeFootprint m_footprint;
  Heap m_heap;
  Pacer m_pacer;
  GcCpuLimiter m_limiter;
  Sweeper m_sweeper;
  BackgroundScavenger m_scavenger;
  GoroutineStacks m_stacks;
  WorkBufferMemory m_work_buffers;
  AllocationPlans m_plans;
  OffHeapMemory m_off_heap;
  Marker m_marker;
  WriteBarrier m_barrier;
  RootJobs m_roots;
  AssistCredit m_credit;

  // What is a root, and who runs.
  Globals m_globals;
  AllGoroutines m_all_goroutines;
  RuntimeRoots m_runtime_roots;
  RuntimeThreads m_threads;
  Goroutines m_goroutines;
  Processors m_processors;
  Semaphores m_semaphores;
  std::vector<SyncPool> m_pools;
  PointerList m_all_pools;             ///< used since the last cycle began
  std::size_t m_old_pools_root = 0;    ///< those of the cycle before
  std::array<CallRunners, 2> m_calls;  ///< by CallQueue
  Sleepers m_sleepers;
  std::vector<GoroutineId> m_collect_waiters;
  UntouchedPages m_untouched;
  MemoryAges m_ages;
  bool m_main_has_yielded = false;  ///< to what else was runnable from the beginning

  // Whose turn it is.
  MeasuredVariation m_variation;
  MonitorClock m_monitor;
  int m_current = -1;                  ///< the processor whose quantum it is
  Ticks m_horizon = 0;                 ///< where its quantum ends
  std::uint32_t m_swept_in_batch = 0;  ///< by the background sweeper since its quantum began
  int m_acting = 0;                    ///< the processor on which the present action happens

  // The cycle.
  Phase m_phase = Phase::kOff;
  bool m_marking = false;            ///< blackening enabled, barrier on
  std::uint32_t m_cycle_number = 0;  ///< cycles started
  CycleInProgress m_cycle;
  Pause m_pause;
  Ticks m_last_cycle_end = 0;
  Ticks m_cycle_over = 0;                       ///< no other cycle begins before
  int m_pending_procs = 0;                      ///< GOMAXPROCS asked for while marking
  std::vector<UnbarrieredStore> m_unbarriered;  ///< of this mark phase, barrier left out

  // Totals over the run.
  Ticks m_gc_cpu = 0;
  Ticks m_pause_total = 0;

  // The run.
  RunProgress m_progress;
  RunRecord m_record;
  EventLog m_log;
  bool m_finished = false;
  bool m_out_of_memory = false;
};

}  // namespace tricolor
