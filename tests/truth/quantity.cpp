// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "tests/truth/quantity.h"

#include <algorithm>
#include <array>

#include "core/sim/runtime_start.h"

namespace tricolor::truth {
namespace {

using Judged = std::optional<Verdict>;
using Figure = double RunFigures::*;

/// A difference that is allowed: the largest of three.
struct Allowance {
  double relative = 0;  ///< of the real median
  double absolute = 0;
  double ranges = 0;  ///< times the real runs' own spread
  double of(double median, double range) const {
    return std::max({relative * median, absolute, ranges * range});
  }
};

Judged compare(const Setting& setting, const RunFigures& simulated, Figure figure,
               const Allowance& allowed, const Allowance& bound) {
  const Spread real = spread_of(setting, figure);
  const double value = simulated.*figure;
  if (std::isnan(real.median) || std::isnan(value)) return std::nullopt;
  const double off = std::abs(value - real.median);
  return Verdict{real.median, real.range, value, off <= allowed.of(real.median, real.range),
                 off <= bound.of(real.median, real.range)};
}

// What the program itself causes, plus what the runtime adds to it (the data's README: 10 to 40
// allocations, a few KiB). Programs that reuse buffers make as many as their timing lets them.
constexpr double kRuntimeAllocations = 40;
constexpr double kRuntimeBytes = 16 * 1024;

Judged mallocs(const Setting& s, const RunFigures& simulated) {
  const Allowance allowed{0.001, kRuntimeAllocations, 1};
  return compare(s, simulated, &RunFigures::mallocs, allowed, {0.01, kRuntimeAllocations, 2});
}
Judged total_alloc(const Setting& s, const RunFigures& simulated) {
  const Allowance allowed{0.001, kRuntimeBytes, 1};
  return compare(s, simulated, &RunFigures::total_alloc, allowed, {0.01, kRuntimeBytes, 2});
}
Judged num_gc(const Setting& s, const RunFigures& simulated) {
  return compare(s, simulated, &RunFigures::num_gc, {0.03, 1, 1}, {0.15, 2, 2});
}

/// A heap size: from exact cycle records where there are some, else from the trace's whole MiB.
Judged heap(const Setting& s, const RunFigures& simulated, Figure exact, Figure traced) {
  const bool has_exact = !std::isnan(spread_of(s, exact).median);
  // The trace cuts every value to whole MiB: two equal sizes can be one apart.
  const double step = has_exact ? 0 : 512 * 1024;
  return compare(s, simulated, has_exact ? exact : traced, {0.03, step, 1}, {0.15, 2 * step, 2});
}
Judged heap_at_start(const Setting& s, const RunFigures& simulated) {
  return heap(s, simulated, &RunFigures::heap_at_start, &RunFigures::traced_start);
}
Judged heap_at_mark_end(const Setting& s, const RunFigures& simulated) {
  return heap(s, simulated, &RunFigures::heap_at_mark_end, &RunFigures::traced_mark_end);
}
Judged heap_marked(const Setting& s, const RunFigures& simulated) {
  return heap(s, simulated, &RunFigures::heap_marked, &RunFigures::traced_marked);
}
Judged heap_goal(const Setting& s, const RunFigures& simulated) {
  return heap(s, simulated, &RunFigures::heap_goal, &RunFigures::traced_goal);
}

Judged max_heap_alloc(const Setting& s, const RunFigures& simulated) {
  return compare(s, simulated, &RunFigures::max_heap_alloc, {0.10, 0, 1}, {0.5, 0, 2});
}

// At the end; "10 % median" means that half of the settings are within that.
constexpr Allowance kAtEnd{0.10, 0, 1};
Judged heap_sys(const Setting& s, const RunFigures& simulated) {
  return compare(s, simulated, &RunFigures::heap_sys, kAtEnd, {0.5, 0, 2});
}
Judged heap_inuse(const Setting& s, const RunFigures& simulated) {
  return compare(s, simulated, &RunFigures::heap_inuse, kAtEnd, {0.5, 0, 2});
}
Judged heap_released(const Setting& s, const RunFigures& simulated) {
  return compare(s, simulated, &RunFigures::heap_released, kAtEnd, {0.5, 0, 2});
}
Judged sys(const Setting& s, const RunFigures& simulated) {
  return compare(s, simulated, &RunFigures::sys, kAtEnd, {0.5, 0, 2});
}

/// Classes in which the runtime itself allocates nothing: not at its start, not later.
bool only_the_programs(double size, int go_minor) {
  const auto startup = startup_objects(go_minor);
  return std::ranges::none_of(startup,
                              [&](auto& row) { return static_cast<double>(row.bytes) == size; });
}

double count_of(const RunFigures& run, double size) {
  for (const SizeCount& row : run.by_size) {
    if (row.size == size) return row.mallocs;
  }
  return 0;
}

const RunFigures* with_sizes(const Setting& s) {
  for (const RunFigures& run : s.runs) {
    if (!run.by_size.empty()) return &run;
  }
  return nullptr;
}

// The class that differs most stands for all.
Judged by_size(const Setting& s, const RunFigures& simulated) {
  const RunFigures* real = with_sizes(s);
  if (real == nullptr) return std::nullopt;
  std::optional<Verdict> worst;
  for (const SizeCount& row : simulated.by_size) {
    if (!only_the_programs(row.size, s.go_minor)) continue;
    const double count = count_of(*real, row.size);
    const double off = std::abs(row.mallocs - count);
    if (worst && off <= std::abs(worst->simulated - worst->real)) continue;
    worst = Verdict{count, 0, row.mallocs, off == 0, off <= 0.01 * count};
  }
  return worst;
}

constexpr Allowance kFivePoints{0, 0.05, 1};
constexpr Allowance kTwentyPoints{0, 0.20, 2};
Judged gc_cpu(const Setting& s, const RunFigures& simulated) {
  return compare(s, simulated, &RunFigures::gc_cpu_fraction, kFivePoints, kTwentyPoints);
}
Judged assist(const Setting& s, const RunFigures& simulated) {
  return compare(s, simulated, &RunFigures::assist_share, kFivePoints, kTwentyPoints);
}
Judged dedicated(const Setting& s, const RunFigures& simulated) {
  return compare(s, simulated, &RunFigures::dedicated_share, kFivePoints, kTwentyPoints);
}
Judged fractional(const Setting& s, const RunFigures& simulated) {
  return compare(s, simulated, &RunFigures::fractional_share, kFivePoints, kTwentyPoints);
}
Judged idle(const Setting& s, const RunFigures& simulated) {
  return compare(s, simulated, &RunFigures::idle_share, kFivePoints, kTwentyPoints);
}

// Below the limit where real Go is, beyond it by as much within 10 % where that is.
Judged mapped_under_limit(const Setting& s, const RunFigures& simulated) {
  if (s.limit_mib == 0) return std::nullopt;
  const Spread real = spread_of(s, &RunFigures::max_mapped);
  if (std::isnan(real.median)) return std::nullopt;
  const double limit = s.limit_mib * 1048576.0;
  const double value = simulated.max_mapped;
  const bool real_stays = real.median <= limit;
  const bool stays = value <= limit;
  const bool near = std::abs(value - real.median) <= std::max(0.10 * real.median, real.range);
  return Verdict{real.median, real.range, value, real_stays ? stays : near, true};
}

Judged limiter_regime(const Setting& s, const RunFigures& simulated) {
  if (s.limit_mib == 0) return std::nullopt;
  const Spread real = spread_of(s, &RunFigures::limiting_cycles);
  if (std::isnan(real.median)) return std::nullopt;
  const bool same = (real.median > 0) == (simulated.limiting_cycles > 0);
  return Verdict{real.median, real.range, simulated.limiting_cycles, same, true};
}

constexpr std::string_view kHeapTolerance = "3 % or the real spread; all: 15 % or twice the spread";
constexpr std::string_view kShareTolerance = "5 percentage points or the real spread";
constexpr std::string_view kEndTolerance = "10 % or the real spread";

constexpr std::array kQuantities = {
    Quantity{"Mallocs", "0.1 % and the runtime's own 40", 1, false, mallocs},
    Quantity{"TotalAlloc", "0.1 % and the runtime's own 16 KiB", 1, false, total_alloc},
    Quantity{"BySize", "exact, classes that only the program uses", 1, false, by_size},
    Quantity{"NumGC", "1, 3 % or the real spread; all: 2, 15 % or twice the spread", 0.90, true,
             num_gc},
    Quantity{"heap at start", kHeapTolerance, 0.90, true, heap_at_start},
    Quantity{"heap at mark end", kHeapTolerance, 0.90, true, heap_at_mark_end},
    Quantity{"heap marked", kHeapTolerance, 0.90, true, heap_marked},
    Quantity{"heap goal", kHeapTolerance, 0.90, true, heap_goal},
    Quantity{"max HeapAlloc", "10 % or the real spread", 0.85, false, max_heap_alloc},
    Quantity{"HeapSys", kEndTolerance, 0.50, false, heap_sys},
    Quantity{"HeapInuse", kEndTolerance, 0.50, false, heap_inuse},
    Quantity{"HeapReleased", kEndTolerance, 0.50, false, heap_released},
    Quantity{"Sys", kEndTolerance, 0.50, false, sys},
    Quantity{"GCCPUFraction", kShareTolerance, 0.90, false, gc_cpu},
    Quantity{"assists", kShareTolerance, 0.90, false, assist},
    Quantity{"dedicated workers", kShareTolerance, 0.90, false, dedicated},
    Quantity{"fractional workers", kShareTolerance, 0.90, false, fractional},
    Quantity{"idle workers", kShareTolerance, 0.90, false, idle},
    Quantity{"memory at the limit", "below it where real Go is, else within 10 %", 0.90, false,
             mapped_under_limit},
    Quantity{"limiter", "on where it is on in real Go", 0.90, false, limiter_regime},
};

}  // namespace

std::span<const Quantity> quantities() {
  return kQuantities;
}

}  // namespace tricolor::truth
