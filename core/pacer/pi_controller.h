// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

namespace tricolor {

class Hasher;

/// Proportional-integral controller with anti-windup, in the form of §4.7. A value.
class PiController {
 public:
  struct Gains {
    double proportional = 0;
    double integral_time = 1;  ///< in units of next()'s period
    double reset_time = 1;     ///< how fast a clamped output pulls the integral back
    double min_output = 0;
    double max_output = 0;
  };
  struct Output {
    double value = 0;
    bool overflowed = false;  ///< the error left the range of doubles; the controller was reset
  };

  explicit PiController(const Gains& gains) : m_gains(gains) {}

  /// One step over `period`: the output that drives `measured` towards `set_point`.
  Output next(double measured, double set_point, double period);

  double integral() const { return m_integral; }
  void hash(Hasher& hasher) const;

 private:
  Output reset();

  Gains m_gains;
  double m_integral = 0;
};

}  // namespace tricolor
