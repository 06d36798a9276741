// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/pacer/pi_controller.h"

#include <algorithm>
#include <cmath>

#include "core/base/hash.h"

namespace tricolor {

PiController::Output PiController::next(double measured, double set_point, double period) {
  const double error = set_point - measured;
  const double raw = m_gains.proportional * error + m_integral;
  if (!std::isfinite(raw)) return reset();
  const double output = std::clamp(raw, m_gains.min_output, m_gains.max_output);
  m_integral += (m_gains.proportional * period / m_gains.integral_time) * error +
                (period / m_gains.reset_time) * (output - raw);
  if (!std::isfinite(m_integral)) return reset();
  return {output, false};
}

PiController::Output PiController::reset() {
  m_integral = 0;
  return {m_gains.min_output, true};
}

void PiController::hash(Hasher& hasher) const {
  hasher.add_double(m_integral);
}

}  // namespace tricolor
