// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/sim/world.h"
#include "ui/bridge/driver_command.h"

namespace tricolor::ui {

/// The World's command for a setting of the window.
Command to_command(const Setting& setting);
Command to_command(const Edit& edit);

}  // namespace tricolor::ui
