// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <span>

#include "core/base/units.h"

namespace tricolor {

/// A stretch of time with constant behaviour, as the Go GC guide's figures describe programs.
struct GuidePhase {
  Nanos duration_ns = 0;
  std::uint32_t mib_per_second = 0;      ///< allocated
  std::uint32_t survival_per_mille = 0;  ///< of what is allocated
  std::uint32_t death_per_mille = 0;     ///< of what lives when the phase begins
};

inline constexpr int kGuideFigures = 5;

/// The phases of figure 1 … kGuideFigures (reference/gc-guide/figures.json).
std::span<const GuidePhase> guide_phases(int figure);

}  // namespace tricolor
