// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

namespace tricolor {

/// splitmix64, as the reference workloads use it: the same seed gives the same
/// sequence on every machine (reference/workloads/README.md).
class SplitMix64 {
 public:
  explicit constexpr SplitMix64(std::uint64_t state = 0) : m_state(state) {}

  constexpr std::uint64_t next() {
    skip(1);
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }

  /// As `numbers` calls of next().
  constexpr void skip(std::uint64_t numbers) { m_state += numbers * 0x9E3779B97F4A7C15; }

  /// Uniform in [0, n) for 0 < n < 2^32.
  constexpr std::uint64_t below(std::uint64_t n) { return ((next() >> 32) * n) >> 32; }

  constexpr std::uint64_t state() const { return m_state; }

 private:
  std::uint64_t m_state;
};

}  // namespace tricolor
