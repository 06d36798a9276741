// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "tests/pacer/ideal_workload.h"

#include <algorithm>

namespace tricolor::test {

namespace {

constexpr double kPeriodNs = 500'000;

Bytes part(double share, Bytes whole) {
  return static_cast<Bytes>(share * static_cast<double>(whole));
}

/// What is left to scan, taken in the order globals, stacks, heap.
ScanWork take(ScanWork& left, Bytes budget) {
  ScanWork done;
  const auto spend = [&budget](Bytes& from) {
    const Bytes spent = std::min(from, budget);
    from -= spent;
    budget -= spent;
    return spent;
  };
  done.globals = spend(left.globals);
  done.stack = spend(left.stack);
  done.heap = spend(left.heap);
  return done;
}

/// Share of the CPU that marks: a quarter, or what the assists make of it.
double utilization(const Pacer& pacer, const IdealWorkload& workload) {
  const double owed = pacer.assist_work_per_byte() * workload.alloc_kib_per_ms;
  return std::max(owed / (owed + workload.scan_kib_per_ms), 0.25);
}

/// One period, or less if the work ends in it; returns its length.
double run_period(Pacer& pacer, const IdealWorkload& workload, ScanWork& left) {
  const double share = utilization(pacer, workload);
  const double per_ns = 1024.0 / 1e6 * workload.procs;
  const double scan_per_ns = workload.scan_kib_per_ms * per_ns * share;
  const double needed = static_cast<double>(left.total()) / scan_per_ns;
  const double period = std::min(needed, kPeriodNs);
  const ScanWork done =
      take(left, needed <= kPeriodNs ? left.total() : static_cast<Bytes>(scan_per_ns * period));
  const auto allocated =
      static_cast<Bytes>(workload.alloc_kib_per_ms * per_ns * (1 - share) * period);
  pacer.inputs().heap_live += allocated;
  pacer.inputs().heap_scan += part(workload.scannable_fraction, allocated);
  pacer.add_scan_work(done.heap, done.stack, done.globals);
  pacer.add_assist_time(static_cast<Nanos>(period * workload.procs * (share - 0.25)));
  pacer.revise();
  return period;
}

void start(Pacer& pacer, const IdealWorkload& workload) {
  PacerInputs& inputs = pacer.inputs();
  const Bytes start = std::max(pacer.trigger(), pacer.heap_marked());
  inputs.heap_scan += part(workload.scannable_fraction, start - pacer.heap_marked());
  inputs.heap_live = start;
  inputs.globals_scan = workload.globals;
  inputs.max_stack_scan = workload.stacks;
  pacer.start_cycle(0, workload.procs, CycleKind::kHeap);
}

}  // namespace

IdealCycle run_ideal_cycle(Pacer& pacer, const IdealWorkload& workload) {
  start(pacer, workload);
  IdealCycle cycle{.trigger = pacer.inputs().heap_live, .goal = pacer.heap_goal()};
  ScanWork left{part(workload.scannable_fraction, workload.live), workload.stacks,
                workload.globals};
  double duration = 0;
  while (left.total() > 0) duration += run_period(pacer, workload, left);
  cycle.duration = static_cast<Nanos>(duration);
  cycle.peak = pacer.inputs().heap_live;
  pacer.end_cycle(cycle.duration, workload.procs);
  cycle.utilization = pacer.last_utilization();
  pacer.reset_live(workload.live + (cycle.peak - cycle.trigger));
  pacer.commit(false);
  return cycle;
}

std::vector<IdealCycle> run_ideal_cycles(Pacer& pacer, const IdealWorkload& workload, int count) {
  std::vector<IdealCycle> cycles;
  for (int i = 0; i < count; ++i) cycles.push_back(run_ideal_cycle(pacer, workload));
  return cycles;
}

}  // namespace tricolor::test
