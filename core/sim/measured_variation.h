// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>

#include "core/base/cost_model.h"
#include "core/base/rng.h"

namespace tricolor {

/// Times that vary from one occasion to the next, as how long waking a thread takes, and with it
/// who finds which root: each is one of eight values that were measured, in an order that is the
/// same in every run of that number.
class MeasuredVariation {
 public:
  explicit MeasuredVariation(std::uint64_t order) : m_order(order) {}

  Ticks one_of(const std::array<Ticks, 8>& eighths) {
    return eighths[m_order.next() % eighths.size()];
  }
  /// One of 0 to `count` - 1, for what real Go leaves to chance; `count` above 0.
  int below(int count) {
    return static_cast<int>(m_order.below(static_cast<std::uint64_t>(count)));
  }
  /// For the state's hash.
  std::uint64_t state() const { return m_order.state(); }

 private:
  SplitMix64 m_order;
};

}  // namespace tricolor
