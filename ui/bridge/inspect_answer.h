// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/sim/death_search.h"
#include "ui/bridge/inspect_query.h"

namespace tricolor::ui {

/// Answers in the simulation's thread. A search that `source.cancelled` stops says so.
InspectAnswer answer_query(const World& world, const ReplaySource& source,
                           const InspectQuery& query);

}  // namespace tricolor::ui
