// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>

#include "core/sim/cycle_record.h"

namespace tricolor {

/// The line that GODEBUG=gctrace=1 prints for this cycle (go-gc-model §7.2).
std::string gctrace_line(const CycleRecord& cycle, int go_minor);

/// A duration as gctrace prints milliseconds: "0.012", "0.10", "2.3", "31".
std::string gctrace_ms(Nanos duration);

}  // namespace tricolor
