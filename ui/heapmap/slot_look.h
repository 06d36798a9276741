// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/sim/snapshot.h"

namespace tricolor::ui {

/// What happened to a slot lately, in one byte. Each field counts down from 3 (in the newest
/// picture) to 0 (nothing), so that a mark fades while the picture goes on.
///
///     7 6 | 5 4   | 3 2    | 1 0
///      -  | swept | shaded | fresh
class SlotMarks {
 public:
  static constexpr std::uint8_t kFull = 3;

  constexpr SlotMarks() = default;
  constexpr explicit SlotMarks(std::uint8_t bits) : m_bits(bits) {}

  constexpr std::uint8_t bits() const { return m_bits; }
  constexpr bool any() const { return m_bits != 0; }
  constexpr int fresh() const { return m_bits & 3; }
  constexpr int shaded() const { return (m_bits >> 2) & 3; }
  constexpr int swept() const { return (m_bits >> 4) & 3; }

  constexpr void set_fresh() { m_bits = static_cast<std::uint8_t>((m_bits & ~0x33) | kFull); }
  constexpr void set_shaded() { m_bits = static_cast<std::uint8_t>(m_bits | (kFull << 2)); }
  /// A freed slot is neither fresh nor shaded any more.
  constexpr void set_swept() { m_bits = static_cast<std::uint8_t>(kFull << 4); }
  constexpr void fade() {
    const int fresh_left = fresh() > 0 ? fresh() - 1 : 0;
    const int shaded_left = shaded() > 0 ? shaded() - 1 : 0;
    const int swept_left = swept() > 0 ? swept() - 1 : 0;
    m_bits = static_cast<std::uint8_t>(fresh_left | (shaded_left << 2) | (swept_left << 4));
  }
  constexpr bool operator==(const SlotMarks&) const = default;

 private:
  std::uint8_t m_bits = 0;
};

/// How one slot is drawn.
struct SlotLook {
  SlotColour colour = SlotColour::kFree;
  SlotMarks marks;
  bool operator==(const SlotLook&) const = default;
};

}  // namespace tricolor::ui
