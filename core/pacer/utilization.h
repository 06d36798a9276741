// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

namespace tricolor {

/// Share of all CPU that background workers get, and that a cycle with assists aims at (§1).
inline constexpr double kGoalUtilization = 0.25;

}  // namespace tricolor
