// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>

#include "core/base/rng.h"

namespace tricolor {

/// Quantiles (i + 0.5) / 256 of a log-normal distribution with median 192 and sigma 1.8, rounded
/// and cut to 16 … 32768: object sizes of the `request` workload. Integers, as in the Go program
/// (reference/workloads/go/prng.go), keep floating point out of what must be reproducible.
extern const std::array<std::uint16_t, 256> kLogNormalSizes;

/// Index of a size drawn from the table.
inline std::uint32_t draw_log_normal(SplitMix64& rng) {
  return static_cast<std::uint32_t>(rng.next() >> 56);
}

}  // namespace tricolor
