// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/files/pacer_trace.h"
#include "core/pacer/pacer_variant.h"

namespace tricolor::cli {

/// A value that a line's call leads to.
struct ReplayOutput {
  const char* key;
  TraceJson value;
  /// Names of an array's elements, for messages.
  const std::vector<std::string>* columns = nullptr;
};

using ReplayOutputs = std::vector<ReplayOutput>;

/// What the `scenario` line fixes for its whole file.
struct ReplayHeader {
  std::optional<PacerVariant> variant;  ///< none: a trace of the CPU limiter
  std::vector<std::string> state_columns;
  std::vector<std::string> revise_columns;
  std::vector<std::string> delta_columns;
};

/// More Ps than any machine has; what is computed from them stays an exact integer.
inline constexpr std::int64_t kMostProcs = 1'000'000;

}  // namespace tricolor::cli
