// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string_view>

namespace tricolor {

/// Which halves of Go's hybrid write barrier run (go-gc-model §3.6). Go has both; everything else
/// is for seeing what breaks.
enum class BarrierMode : std::uint8_t {
  kNone,           ///< stores while marking tell the collector nothing
  kDeletionOnly,   ///< Yuasa: shades what a slot held before the store
  kInsertionOnly,  ///< Dijkstra: shades what a slot gets
  kBoth,
};

constexpr bool shades_deletions(BarrierMode mode) {
  return mode == BarrierMode::kBoth || mode == BarrierMode::kDeletionOnly;
}
constexpr bool shades_insertions(BarrierMode mode) {
  return mode == BarrierMode::kBoth || mode == BarrierMode::kInsertionOnly;
}

/// What a summary of settings says; empty for Go's own.
constexpr std::string_view barrier_text(BarrierMode mode) {
  switch (mode) {
    case BarrierMode::kNone:
      return "no write barrier";
    case BarrierMode::kDeletionOnly:
      return "deletion barrier only";
    case BarrierMode::kInsertionOnly:
      return "insertion barrier only";
    case BarrierMode::kBoth:
      break;
  }
  return {};
}

}  // namespace tricolor
