// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

namespace tricolor {

// The runtime converts doubles to integers with amd64's instructions, whose results are defined
// for every input; C++ leaves the same casts undefined out of range. Both functions truncate
// towards zero.

/// Out of range, or not a number: the smallest signed value.
constexpr std::int64_t truncate_to_signed(double value) {
  constexpr double kTwoTo63 = 9223372036854775808.0;
  const bool fits = value >= -kTwoTo63 && value < kTwoTo63;
  return fits ? static_cast<std::int64_t>(value) : INT64_MIN;
}

/// A negative value wraps to near 2⁶⁴; out of range gives 2⁶³.
constexpr std::uint64_t truncate_to_unsigned(double value) {
  constexpr double kTwoTo63 = 9223372036854775808.0;
  constexpr std::uint64_t kTopBit = std::uint64_t{1} << 63;
  if (value < kTwoTo63) return static_cast<std::uint64_t>(truncate_to_signed(value));
  if (value < 2 * kTwoTo63) return static_cast<std::uint64_t>(value - kTwoTo63) + kTopBit;
  return kTopBit;
}

/// a − b, wrapping around instead of overflowing.
constexpr std::int64_t wrapping_difference(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}

/// a + b, wrapping around instead of overflowing.
constexpr std::int64_t wrapping_sum(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

}  // namespace tricolor
