// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/ownership/ownership_state.h"
#include "core/ownership/scenario.h"

namespace tricolor {

/// The Go program's functions, variables and objects at the end of a statement, as its steps
/// say. What the heap makes of it (true sizes, what is freed when) is for whoever runs the
/// steps: here every object keeps its requested size, and a collection frees nothing.
OwnershipState go_state_after(const OwnershipScenario& scenario, std::uint32_t statement);

}  // namespace tricolor
