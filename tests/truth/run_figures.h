// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "core/sim/config.h"

namespace tricolor::truth {

inline constexpr double kUnknown = NAN;

/// One size class of MemStats.BySize: [size, mallocs].
struct SizeCount {
  double size = 0;
  double mallocs = 0;
};

/// The heap at one cycle that was not forced.
struct CyclePoint {
  double number = 0;
  double mark_end = 0;
  double marked = 0;
};

/// What one run of a program came to, real or simulated, in the terms of the comparison. What a
/// record does not say is kUnknown. Bytes, and shares of all CPU time of the run.
struct RunFigures {
  double num_gc = kUnknown;
  double mallocs = kUnknown;
  double total_alloc = kUnknown;
  // Means over the cycles that were not forced.
  double heap_at_start = kUnknown;
  double heap_at_mark_end = kUnknown;
  double heap_marked = kUnknown;
  double heap_goal = kUnknown;
  double max_heap_alloc = kUnknown;
  // MemStats at the program's end.
  double heap_sys = kUnknown;
  double heap_inuse = kUnknown;
  double heap_released = kUnknown;
  double sys = kUnknown;
  double gc_cpu_fraction = kUnknown;
  double assist_share = kUnknown;
  double dedicated_share = kUnknown;
  double fractional_share = kUnknown;
  double idle_share = kUnknown;
  double max_mapped = kUnknown;       ///< largest mapped memory at a cycle's end
  double limiting_cycles = kUnknown;  ///< cycles that ended with the CPU limiter on
  double wall_ns = kUnknown;
  std::vector<SizeCount> by_size;
  std::vector<CyclePoint> cycles;  ///< the first ones, where the record has them
  // The same means over the first kTracedCycles cycles of whole MiB, as gctrace prints them.
  double traced_start = kUnknown;
  double traced_mark_end = kUnknown;
  double traced_marked = kUnknown;
  double traced_goal = kUnknown;
};

/// So many trace lines from a run's start are kept by the recorder.
inline constexpr int kTracedCycles = 12;

/// One workload under one setting, and what the real runs of it did.
struct Setting {
  std::string name;        ///< of the workload, "steady-64-full"
  std::string program;     ///< "steady"
  std::string parameters;  ///< "n=131072,kind=full"
  std::string gogc;        ///< "100", "off"
  int limit_mib = 0;       ///< 0: none
  int procs = 1;
  int go_minor = 19;
  std::uint64_t seed = 1;  ///< of the program's generator
  double objects = 0;      ///< the program's own counts
  double bytes = 0;
  bool vectors = true;  ///< the machine had the vector instructions that Green Tea uses
  /// HeapAlloc was looked at where the program says so only: the recorder looks after so many bytes
  /// of the program's own, and a map's memory is not among them.
  bool looked_at_notes = false;
  std::vector<RunFigures> runs;
  std::uint64_t latency_order = kUsualLatencyOrder;  ///< of the simulated run
};

/// "steady-64-full GOGC=100 20MiB 2P".
std::string title(const Setting& setting);

/// Median and largest difference of one figure over the real runs; kUnknown if none has it.
struct Spread {
  double median = kUnknown;
  double range = 0;
};
Spread spread_of(const Setting& setting, double RunFigures::*figure);

}  // namespace tricolor::truth
