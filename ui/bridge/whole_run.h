// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/units.h"
#include "core/sim/config.h"

namespace tricolor::ui {

/// How far a whole run is taken. What is met first ends it.
struct WholeRunBound {
  /// Wall time: whoever waits longer has moved the slider again.
  std::chrono::milliseconds real_time{3000};
  /// A program that allocates more often is not run to its end, but for its first allocations:
  /// as far with every setting, so that settings can be compared.
  std::uint64_t most_allocations = 20'000'000;
  /// So many of them, or more for a program with many objects alive: each has to be replaced some
  /// times before the collector's work is typical.
  std::uint64_t first_allocations = 2'000'000;
  /// Memory of this machine; 0: a part of what is free.
  Bytes host_bytes = 0;
};

/// Why a run is not taken any further.
enum class WholeRunEnd : std::uint8_t {
  kNotYet,       ///< it is being computed
  kProgram,      ///< the program ended
  kDeadlock,     ///< all its goroutines wait for ever
  kAllocations,  ///< the first allocations of a long program are done
  kRealTime,     ///< WholeRunBound::real_time is over
  kMemory,       ///< WholeRunBound::host_bytes do not suffice
  kRefused,      ///< there is no such run: see WholeRun::message
};

/// A run's figures up to one moment of it.
struct WholeRunPoint {
  std::uint64_t mallocs = 0;        ///< MemStats.Mallocs: how far the program has come
  Nanos time_ns = 0;                ///< virtual, since the program's start
  double gc_cpu_fraction = 0;       ///< MemStats.GCCPUFraction
  Bytes peak_heap_alloc_bytes = 0;  ///< largest MemStats.HeapAlloc
  Bytes peak_memory_bytes = 0;      ///< largest Sys - HeapReleased that was seen, every few ms
  std::uint32_t num_gc = 0;         ///< MemStats.NumGC
};

/// A program run from its start with one set of settings, without a window.
struct WholeRun {
  Config config;  ///< as whole_run_config() gives it
  WholeRunEnd end = WholeRunEnd::kNotYet;
  WholeRunPoint reached;
  std::vector<WholeRunPoint> course;  ///< how it came there, oldest first; only once it is over
  std::string message;                ///< why there is none, or what a panic said

  bool over() const { return end != WholeRunEnd::kNotYet; }
  /// The program has done all that it ever will.
  bool complete() const { return end == WholeRunEnd::kProgram || end == WholeRunEnd::kDeadlock; }
};

}  // namespace tricolor::ui
