// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>
#include <vector>

#include "tests/architecture/source_tree.h"

namespace tricolor::architecture {

/// Each function returns one line per broken rule, `path:line: what is wrong`; none if all is well.
using Violations = std::vector<std::string>;

/// Which room may include which: app → ui → core and the order of the rooms inside core.
Violations check_room_order(const SourceTree& tree);

/// Qt stays out of core and tricolor-cli; JSON, the option parser and QCustomPlot have one home
/// each.
Violations check_libraries(const SourceTree& tree);

/// `*_layout` and `*_series` see no widget, not even through a header of ours.
Violations check_pure_files(const SourceTree& tree);

/// Two-line SPDX head, `#pragma once`, snake_case names, includes spelled from the root.
Violations check_form(const SourceTree& tree);

/// The root folder holds what it must and nothing else.
Violations check_top_level(const SourceTree& tree);

}  // namespace tricolor::architecture
