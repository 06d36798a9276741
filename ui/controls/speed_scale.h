// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>

namespace tricolor::ui {

/// The speeds of the slider: 1 µs to 1 s of virtual time per second, ten positions per decade,
/// then flat out.
inline constexpr int kLastSpeedPosition = 61;

/// Virtual ns per real second; kFlatOut at the last position.
double speed_at(int position);
int speed_position(double virtual_ns_per_s);

/// "1 ms / s", "flat out".
QString speed_text(double virtual_ns_per_s);

}  // namespace tricolor::ui
