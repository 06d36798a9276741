// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

namespace tricolor {

/// Why a cycle starts: the heap reached its trigger, 120 s passed, or the program asked.
enum class CycleKind : std::uint8_t { kHeap, kTime, kCycle };

/// How many workers a cycle gets to use a quarter of the CPU (§4.4).
struct MarkWorkers {
  int dedicated = 0;      ///< Ps that do nothing but mark
  double fractional = 0;  ///< share of its time that every P gives to marking
  int max_idle = 0;       ///< Ps with nothing to run that may join in
};

/// `procs` is GOMAXPROCS; less than 1 counts as 1.
MarkWorkers mark_workers(int procs, CycleKind kind);

}  // namespace tricolor
