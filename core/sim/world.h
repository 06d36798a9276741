// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/program/call_queue.h"
#include "core/program/program.h"
#include "core/sim/config.h"
#include "core/sim/cycle_record.h"
#include "core/sim/edit.h"
#include "core/sim/mem_stats.h"
#include "core/sim/phase_mark.h"
#include "core/sim/position.h"
#include "core/sim/run_limit.h"
#include "core/sim/snapshot.h"

namespace tricolor {

class Runtime;

/// Something from outside that changes a running World, at its present virtual time.
struct SetGogc {
  std::int32_t percent = 100;
};  ///< kGogcOff for off
struct SetMemoryLimit {
  std::int64_t bytes = kNoMemoryLimit;
};
struct SetProcs {
  int procs = 2;
};  ///< runtime.GOMAXPROCS
/// With a half left out the verifier runs after each cycle from then on.
struct SetWriteBarrier {
  BarrierMode mode = BarrierMode::kBoth;
};
struct SetAssists {
  bool on = true;
};
struct SetLimiter {
  bool on = true;
};
struct RunGC {};         ///< runtime.GC()
struct FreeOSMemory {};  ///< debug.FreeOSMemory()
using Command =
    std::variant<SetGogc, SetMemoryLimit, SetProcs, SetWriteBarrier, SetAssists, SetLimiter, RunGC,
                 FreeOSMemory, AddObject, SetPointer, CutPointer, PinRoot>;

/// The simulation: programs on a heap, a pacer and a collector, interleaved on the virtual
/// clocks of GOMAXPROCS processors. A value: copying it is a checkpoint, equal hashes mean
/// equal states, and stepping never changes where a run goes.
///
/// 1. create() from a Config.
/// 2. run() any number of times, apply() commands and take snapshots in between.
/// 3. finished() after the program's end; reading stays legal.
class World {
 public:
  /// Fails with one plain line for an unknown program or parameter, or a value out of range.
  static Result<World> create(const Config& config);
  /// The same with `main` as the body of goroutine 1; config.program is only a name then.
  static Result<World> create(const Config& config, std::unique_ptr<Program> main);

  World(const World& other);
  World& operator=(const World& other);
  World(World&&) noexcept;
  World& operator=(World&&) noexcept;
  ~World();

  StopReason run(const RunLimit& limit = {});
  void apply(const Command& command);

  Nanos now() const;          ///< largest time that all processors have reached
  Nanos latest() const;       ///< largest time that any processor has reached
  Position position() const;  ///< the same however the run was stepped
  bool finished() const;
  Phase phase() const;
  const Config& config() const;  ///< with the settings as they are now
  int wanted_procs() const;      ///< GOMAXPROCS once the running cycle is over
  MemStats mem_stats() const;
  Bytes max_heap_alloc() const;  ///< the largest HeapAlloc up to now
  /// Moments that the program has named so far (Mutator::note).
  std::size_t note_count() const;
  std::span<const CycleRecord> cycles() const;
  std::span<const std::string> gctrace() const;
  std::span<const Sample> samples() const;
  std::span<const std::string> violations() const;
  std::uint64_t verified_cycles() const;
  /// Why the program ended, if it did not mean to.
  const std::string& panic() const;
  /// What the runtime's queue of finalizers, or of cleanups, has seen so far.
  CallCounts call_counts(CallQueue queue) const;
  /// Where the phases of this run began, oldest first.
  std::span<const PhaseMark> phase_marks() const;
  /// Which of RunLimit::breakpoints was met, after kBreakpoint.
  std::size_t breakpoint_hit() const;
  std::uint64_t state_hash() const;
  Bytes host_bytes() const;  ///< memory that this simulation itself takes

  /// Detailed events are recorded only while watched, which costs speed but changes nothing.
  void watch(bool on);
  /// Sequence number of the newest event; see Snapshot::last_event.
  std::uint32_t last_event() const;
  Snapshot snapshot(const SnapshotRequest& request);
  /// The run so far; see Snapshot::course.
  RunCourse course() const;
  /// Keeps the events of the slot that begins at `base` beyond those that watch() keeps, wherever
  /// it may not exist yet; 0: of none.
  void focus_slot(Address base);

  /// For readers inside core/sim; what they find leaves as plain structs.
  const Runtime& runtime() const;

 private:
  friend class PackedWorld;
  struct State;
  explicit World(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

}  // namespace tricolor
