// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/sim/world.h"
#include "ui/bridge/driver_command.h"

namespace tricolor::ui {

/// The World's name for a step of the window.
constexpr RunLimit::Step step_limit(StepKind kind) {
  switch (kind) {
    case StepKind::kEvent:
      return RunLimit::Step::kEvent;
    case StepKind::kObject:
      return RunLimit::Step::kObject;
    case StepKind::kPhase:
      return RunLimit::Step::kPhase;
    case StepKind::kCycle:
      return RunLimit::Step::kCycle;
  }
  return RunLimit::Step::kNone;
}

}  // namespace tricolor::ui
