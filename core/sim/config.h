// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string>

#include "core/base/barrier_mode.h"
#include "core/base/units.h"
#include "core/base/version_profile.h"
#include "core/program/library.h"

namespace tricolor {

/// Which marker a run uses; `kVersionDefault` is Green Tea from 1.26 on, classic before.
enum class MarkerKind : std::uint8_t { kVersionDefault, kClassic, kGreenTea };

/// True if a run of this version with this choice marks with Green Tea.
constexpr bool uses_green_tea(int go_minor, MarkerKind marker) {
  if (marker == MarkerKind::kVersionDefault) return holds(Since::kGreenTeaDefault, go_minor);
  return marker == MarkerKind::kGreenTea;
}
/// The marker of such a run by name.
constexpr MarkerKind chosen_marker(int go_minor, MarkerKind marker) {
  return uses_green_tea(go_minor, marker) ? MarkerKind::kGreenTea : MarkerKind::kClassic;
}

inline constexpr std::uint64_t kUsualLatencyOrder = 19;

/// Every knob of a simulation. A World is a function of its Config and its command log.
struct Config {
  std::string program = "steady";  ///< a name of program_library()
  ParameterValues parameters;      ///< missing ones take the program's default
  std::uint64_t seed = 1;          ///< of the program's generator
  /// Of the measured latencies: another order is what another run is to real Go.
  std::uint64_t latency_order = kUsualLatencyOrder;

  std::int32_t gogc = 100;                     ///< percent; kGogcOff for off
  std::int64_t memory_limit = kNoMemoryLimit;  ///< bytes; kNoMemoryLimit for none
  int procs = 2;                               ///< GOMAXPROCS, 1 … 256
  int go_minor = 26;                           ///< behave as Go 1.<this>: 19 … 26
  MarkerKind marker = MarkerKind::kVersionDefault;

  bool vector_marking = true;  ///< Green Tea: the CPU has 512-bit vectors, as in the real traces
  BarrierMode write_barrier = BarrierMode::kBoth;  ///< less: leave halves out, to see what breaks
  bool assists = true;                             ///< false: mutators never help with marking
  bool limiter = true;                             ///< false: no GC CPU limiter
  bool verify = false;                             ///< run the heap verifier after every cycle
  bool runtime_startup = true;  ///< the runtime's own start-up objects and stacks

  Bytes max_host_bytes = 0;  ///< stop when the simulation itself needs more; 0: no bound

  bool operator==(const Config&) const = default;
};

}  // namespace tricolor
