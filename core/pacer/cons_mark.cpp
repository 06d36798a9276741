// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/pacer/cons_mark.h"

#include <algorithm>

#include "core/base/hash.h"

namespace tricolor {

namespace {

// Tuned by the runtime's authors for 1.18 and 1.19 (§4.7); one period is one cycle.
constexpr PiController::Gains kGains{.proportional = 0.9,
                                     .integral_time = 4,
                                     .reset_time = 1000,
                                     .min_output = -1000,
                                     .max_output = 1000};

}  // namespace

ConsMark::ConsMark(ConsMarkRule rule) : m_rule(rule), m_controller(kGains) {}

void ConsMark::add_measurement(double measured) {
  std::copy(m_recent.begin() + 1, m_recent.end(), m_recent.begin());
  m_recent.back() = measured;
  switch (m_rule) {
    case ConsMarkRule::kPiController: {
      const PiController::Output next = m_controller.next(m_value, measured, 1);
      m_value = next.overflowed ? 0 : next.value;
      break;
    }
    case ConsMarkRule::kMeanOfTwo:
      m_value = (measured + m_recent[m_recent.size() - 2]) / 2;
      break;
    case ConsMarkRule::kMaxOfFive:
      // What is not a number stays for its own cycle and is passed over in the next ones.
      m_value = measured;
      for (const double recent : m_recent) {
        if (recent > m_value) m_value = recent;
      }
      break;
  }
}

void ConsMark::hash(Hasher& hasher) const {
  hasher.add_double(m_value);
  for (const double measured : m_recent) hasher.add_double(measured);
  m_controller.hash(hasher);
}

}  // namespace tricolor
