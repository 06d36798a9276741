// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/ownership/ownership_state.h"
#include "core/ownership/recording.h"
#include "core/ownership/scenario.h"

namespace tricolor::ui {

/// Both programs at the end of one step.
struct OwnershipMoment {
  std::uint32_t cpp_line = 0;  ///< index into OwnershipRun::cpp_source
  std::uint32_t go_line = 0;   ///< index into OwnershipRun::go_source
  OwnershipState cpp;
  OwnershipState go;                 ///< sizes and collected objects as the Go heap has them
  Bytes cpp_held_bytes = 0;          ///< asked of operator new and not given back
  Bytes go_held_bytes = 0;           ///< HeapAlloc, less what it was at the start
  std::uint32_t go_collections = 0;  ///< NumGC
  std::string cpp_caption;
  std::string go_caption;
};

/// A scenario run to its end on both heaps, as plain data for a view.
struct OwnershipRun {
  std::string id;
  std::string title;
  std::string summary;
  std::vector<std::string> cpp_source;
  std::vector<std::string> go_source;
  Recording cpp;                         ///< every event of the C++ side
  std::vector<OwnershipMoment> moments;  ///< at least one
};

/// Runs the C++ code on a recording heap and the same program on a simulated Go heap, as Go
/// 1.<go_minor> (19 … 26). Takes well under a millisecond of virtual mutator time; no thread.
Result<OwnershipRun> run_ownership(const OwnershipScenario& scenario, int go_minor = 26);

}  // namespace tricolor::ui
