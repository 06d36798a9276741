// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string_view>

#include "app/cli/replay_outputs.h"
#include "core/pacer/pacer.h"

namespace tricolor::cli {

/// A Pacer that is called by the lines of a trace. Every function reads the arguments from
/// `fields`, and nothing is called if one of them is wrong: see fields.ok().
class ReplayedPacer {
 public:
  /// The line `new`. `header` outlives this object.
  ReplayedPacer(const ReplayHeader& header, TraceFields& fields, ReplayOutputs& outputs);

  /// Makes the call `op` and appends what it leads to. False: there is no such call.
  bool call(std::string_view op, TraceFields& fields, ReplayOutputs& outputs);

  /// Calls of the pacer made so far.
  std::uint64_t calls() const { return m_calls; }

  /// The lists of the format; a header may name fewer columns or order them otherwise.
  static ReplayHeader default_header();

 private:
  void set_mem(TraceFields& fields, ReplayOutputs& outputs);
  void query(TraceFields& fields, ReplayOutputs& outputs);
  void start(TraceFields& fields, ReplayOutputs& outputs);
  void revise(TraceFields& fields, ReplayOutputs& outputs);
  void end(TraceFields& fields, ReplayOutputs& outputs);
  void reset_live(TraceFields& fields, ReplayOutputs& outputs);
  void commit(TraceFields& fields, ReplayOutputs& outputs);
  void set_gc_percent(TraceFields& fields, ReplayOutputs& outputs);
  void set_memory_limit(TraceFields& fields, ReplayOutputs& outputs);

  void append_state(ReplayOutputs& outputs) const;
  void check_deltas(std::int64_t times, const std::vector<std::int64_t>& deltas,
                    TraceFields& fields) const;
  void add_deltas(const std::vector<std::int64_t>& deltas);

  const ReplayHeader* m_header;
  Pacer m_pacer;
  std::uint64_t m_calls = 0;
};

}  // namespace tricolor::cli
