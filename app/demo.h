// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/sim/config.h"

namespace tricolor::app {

/// What the window starts with: a program whose heap has many kinds of spans and is small enough
/// to see each object.
Config demo_config();

/// Virtual ns per real second at which one cycle of the demo takes a few seconds.
double demo_speed();

/// The demo begins here, shortly before its first cycle: nobody waits for a heap to fill.
Nanos demo_start_ns();

}  // namespace tricolor::app
