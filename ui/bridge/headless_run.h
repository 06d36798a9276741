// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <optional>

#include "core/sim/world.h"
#include "ui/bridge/pace.h"
#include "ui/bridge/whole_run.h"

namespace tricolor::ui {

/// One whole run, computed a few milliseconds at a time in the calling thread.
///
/// 1. The constructor builds the world; a config that has none is over at once.
/// 2. slice() until run().over().
/// 3. run() at any time.
///
/// Invariant: where it stops does not depend on how long slices take, but for kRealTime.
class HeadlessRun {
 public:
  HeadlessRun(const Config& config, const WholeRunBound& bound);

  /// Allocations after which a run is worth a look, some 20 ms of computing: after as many with
  /// every setting, so that figures that are seen while a slider is dragged can be compared.
  static constexpr std::uint64_t kFirstLook = 200'000;

  /// Ends exactly at the first look.
  void slice();
  const WholeRun& run() const { return m_run; }

 private:
  void note_point();
  void end(StopReason reason);
  std::uint64_t next_actions() const;

  WholeRun m_run;
  std::uint64_t m_last_malloc = 0;  ///< where to stop
  WallClock::time_point m_deadline;
  SliceBudget m_budget{kSliceActions};
  std::optional<World> m_world;
};

/// `config` without what makes no difference to a whole run: the verifier is off, defaults are
/// written out. Equal results belong to equal configs.
Config whole_run_config(const Config& config);

}  // namespace tricolor::ui
