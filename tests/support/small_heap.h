// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "tests/support/snapshot_builder.h"

namespace tricolor::test {

/// Two spans with a slot of every colour, roots that point to two of them, two processors at work.
inline SnapshotBuilder small_heap() {
  SnapshotBuilder builder;
  builder.epoch(1).now(1000).phase(Phase::kMark);
  builder.span(2, 16, true, "WGB.", 512).span(5, 64, false, "BWGB", 128);
  builder.globals({{"cache", builder.address(1, 2)}, {"gone", 0xc0ffee000}});
  builder.goroutine(1, "main.main", {{"head", builder.address(1, 1)}}, GoroutineState::kRunning);
  builder.processor(0, Activity::kMutator, builder.address(0, 0), 1);
  builder.processor(1, Activity::kFractionalWorker, builder.address(1, 2));
  return builder;
}

}  // namespace tricolor::test
