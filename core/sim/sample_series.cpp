// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/sample_series.h"

namespace tricolor {

void SampleSeries::add(const Sample& sample) {
  if (m_samples.size() == kCapacity) {
    for (std::size_t i = 0; i < kCapacity / 2; ++i) m_samples[i] = m_samples[2 * i];
    m_samples.resize(kCapacity / 2);
    m_interval_ns *= 2;
  }
  m_samples.push_back(sample);
  m_next_ns = sample.at_ns + m_interval_ns;
}

}  // namespace tricolor
