// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/ownership/scenario.h"

namespace tricolor {

// One function per scenario, each in the file of its name.
OwnershipScenario unique_scope_scenario();
OwnershipScenario unique_move_scenario();
OwnershipScenario unique_early_return_scenario();
OwnershipScenario shared_owners_scenario();
OwnershipScenario weak_expiry_scenario();
OwnershipScenario shared_cycle_scenario();
OwnershipScenario weak_parent_scenario();
OwnershipScenario raw_delete_scenario();
OwnershipScenario raw_leak_scenario();
OwnershipScenario vector_slice_scenario();
OwnershipScenario vector_growth_scenario();

}  // namespace tricolor
