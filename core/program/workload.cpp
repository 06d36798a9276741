// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/workload.h"

#include <string>

#include "core/program/mutator_costs.h"

namespace tricolor {

constexpr Bytes kGoroutineFrameBytes = 136;  ///< main.parallel.func1 and what starts it

std::uint64_t Workload::fingerprint() const {
  std::uint64_t sink = m_sink;
  for (std::uint64_t call = 0; call < m_spins; ++call) {
    SplitMix64 steps(sink);
    for (std::uint32_t i = 0; i < m_spin_steps; ++i) sink ^= steps.next();
  }
  return sink ^ m_rng.state();
}

double Workload::spin_ns() const {
  return m_spin_steps * cost::kWorkStepNs;
}

void Workload::hash(Hasher& hasher) const {
  hasher.add(m_rng.state());
  hasher.add(m_counts.objects);
  hasher.add(m_counts.bytes);
  hasher.add(m_counts.live_bytes);
  hasher.add(m_counts.peak_bytes);
  hasher.add(m_sink);
  hasher.add(m_spins);
}

void Workload::enter(Mutator& m, const Seat& seat, std::string_view function,
                     const Frames& frames) {
  if (seat.on_main) {
    m.call("main.main", kMainFrameBytes);
    m.call(function, frames.function + kParallelFrameBytes);
  } else {
    m.call("main.parallel.func1", kGoroutineFrameBytes);
    m.declare("keep", seat.results);
  }
  m.call(std::string(function) + ".func1", frames.body);
}

Request Workload::finish(Mutator& m, const Seat& seat, Address first, Address second) {
  if (!seat.on_main) {
    const std::uint64_t word = 2 * std::uint64_t{seat.index};
    m.store(seat.results, word, first);
    m.store(seat.results, word + 1, second);
    m.release(seat.semaphore);
  }
  return Request::exit();
}

}  // namespace tricolor
