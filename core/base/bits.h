// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

namespace tricolor {

/// How many bits are set. In place of std::popcount in hot loops: for processors of any age that is
/// a call of a library function, around which no register keeps what it holds.
constexpr std::uint32_t population(std::uint64_t bits) {
  bits -= bits >> 1 & 0x5555555555555555U;
  bits = (bits & 0x3333333333333333U) + (bits >> 2 & 0x3333333333333333U);
  bits = (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0fU;
  return static_cast<std::uint32_t>(bits * 0x0101010101010101U >> 56);
}
static_assert(population(0) == 0 && population(~std::uint64_t{0}) == 64 &&
              population(0x8000000000000101U) == 3);

}  // namespace tricolor
