// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/units.h"
#include "core/gc/span_set.h"
#include "core/heap/type_info.h"

namespace tricolor {

/// Objects that the Go runtime and the standard library's initialisation have made before a
/// program's first statement.
struct StartupObjects {
  /// What they are reachable from when main runs. Threads but the first, their own goroutines and
  /// the processors are known to globals of .bss as well.
  enum class From : std::uint8_t {
    kNothing,
    kData,
    kBss,
    kGoroutines,
    kThreads,
    kThreadGoroutines,
    kProcessors
  };

  std::uint32_t count = 0;
  Bytes bytes = 0;
  std::uint32_t pointers = 0;  ///< of each, on average
  Bytes scanned = 0;           ///< of each: up to and including the last pointer
  From from = From::kNothing;
  std::uint32_t elsewhere = 0;  ///< so many by another processor, if there is one
  bool per_processor = false;
};

/// By class, with and without pointers: all that there was at the first collection of an almost
/// empty program, and what a later one left. Read with a runtime that prints its spans, Go 1.19.8
/// and 1.26.8; 1.19's totals are those of the reference runs' start (170 objects, 47,424 B), which
/// had another environment: that process' own object of 512 bytes is left out. Of them .data leads
/// to what a runtime that prints what it scans showed after that root job: 48 B in 1.19, 6,128 and
/// 24 in 1.26. Their pointers: heap dumps of the reference's program before its main; of 144, 288,
/// 512, 704 and 2304 bytes in 1.19, and 80, 288, 4856 and 9464 in 1.26, there was none then: every
/// second word. How far each of them is scanned: a runtime that prints that, in another
/// environment; what the first collection no longer finds counts in full.
std::span<const StartupObjects> startup_objects(int go_minor);

/// Where one of them has its pointers: evenly spaced, the last where scanning ends.
PointerLayout startup_layout(const StartupObjects& row);

/// What the reference's program makes of its parameters before its first own object: a map of what
/// it has asked for, the numbers and strings in it, and the function that is going to run, for
/// other programs the commonest [a runtime 1.19.8 that prints its allocations].
inline constexpr Bytes kParameterMapBytes = 272;
inline constexpr Bytes kParameterNumberBytes = 8;
inline constexpr Bytes kParameterStringBytes = 16;
inline constexpr std::int64_t kFirstNumberWithObject = 256;
Bytes workload_function_bytes(std::string_view program);

/// What a process has beside its heap before main runs, by Go version.
struct RuntimeFootprint {
  Bytes data_bytes = 0;  ///< globals that may hold pointers (G): with a value at the start,
  Bytes bss_bytes = 0;   ///< and without
  std::uint32_t system_goroutines = 0;    ///< the runtime's own, beside mark workers
  Bytes system_stack_bytes = 0;           ///< scanned of these
  Bytes worker_stack_bytes = 0;           ///< scanned of each mark worker
  Bytes late_stack_bytes = 0;             ///< scanned besides once main has let others run
  Bytes timer_entry_bytes = 0;            ///< of the first entry in a processor's list of timers
  Bytes worker_node_bytes = 0;            ///< of a mark worker, beside its goroutine
  Bytes worker_channel_bytes = 0;         ///< by which they say that they have started
  std::uint32_t thread_stack_spans = 0;   ///< of 32 KiB: system and signal stacks of threads
  std::uint32_t second_thread_spans = 0;  ///< more of them if there is another processor
  Bytes descriptor_bytes = 0;             ///< runtime.g, one for each goroutine
  PointerLayout descriptor_pointers;      ///< as many as it has, up to its last one
  Bytes span_descriptor_bytes = 0;        ///< runtime.mspan
  Bytes span_set_block_bytes = SpanSetMemory::kBlockBytes;  ///< of 512 spans in a set
  Bytes mcache_sys_bytes = 0;                               ///< MCacheSys
  Bytes buck_hash_sys_bytes = 0;                            ///< BuckHashSys
  Bytes other_sys_bytes = 0;                                ///< OtherSys, less the next
  Bytes table_room_bytes = 0;  ///< left of the piece that small tables are cut from
  Bytes off_heap_bytes = 0;    ///< Sys − HeapSys − StackSys: collector's and other metadata
  /// What it writes to standard error after each cycle, as the reference's runs did.
  std::uint32_t trace_writes = 0;
  bool trace_grows_stack = false;  ///< a worker's stack of 2 KiB is too small for that
};
RuntimeFootprint runtime_footprint(int go_minor);

}  // namespace tricolor
