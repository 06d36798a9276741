// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <string>

#include "core/base/units.h"
#include "core/ownership/scenario.h"

namespace tricolor {

/// "100,016 B": bytes with separators, always in bytes so that 10 B and 1,000,000 B compare.
std::string grouped_bytes(Bytes bytes);

/// One plain sentence for step `step` of a recording of `scenario`: what happened to the most
/// important handle or object, with the recorded counts, and why.
std::string cpp_caption(const OwnershipScenario& scenario, const Recording& recording,
                        std::size_t step);

}  // namespace tricolor
