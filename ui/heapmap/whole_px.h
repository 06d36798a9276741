// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

namespace tricolor::ui {

/// The pixel nearest to a place that is not negative. Asked for every tile; lround() and floor()
/// take several times longer.
inline int whole_px(double at) {
  return static_cast<int>(at + 0.5);  // NOLINT(bugprone-incorrect-roundings): never negative
}

}  // namespace tricolor::ui
