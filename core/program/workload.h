// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string_view>

#include "core/base/hash.h"
#include "core/base/rng.h"
#include "core/base/units.h"
#include "core/program/mutator.h"
#include "core/program/program.h"

namespace tricolor {

/// What a mutator of the reference workloads counts about itself: requested bytes, not slots.
struct WorkloadCounts {
  std::uint64_t objects = 0;
  Bytes bytes = 0;
  Bytes live_bytes = 0;  ///< not yet given up by the program
  Bytes peak_bytes = 0;  ///< largest live_bytes so far
};

/// Where a mutator runs: on the main goroutine, or beside others that main waits for.
struct Seat {
  bool on_main = true;
  std::uint32_t index = 0;      ///< among its siblings
  std::uint32_t semaphore = 0;  ///< released when it is done
  Address results = 0;          ///< main's `keep`: two words per mutator
};

/// A program of the reference workloads (reference/workloads): one mutator with its generator
/// and the counts that tell whether it does exactly what the Go program does.
class Workload : public Program {
 public:
  /// `spin_steps`: what one call of spin() does.
  explicit Workload(std::uint64_t seed, std::uint32_t spin_steps = 0)
      : m_rng(seed), m_spin_steps(spin_steps) {}

  const WorkloadCounts& counts() const { return m_counts; }
  /// The generator's state xor the checksum of spin(). Replays all spins: slow, for tests.
  std::uint64_t fingerprint() const;
  void hash(Hasher& hasher) const override;

 protected:
  SplitMix64& rng() { return m_rng; }
  void count(Bytes bytes) { count(1, bytes); }
  void count(std::uint64_t objects, Bytes bytes_each) {
    const Bytes bytes = objects * bytes_each;
    m_counts.objects += objects;
    m_counts.bytes += bytes;
    m_counts.live_bytes += bytes;
    m_counts.peak_bytes = std::max(m_counts.peak_bytes, m_counts.live_bytes);
  }
  void give_up(Bytes bytes) { m_counts.live_bytes -= bytes; }
  /// The mutator's work between allocations. Its checksum is worked out when asked for.
  void spin() { ++m_spins; }
  double spin_ns() const;
  void add_to_sink(std::uint64_t number) { m_sink += number; }

  /// What the frames of a workload take [the reference's program, disassembled: Go 1.19.8; 1.26.8
  /// takes up to 16 bytes less for each].
  struct Frames {
    Bytes function = 0;  ///< main.steady
    Bytes body = 0;      ///< main.steady.func1, what mutators run
  };
  /// Enters the frames that the mutator runs in; `function` is "main.steady".
  void enter(Mutator& m, const Seat& seat, std::string_view function, const Frames& frames);
  /// The mutator's function returns: its results stay alive in main's `keep`, if that exists.
  Request finish(Mutator& m, const Seat& seat, Address first, Address second = 0);

 private:
  SplitMix64 m_rng;
  WorkloadCounts m_counts;
  std::uint64_t m_sink = 0;
  std::uint64_t m_spins = 0;
  std::uint32_t m_spin_steps;
};

/// Generator state of mutator `index` of a run with `seed`, as the Go program sets it.
constexpr std::uint64_t mutator_seed(std::uint64_t seed, std::uint32_t index) {
  return seed + std::uint64_t{1000003} * index;
}

/// clone() and resume() for a concrete workload that derives from `Base`: step() is one resume; as
/// long as what it asks for can be had at once, the next one follows without going back to the
/// world.
template <typename Concrete, typename Base = Workload>
class CloneableWorkload : public Base {
 public:
  using Base::Base;
  [[gnu::flatten]] Request resume(Mutator& m, Address result) final {
    while (true) {
      const Request request = static_cast<Concrete&>(*this).step(m, result);
      if (request.kind != Request::Kind::kAllocate) return request;
      result = m.allocate_now(request.type);
      if (result == 0) return request;
    }
  }
  std::unique_ptr<Program> clone() const override {
    return std::make_unique<Concrete>(static_cast<const Concrete&>(*this));
  }
};

/// The frames of main.main, where the Go program keeps four runtime.MemStats, and runtime.main:
/// with those below them, what an allocation calls and the runtime's own goroutines, the scanned
/// bytes of the reference's runs (reference/workloads/data, column stack_work) come out to the
/// byte.
inline constexpr Bytes kMainFrameBytes = 23'784;
inline constexpr Bytes kParallelFrameBytes = 80;  ///< main.parallel, which starts mutators

}  // namespace tricolor
