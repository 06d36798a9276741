// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>
#include <span>

#include "core/base/result.h"
#include "core/sim/breakpoint.h"

namespace tricolor::ui {

/// One kind of breakpoint as the user chooses it: words, and a value for those that need one.
struct BreakpointKind {
  const char* id;
  const char* words;    ///< completes "stop when …"
  const char* example;  ///< of the value; nullptr if the kind has none
  bool about_object;    ///< the value is an object's address
  Result<Breakpoint> (*make)(const QString& value);
};

std::span<const BreakpointKind> breakpoint_kinds();

}  // namespace tricolor::ui
