// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/units.h"
#include "core/sim/config.h"

namespace tricolor::ui {

/// One course of the run, as a selector shows it.
struct BranchInfo {
  std::uint32_t id = 0;
  std::uint32_t parent = 0;  ///< its own id for the first
  std::string cause;         ///< the change that it began with; empty for the first
  Nanos fork_ns = 0;
  Nanos end_ns = 0;
  bool operator==(const BranchInfo&) const = default;
};

/// Where in the history of the run the world is. Comes with every picture.
struct HistoryState {
  std::uint64_t run = 0;  ///< see DriverState
  Nanos now_ns = 0;
  Nanos end_ns = 0;      ///< the furthest place of this branch
  bool in_past = false;  ///< this branch has been followed further than now
  bool at_start = true;
  bool can_undo = false;
  Nanos sought_ns = -1;              ///< the time of the last seek that arrived; -1: moved on since
  std::uint32_t branch = 0;          ///< the current one
  std::vector<BranchInfo> branches;  ///< oldest first
  Bytes keyframe_bytes = 0;
  std::string stopped_by;           ///< the breakpoint at which it stands; empty: none
  Config settings;                  ///< as the world has them, where Session can change them
  std::uint64_t settings_seen = 0;  ///< number of the last Setting that was applied
};

}  // namespace tricolor::ui
