// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/ownership/scenario.h"

#include <algorithm>
#include <array>

#include "core/ownership/recorder.h"
#include "core/ownership/scenarios/table.h"

namespace tricolor {

std::span<const OwnershipScenario> ownership_scenarios() {
  static const std::array kScenarios = {
      unique_scope_scenario(),  unique_move_scenario(),   unique_early_return_scenario(),
      shared_owners_scenario(), weak_expiry_scenario(),   shared_cycle_scenario(),
      weak_parent_scenario(),   raw_delete_scenario(),    raw_leak_scenario(),
      vector_slice_scenario(),  vector_growth_scenario(),
  };
  return kScenarios;
}

const OwnershipScenario* find_ownership_scenario(std::string_view id) {
  const auto all = ownership_scenarios();
  const auto at = std::ranges::find(all, id, &OwnershipScenario::id);
  return at == all.end() ? nullptr : &*at;
}

Recording record(const OwnershipScenario& scenario) {
  Recorder recorder;
  const ActiveRecorder active(recorder);
  scenario.run();
  return recorder.finish();
}

}  // namespace tricolor
