// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <string_view>

#include "core/files/gctrace_reader.h"

namespace tricolor {

/// What became of the text after a "gc <n> @<t>".
struct GctraceRecord {
  enum class State {
    kWhole,    ///< `cycle` is filled in (all but its line number)
    kCutOff,   ///< right so far, but the text ends before the record does
    kDamaged,  ///< something is in the way; `problem` says what was expected
  };
  State state = State::kDamaged;
  GctraceCycle cycle;
  std::size_t end = 0;  ///< where in the text the record or its good part ends
  std::string_view problem;
};

/// Where the next "gc <n> @<digit>" begins at or after `from`; npos if there is none.
std::size_t find_gctrace_record(std::string_view text, std::size_t from);

/// Reads the record that begins at `start` (see find_gctrace_record). The runtime writes a record
/// in many small pieces, so words of another thread may stand between them; they are stepped over
/// as long as they hold no digits, which could not be told apart from the record's numbers.
GctraceRecord parse_gctrace_record(std::string_view text, std::size_t start);

}  // namespace tricolor
