// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <span>

#include "core/sim/inspection.h"

namespace tricolor {

/// From recorded events, oldest first: the assist of `goroutine` whose begin (or payment from
/// credit) is at `begin_ns`. Not found if the events do not go back that far.
AssistExplanation assist_from_events(std::span<const Event> events, GoroutineId goroutine,
                                     Nanos begin_ns);

}  // namespace tricolor
