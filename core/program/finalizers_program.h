// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>

#include "core/program/library.h"
#include "core/program/workload.h"

namespace tricolor {

/// What is asked for each object; also the index of the parameter's word.
enum class DeathRite : std::uint8_t {
  kFinalizer,  ///< runtime.SetFinalizer, which does nothing with the object
  kCleanup,    ///< runtime.AddCleanup
  kWeak,       ///< weak.Make; the weak pointers are kept in a table
  kResurrect,  ///< a finalizer that stores the object in a global
};

struct FinalizersConfig {
  std::uint64_t n = 1;  ///< chains of objects in each round
  std::uint64_t rounds = 1;
  Bytes size = 1024;  ///< of each object's data
  DeathRite kind = DeathRite::kFinalizer;
  std::uint64_t chain = 1;  ///< objects in a chain, each pointing to the next
  bool ring = false;        ///< the last one points to the first
};

/// Makes objects that somebody wants to hear of when they die, drops them, collects, gives
/// finalizers a moment to run, and notes how many were queued, have run, and wait.
///
/// Linked objects have finalizers that are closures over a counter, like the pairs of the
/// reference's program; all others have functions that capture nothing.
class FinalizersProgram final : public CloneableWorkload<FinalizersProgram> {
 public:
  FinalizersProgram(const FinalizersConfig& config, std::uint64_t seed)
      : CloneableWorkload(seed), m_config(config) {}
  Request step(Mutator& m, Address result);
  void hash(Hasher& hasher) const override;

 private:
  enum class Stage : std::uint8_t { kStart, kRan, kTable, kObject, kClosure, kCollect, kSleep };
  bool linked() const { return m_config.chain > 1 || m_config.ring; }
  bool has_closures() const { return linked() && m_config.kind == DeathRite::kFinalizer; }
  Request begin(Mutator& m);
  Request next_object(Mutator& m);
  Request take_object(Mutator& m, Address object);
  Request end_object(Mutator& m, Address closure);
  void end_chain(Mutator& m);
  void end_round(Mutator& m);
  std::string outcome(Mutator& m) const;

  FinalizersConfig m_config;
  Stage m_stage = Stage::kStart;
  std::uint64_t m_round = 0;
  std::uint64_t m_chains = 0;  ///< of this round
  std::uint64_t m_length = 0;  ///< of this chain
  TypeId m_type = 0;
  TypeId m_closure_type = 0;
  std::uint32_t m_saved = 0;   ///< global: what finalizers resurrected
  std::uint32_t m_first = 0;   ///< variables: the chain's first object,
  std::uint32_t m_object = 0;  ///< its last one,
  std::uint32_t m_ran = 0;     ///< the counter that closures share,
  std::uint32_t m_table = 0;   ///< and the weak pointers
};

ProgramSpec finalizers_spec();

}  // namespace tricolor
