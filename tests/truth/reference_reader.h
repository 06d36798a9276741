// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "tests/truth/run_figures.h"

namespace tricolor::truth {

/// The settings of every NAME.jsonl in `folder`, which the reference's runner wrote: one JSON
/// object per run. Settings with a run that its time limit ended are left out.
Result<std::vector<Setting>> read_reference(const std::string& folder);

/// The condensed form that write_condensed() makes of them: one JSON object per setting.
Result<std::vector<Setting>> read_condensed(const std::string& file);
std::string condensed(const std::vector<Setting>& settings);

}  // namespace tricolor::truth
