// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/cost_model.h"
#include "core/sim/cycle_record.h"
#include "core/sim/mark_statistics.h"

namespace tricolor {

/// What is known of the running cycle, and CPU times of it.
struct CycleInProgress {
  CycleReason reason = CycleReason::kHeapGoal;
  Bytes trigger_bytes = 0;
  Bytes heap_at_start_bytes = 0;
  Ticks sweep_term = 0;  ///< time stamps of go-gc-model §3
  Ticks mark = 0;
  Ticks mark_term = 0;
  Ticks assist = 0;  ///< CPU, all processors
  Ticks dedicated = 0;
  Ticks fractional = 0;
  Ticks idle = 0;
  int dedicated_running = 0;
  int idle_running = 0;
  int active = 0;           ///< workers and assists that are marking right now
  int finisher = -1;        ///< the processor that is ending the mark phase; -1: none yet
  int ragged_rounds = 0;    ///< that it has still to go through
  bool others_ran = false;  ///< on other processors, when the world stopped for mark termination
  MarkStatistics marking;

  // With `end`, when the world started again after mark termination.
  Ticks pauses(Ticks end) const;
  /// What counts as the collector's: not idle time.
  Ticks cpu(Ticks end, int procs) const;
  void write_to(CycleRecord& record, Ticks end) const;
};

}  // namespace tricolor
