// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/program/workload.h"

namespace tricolor {

/// main with several mutators: starts one goroutine per mutator and waits for all of them.
/// What they return stays alive in `keep`, as in the Go program.
///
/// `Child` is a Workload with a constructor (const Config&, seed, Seat).
template <typename Child, typename Config>
class ParallelProgram final : public Cloneable<ParallelProgram<Child, Config>> {
 public:
  /// `function` starts the mutators: "main.steady", with a frame of `frame_bytes`; the name must
  /// outlive the program.
  ParallelProgram(std::string_view function, Bytes frame_bytes, std::uint32_t mutators,
                  const Config& config, std::uint64_t seed)
      : m_function(function),
        m_frame_bytes(frame_bytes),
        m_config(config),
        m_seed(seed),
        m_mutators(mutators) {}

  Request resume(Mutator& m, Address result) override {
    switch (m_stage) {
      case Stage::kStart:
        return begin(m);
      case Stage::kKeep:
        m.set(m_keep_variable, result);
        m_stage = Stage::kWaitGroup;
        return Request::allocate(m.type("sync.WaitGroup", kWaitGroupBytes, PointerLayout::none()));
      case Stage::kWaitGroup:
        m.set(m_group_variable, result);
        return next_mutator(m);
      case Stage::kFunction:
        return take_function(m, result);
      case Stage::kCall:
        m.store(result, kCaptured, m.get(m_function_variable));
        start_mutator(m);
        return next_mutator(m);
      case Stage::kWait:
        ++m_done;
        return wait();
    }
    return Request::exit();
  }

  void hash(Hasher& hasher) const override {
    hasher.add(static_cast<std::uint64_t>(m_stage));
    hasher.add(m_started);
    hasher.add(m_done);
  }

 private:
  enum class Stage : std::uint8_t { kStart, kKeep, kWaitGroup, kFunction, kCall, kWait };
  static constexpr Bytes kWaitGroupBytes = 16;
  /// What each mutator runs: the group, the workload's function and `keep`, a slice; and its call
  /// with a number.
  static constexpr Bytes kFunctionBytes = 48;
  static constexpr Bytes kCallBytes = 24;
  static constexpr std::uint64_t kCaptured = 1;
  static constexpr std::uint64_t kCapturedKeep = 3;

  Request begin(Mutator& m) {
    m.call("main.main", kMainFrameBytes);
    m.call(m_function, m_frame_bytes);
    m.call("main.parallel", kParallelFrameBytes);
    m_keep_variable = m.declare("keep");
    m_group_variable = m.declare("&wg");
    m_function_variable = m.declare("func1");
    m_semaphore = m.make_semaphore(0);
    m_stage = Stage::kKeep;
    const std::uint64_t words = 2 * std::uint64_t{m_mutators};
    return Request::allocate(
        m.type("[]interface {}", words * kWordBytes, PointerLayout::all(words)));
  }

  Request next_mutator(Mutator& m) {
    if (m_started == m_mutators) return wait();
    m_stage = Stage::kFunction;
    return Request::allocate(m.type("func(int)", kFunctionBytes, PointerLayout::every(1, 3, 1)));
  }

  Request take_function(Mutator& m, Address function) {
    m.store(function, kCaptured, m.get(m_group_variable));
    m.store(function, kCapturedKeep, m.get(m_keep_variable));
    m.set(m_function_variable, function);
    m_stage = Stage::kCall;
    return Request::allocate(m.type("func()", kCallBytes, PointerLayout::every(1, 1, kCaptured)));
  }

  void start_mutator(Mutator& m) {
    const Seat seat{false, m_started, m_semaphore, m.get(m_keep_variable)};
    m.go(std::make_unique<Child>(m_config, mutator_seed(m_seed, m_started), seat),
         "main.parallel.func1");
    ++m_started;
  }

  Request wait() {
    m_stage = Stage::kWait;
    return m_done < m_mutators ? Request::acquire(m_semaphore) : Request::exit();
  }

  std::string_view m_function;
  Bytes m_frame_bytes;
  Config m_config;
  std::uint64_t m_seed;
  std::uint32_t m_mutators;
  std::uint32_t m_started = 0;
  std::uint32_t m_done = 0;
  std::uint32_t m_semaphore = 0;
  std::uint32_t m_keep_variable = 0;
  std::uint32_t m_group_variable = 0;
  std::uint32_t m_function_variable = 0;
  Stage m_stage = Stage::kStart;
};

}  // namespace tricolor
