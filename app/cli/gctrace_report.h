// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>

#include "core/files/gctrace_reader.h"

namespace tricolor::cli {

/// A table of the cycles and a few lines that sum them up.
std::string gctrace_table(const GctraceLog& log);

/// {"cycles":[…],"other_lines":N,"damaged":[…]}; in a cycle the units that Go prints.
std::string gctrace_json(const GctraceLog& log);

/// A header and one row per cycle, with the same names.
std::string gctrace_csv(const GctraceLog& log);

}  // namespace tricolor::cli
