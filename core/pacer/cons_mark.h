// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>

#include "core/pacer/pacer_variant.h"
#include "core/pacer/pi_controller.h"

namespace tricolor {

class Hasher;

/// The smoothed cons/mark ratio: bytes a mutator allocates per CPU-ns over bytes the collector
/// scans per CPU-ns. Fed one measurement per cycle (§4.7 step 6). A value.
class ConsMark {
 public:
  explicit ConsMark(ConsMarkRule rule);

  /// Takes the measurement of the cycle that ends.
  void add_measurement(double measured);

  double value() const { return m_value; }
  /// The last measurement, not smoothed.
  double measured() const { return m_recent.back(); }
  /// Integral term of the 1.19 controller; 0 under the later rules.
  double pi_integral() const { return m_controller.integral(); }
  /// Replaces the smoothed value only: to restore a situation.
  void set_value(double value) { m_value = value; }

  void hash(Hasher& hasher) const;

 private:
  ConsMarkRule m_rule;
  double m_value = 0;
  std::array<double, 5> m_recent{};  ///< oldest first; the last is the newest
  PiController m_controller;
};

}  // namespace tricolor
