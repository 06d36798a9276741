// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

namespace tricolor::ui {

/// Sizes of the theme's fonts in px, so that geometry can be computed, and tested, without fonts.
struct TextMetrics {
  int line = 14;            ///< height of a line of small text
  double char_width = 6.4;  ///< average letter of small text
  int mono_line = 14;
  double mono_char = 7;  ///< every letter of small mono text

  int width(int letters) const { return static_cast<int>(letters * char_width + 0.999); }
  int mono_width(int letters) const { return static_cast<int>(letters * mono_char + 0.999); }
  bool operator==(const TextMetrics&) const = default;
};

}  // namespace tricolor::ui
