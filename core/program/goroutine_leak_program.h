// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/program/library.h"
#include "core/program/workload.h"

namespace tricolor {

struct GoroutineLeakConfig {
  std::uint64_t n = 0;        ///< goroutines
  Bytes hold = 1;             ///< bytes that each holds
  std::uint64_t garbage = 0;  ///< objects between two starts
};

/// Starts goroutines that block for ever, each holding a buffer, and makes garbage in between.
class GoroutineLeakProgram final : public CloneableWorkload<GoroutineLeakProgram> {
 public:
  GoroutineLeakProgram(const GoroutineLeakConfig& config, std::uint64_t seed)
      : CloneableWorkload(seed), m_config(config) {}
  Request step(Mutator& m, Address result);
  void hash(Hasher& hasher) const override;

 private:
  enum class Stage : std::uint8_t { kStart, kChannel, kClosure, kStarted, kGarbage };
  Request begin(Mutator& m);
  Request next_start();
  Request start_goroutine(Mutator& m, Address closure);
  Request next_garbage();

  GoroutineLeakConfig m_config;
  TypeId m_closure_type = 0;
  TypeId m_garbage_type = 0;
  Stage m_stage = Stage::kStart;
  std::uint32_t m_started_variable = 0;
  std::uint32_t m_started = 0;  ///< semaphore: the channel `started`
  std::uint32_t m_never = 0;    ///< semaphore: the channels on which nobody sends
  std::uint64_t m_goroutines = 0;
  std::uint64_t m_garbage = 0;  ///< objects since the last start
};

/// One of those goroutines. Its buffer is counted by the program that started it.
class LeakedGoroutine final : public Cloneable<LeakedGoroutine> {
 public:
  LeakedGoroutine(Bytes hold, std::uint32_t started, std::uint32_t never)
      : m_hold(hold), m_started(started), m_never(never) {}
  Request resume(Mutator& m, Address result) override;
  void hash(Hasher& hasher) const override { hasher.add(static_cast<std::uint64_t>(m_stage)); }

 private:
  enum class Stage : std::uint8_t { kStart, kBuffer, kChannel, kSudog };
  Request begin(Mutator& m);
  Request block(Mutator& m);

  Bytes m_hold;
  std::uint32_t m_started;
  std::uint32_t m_never;
  std::uint32_t m_buffer_variable = 0;
  std::uint32_t m_channel_variable = 0;
  std::uint32_t m_sudog_variable = 0;
  Stage m_stage = Stage::kStart;
};

ProgramSpec goroutine_leak_spec();

}  // namespace tricolor
