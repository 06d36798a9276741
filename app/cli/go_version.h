// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/sim/config.h"

namespace tricolor::cli {

inline constexpr int kDefaultGoMinor = 26;

/// "1.19" … "1.26" to 19 … 26.
Result<int> parse_go_version(std::string_view text);

/// 26 to "1.26".
std::string go_version_text(int go_minor);

/// "classic" or "greentea". Green Tea is refused for versions that do not have it.
Result<MarkerKind> parse_marker(std::string_view text, int go_minor);

}  // namespace tricolor::cli
