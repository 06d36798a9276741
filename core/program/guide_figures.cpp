// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/guide_figures.h"

#include <array>

namespace tricolor {

constexpr Nanos kHalfSecond = kSecond / 2;

/// Figures 1 and 4 (which differ in the memory limit only): 20 MiB live, then all garbage.
constexpr std::array<GuidePhase, 2> kSteady{{
    {1 * kSecond, 20, 1000, 0},
    {9 * kSecond, 20, 0, 0},
}};
/// Figure 2: the live heap goes up and down, then ten times the allocation rate.
constexpr std::array<GuidePhase, 6> kChanging{{
    {1 * kSecond, 20, 1000, 0},
    {1 * kSecond, 20, 0, 500},
    {1 * kSecond, 20, 500, 0},
    {1 * kSecond, 20, 0, 500},
    {1 * kSecond, 20, 500, 0},
    {5 * kSecond, 200, 20, 1000},
}};
/// Figures 3 and 5: half as much again lives for a second.
constexpr std::array<GuidePhase, 6> kSpike{{
    {1 * kSecond, 20, 1000, 0},
    {4 * kSecond, 20, 0, 0},
    {kHalfSecond, 20, 1000, 0},
    {kHalfSecond, 20, 0, 0},
    {kHalfSecond, 20, 0, 500},
    {3 * kSecond + kHalfSecond, 20, 0, 0},
}};

std::span<const GuidePhase> guide_phases(int figure) {
  switch (figure) {
    case 2:
      return kChanging;
    case 3:
    case 5:
      return kSpike;
    default:
      return kSteady;
  }
}

}  // namespace tricolor
