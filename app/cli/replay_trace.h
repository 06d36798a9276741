// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "app/cli/replay_limiter.h"
#include "app/cli/replay_outputs.h"
#include "app/cli/replay_pacer.h"
#include "core/base/result.h"

namespace tricolor::cli {

/// Plays one trace: its calls go to a pacer or a CPU limiter of its own, and what they lead to
/// is filled in or compared. What stands in the file as an output is never used as an input.
///
///  1. play() every line in order; after an error the trace is over;
///  2. calls(), differing() and first_difference() sum up.
class ReplayTrace {
 public:
  ReplayTrace() = default;
  ReplayTrace(const ReplayTrace&) = delete;
  ReplayTrace& operator=(const ReplayTrace&) = delete;

  /// The line with its outputs filled in. Errors: what is wrong; what to do.
  Result<std::string> play(std::string_view line);

  std::uint64_t lines() const { return m_line; }
  std::uint64_t calls() const;
  /// Lines with an output in the file that is not the computed one.
  std::uint64_t differing() const { return m_differing; }
  /// "line 12: s.trigger is 5, computed 6"; empty if nothing differs.
  const std::string& first_difference() const { return m_first_difference; }

 private:
  struct NoSubject {};

  Result<std::string> play_header(TraceFields& fields, std::string_view line);
  void create(TraceFields& fields, ReplayOutputs& outputs);
  void call(const std::string& op, TraceFields& fields, ReplayOutputs& outputs);
  void compare(const TraceJson& line, const ReplayOutputs& outputs);

  std::uint64_t m_line = 0;
  bool m_has_header = false;
  ReplayHeader m_header;
  std::variant<NoSubject, ReplayedPacer, ReplayedLimiter> m_subject;
  std::uint64_t m_differing = 0;
  std::string m_first_difference;
};

}  // namespace tricolor::cli
