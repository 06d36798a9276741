// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <vector>

#include "core/sim/snapshot.h"

namespace tricolor {

/// A run's time series in bounded memory: when it is full every second sample goes, and the
/// interval doubles if the run has become longer, so that all of it stays covered evenly.
///
/// Invariants: times never decrease, also where the processors' clocks differ by a little; the
/// interval is 100 us or a small part of the time that is covered.
class SampleSeries {
 public:
  Nanos next_ns() const { return m_next_ns; }
  void add(const Sample& sample);
  const std::vector<Sample>& samples() const { return m_samples; }

 private:
  static constexpr std::size_t kCapacity = 2048;
  static constexpr Nanos kFirstInterval = 100 * kMicrosecond;
  std::vector<Sample> m_samples;
  Nanos m_interval_ns = kFirstInterval;
  Nanos m_next_ns = 0;
};

}  // namespace tricolor
