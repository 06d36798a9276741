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
  /// `function` starts the mutators: "main.steady"; it must outlive the program.
  ParallelProgram(std::string_view function, std::uint32_t mutators, const Config& config,
                  std::uint64_t seed)
      : m_function(function), m_config(config), m_seed(seed), m_mutators(mutators) {}

  Request resume(Mutator& m, Address result) override {
    switch (m_stage) {
      case Stage::kStart:
        return begin(m);
      case Stage::kKeep:
        m.set(m_keep_variable, result);
        start_mutators(m, result);
        m_stage = Stage::kWait;
        break;
      case Stage::kWait:
        ++m_done;
        break;
    }
    return m_done < m_mutators ? Request::acquire(m_semaphore) : Request::exit();
  }

  void hash(Hasher& hasher) const override {
    hasher.add(static_cast<std::uint64_t>(m_stage));
    hasher.add(m_done);
  }

 private:
  enum class Stage : std::uint8_t { kStart, kKeep, kWait };

  Request begin(Mutator& m) {
    m.call("main.main", kMainFrameBytes);
    m.call(m_function, 192);
    m.call("main.parallel", 192);
    m_keep_variable = m.declare("keep");
    m_semaphore = m.make_semaphore(0);
    m_stage = Stage::kKeep;
    const std::uint64_t words = 2 * std::uint64_t{m_mutators};
    return Request::allocate(
        m.type("[]interface {}", words * kWordBytes, PointerLayout::all(words)));
  }

  void start_mutators(Mutator& m, Address keep) {
    for (std::uint32_t i = 0; i < m_mutators; ++i) {
      m.go(std::make_unique<Child>(m_config, mutator_seed(m_seed, i),
                                   Seat{false, i, m_semaphore, keep}),
           "main.parallel.func1");
    }
  }

  std::string_view m_function;
  Config m_config;
  std::uint64_t m_seed;
  std::uint32_t m_mutators;
  std::uint32_t m_done = 0;
  std::uint32_t m_semaphore = 0;
  std::uint32_t m_keep_variable = 0;
  Stage m_stage = Stage::kStart;
};

}  // namespace tricolor
