// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

namespace tricolor {

/// Bytes of simulated memory.
using Bytes = std::uint64_t;
/// Virtual nanoseconds; differences may be negative.
using Nanos = std::int64_t;
/// A simulated Go address as `%p` would print it; 0 is nil.
using Address = std::uint64_t;

inline constexpr Bytes kKiB = 1024;
inline constexpr Bytes kMiB = 1024 * kKiB;
inline constexpr Bytes kGiB = 1024 * kMiB;

inline constexpr Nanos kMicrosecond = 1'000;
inline constexpr Nanos kMillisecond = 1'000'000;
inline constexpr Nanos kSecond = 1'000'000'000;

/// One machine word of the simulated 64-bit machine.
inline constexpr Bytes kWordBytes = 8;
/// Go's runtime page, independent of the hardware page (go-gc-model §1).
inline constexpr Bytes kPageBytes = 8192;
/// The operating system's page: what it backs with memory when somebody writes to it first.
inline constexpr Bytes kSystemPageBytes = 4096;
/// Address space is reserved in arenas of this size (Linux, 64-bit; §2.7).
inline constexpr Bytes kArenaBytes = 64 * kMiB;
/// Arenas that a heap of so much address space, from the beginning of one on, has begun.
constexpr std::uint32_t arenas_in(Bytes mapped) {
  return static_cast<std::uint32_t>((mapped + kArenaBytes - 1) / kArenaBytes);
}
/// Where Go up to 1.25 places the first arena; 1.26 randomises it (§2.7).
inline constexpr Address kArenaBase = 0xc000000000;

/// Limit that means "no memory limit", as math.MaxInt64 does in Go.
inline constexpr std::int64_t kNoMemoryLimit = INT64_MAX;
/// GOGC value that means "off".
inline constexpr std::int32_t kGogcOff = -1;

}  // namespace tricolor
