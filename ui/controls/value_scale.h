// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <optional>

namespace tricolor::ui {

/// How the positions of a slider stand for whole numbers: evenly or logarithmically between
/// `low` and `high`, with an optional "off" one step beyond the end.
///
/// Logarithmic values are rounded so that dragging stops at numbers one would type: two
/// significant decimal digits, or for `binary` eighths of a power of two.
struct ValueScale {
  std::int64_t low = 0;
  std::int64_t high = 100;
  bool logarithmic = false;
  bool binary = false;
  std::optional<std::int64_t> off;  ///< the value that "off" stands for

  /// Positions are 0 … last_position(); off, if there is one, is the last.
  int last_position() const;
  std::int64_t value(int position) const;
  /// The nearest position; values outside the scale give its ends.
  int position(std::int64_t wanted) const;

 private:
  /// Where the value is between low and high: 0 … 1.
  double part_of(std::int64_t value) const;
  int steps() const;
};

/// A scale for any whole number in [low, high]: logarithmic when the range is wide.
ValueScale scale_for(std::int64_t low, std::int64_t high, bool is_bytes);

}  // namespace tricolor::ui
