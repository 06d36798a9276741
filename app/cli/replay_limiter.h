// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string_view>

#include "app/cli/replay_outputs.h"
#include "core/pacer/gc_cpu_limiter.h"

namespace tricolor::cli {

/// A GcCpuLimiter that is called by the lines of a trace, as ReplayedPacer is.
class ReplayedLimiter {
 public:
  /// The line `new`. `header` outlives this object.
  ReplayedLimiter(const ReplayHeader& header, TraceFields& fields, ReplayOutputs& outputs);

  /// Makes the call `op` and appends what it leads to. False: there is no such call.
  bool call(std::string_view op, TraceFields& fields, ReplayOutputs& outputs);

  /// Calls of the limiter made so far.
  std::uint64_t calls() const { return m_calls; }

  static ReplayHeader default_header();

 private:
  void add_assist(TraceFields& fields, ReplayOutputs& outputs);
  void add_idle(TraceFields& fields, ReplayOutputs& outputs);
  void update(TraceFields& fields, ReplayOutputs& outputs);
  void need_update(TraceFields& fields, ReplayOutputs& outputs);
  void start_transition(TraceFields& fields, ReplayOutputs& outputs);
  void finish_transition(TraceFields& fields, ReplayOutputs& outputs);
  void reset_capacity(TraceFields& fields, ReplayOutputs& outputs);

  void append_state(ReplayOutputs& outputs) const;

  const ReplayHeader* m_header;
  GcCpuLimiter m_limiter;
  std::uint64_t m_calls = 1;
};

}  // namespace tricolor::cli
