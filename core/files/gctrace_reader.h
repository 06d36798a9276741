// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/units.h"

namespace tricolor {

/// One gctrace line of a real Go program (go-gc-model §7.2), in the units that Go prints.
struct GctraceCycle {
  std::uint32_t number = 0;
  double start_s = 0;
  int gc_cpu_percent = 0;
  double stw_sweep_termination_ms = 0;
  double concurrent_mark_ms = 0;
  double stw_mark_termination_ms = 0;
  double cpu_stw_sweep_termination_ms = 0;
  double cpu_assist_ms = 0;
  double cpu_background_ms = 0;  ///< dedicated and fractional workers
  double cpu_idle_ms = 0;
  double cpu_stw_mark_termination_ms = 0;
  std::uint64_t heap_at_start_MB = 0;
  std::uint64_t heap_at_mark_end_MB = 0;
  std::uint64_t heap_marked_MB = 0;
  std::uint64_t goal_MB = 0;
  std::uint64_t stacks_MB = 0;  ///< 0 where the version does not print it
  std::uint64_t globals_MB = 0;
  int procs = 0;
  bool forced = false;
  std::uint64_t line = 0;  ///< 1-based line number in the log
};

/// A whole log. Lines that are not gctrace lines are the program's own output or other traces.
struct GctraceLog {
  std::vector<GctraceCycle> cycles;
  std::uint64_t other_lines = 0;
  std::vector<std::string> damaged;  ///< "line 17: …": looked like a gctrace line, is not whole
};

/// Reads any text; never fails on foreign lines. Fails only when the stream cannot be read.
/// A gctrace line that other output has been written into on the same line is found anyway.
Result<GctraceLog> read_gctrace(std::istream& in, const std::string& name);

}  // namespace tricolor
