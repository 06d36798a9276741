// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/mark_progress.h"

#include <algorithm>

namespace tricolor {
namespace {

constexpr double kNotOver = 0.99;

double share(double part, double whole) {
  return whole > 0 ? part / whole : 0;
}

/// Bytes that are expected to be scanned in all, by what is known now.
double expected_in_all(const MarkWork& work) {
  const auto done = static_cast<double>(work.done);
  const auto expected = static_cast<double>(work.expected);
  const double beyond = std::clamp((done - expected) / expected, 0.0, 1.0);
  return expected + beyond * std::max(static_cast<double>(work.most) - expected, 0.0);
}

}  // namespace

double mark_progress(const MarkWork& work) {
  const double progress =
      work.expected == 0 ? share(static_cast<double>(work.black), static_cast<double>(work.objects))
                         : share(static_cast<double>(work.done), expected_in_all(work));
  return std::min(progress, kNotOver);
}

}  // namespace tricolor
