// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/sample_series.h"

#include <algorithm>

namespace tricolor {

void SampleSeries::add(const Sample& sample) {
  if (m_samples.size() == kCapacity) {
    for (std::size_t i = 0; i < kCapacity / 2; ++i) m_samples[i] = m_samples[2 * i];
    m_samples.resize(kCapacity / 2);
    // Phases are sampled too: where they fill the series, time alone may need no wider steps.
    const auto steps = static_cast<Nanos>(kCapacity / 2);
    if (m_interval_ns < sample.at_ns / steps) m_interval_ns *= 2;
  }
  const Nanos last_ns = m_samples.empty() ? 0 : m_samples.back().at_ns;
  m_samples.push_back(sample);
  m_samples.back().at_ns = std::max(sample.at_ns, last_ns);
  m_next_ns = sample.at_ns + m_interval_ns;
}

}  // namespace tricolor
