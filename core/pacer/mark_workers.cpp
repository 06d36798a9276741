// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/pacer/mark_workers.h"

#include <algorithm>

#include "core/pacer/utilization.h"

namespace tricolor {

namespace {

// Rounding the quarter to whole Ps may miss it by this share before fractional workers fill in.
constexpr double kRoundingTolerance = 0.3;

int idle_workers(int procs, int dedicated, CycleKind kind) {
  if (kind != CycleKind::kTime) return procs - dedicated;
  // A periodic cycle is in no hurry; one idle worker is needed only if nobody else would mark.
  return dedicated > 0 ? 0 : 1;
}

}  // namespace

MarkWorkers mark_workers(int procs, CycleKind kind) {
  procs = std::max(procs, 1);
  const double wanted = kGoalUtilization * static_cast<double>(procs);
  MarkWorkers workers;
  workers.dedicated = static_cast<int>(wanted + 0.5);
  const double error = static_cast<double>(workers.dedicated) / wanted - 1;
  if (error < -kRoundingTolerance || error > kRoundingTolerance) {
    if (static_cast<double>(workers.dedicated) > wanted) --workers.dedicated;
    workers.fractional =
        (wanted - static_cast<double>(workers.dedicated)) / static_cast<double>(procs);
  }
  workers.max_idle = idle_workers(procs, workers.dedicated, kind);
  return workers;
}

}  // namespace tricolor
