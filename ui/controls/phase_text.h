// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>

#include "core/sim/snapshot.h"

namespace tricolor::ui {

/// What the phase chip says: "GC #7 · concurrent mark 62 %".
QString phase_text(const Snapshot& snapshot);

/// The same where there is little room: "#7 · mark 62 %".
QString short_phase_text(const Snapshot& snapshot);

/// The longest texts that the chip can show, for giving it a width that never changes.
QString widest_phase_text();
QString widest_short_phase_text();

/// "t = 132.418 207 ms": always to the nanosecond, so that single events move it.
QString virtual_time_text(Nanos now_ns);

/// True while all goroutines are stopped.
bool stops_the_world(Phase phase);

}  // namespace tricolor::ui
