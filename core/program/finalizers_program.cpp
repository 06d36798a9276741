// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/finalizers_program.h"

#include <algorithm>

#include "core/program/mutator_costs.h"
#include "core/program/object_shape.h"
#include "core/program/parameter_reader.h"

namespace tricolor {

constexpr Bytes kClosureBytes = 16;  ///< code, &ran
constexpr std::uint64_t kClosureRan = 1;
constexpr std::uint64_t kNext = 0;  ///< in the chain, or among what was resurrected
constexpr Nanos kPause = kMillisecond;
constexpr double kCloseNs = 5;

/// func(r *Resource) { r.Close() }
static void close_resource(Mutator& m, const FuncValue&, Address) {
  m.work(kCloseNs);
}

/// func(r *Resource) { r.next, saved = saved, r }
static void save_resource(Mutator& m, const FuncValue& self, Address object) {
  const auto saved = static_cast<std::uint32_t>(self.captured);
  m.store(object, kNext, m.global(saved));
  m.set_global(saved, object);
  m.work(kCloseNs);
}

Request FinalizersProgram::step(Mutator& m, Address result) {
  switch (m_stage) {
    case Stage::kStart:
      return begin(m);
    case Stage::kRan:
      m.set(m_ran, result);
      return next_object(m);
    case Stage::kTable:
      m.set(m_table, result);
      return next_object(m);
    case Stage::kObject:
      return take_object(m, result);
    case Stage::kClosure:
      m.store(result, kClosureRan, m.get(m_ran));
      return end_object(m, result);
    case Stage::kCollect:
      m_stage = Stage::kSleep;
      return Request::sleep(kPause);
    case Stage::kSleep:
      end_round(m);
      return next_object(m);
  }
  return Request::exit();
}

Request FinalizersProgram::begin(Mutator& m) {
  enter(m, Seat{}, "main.finalizers", {96, 320});
  m_first = m.declare("first");
  m_object = m.declare("r");
  m_ran = m.declare("ran");
  m_table = m.declare("weak");
  const bool pointer = linked() || m_config.kind == DeathRite::kResurrect;
  m_type = pointer ? m.type("main.pair", m_config.size + kWordBytes, PointerLayout::all(1))
                   : m.type("main.Resource", m_config.size, PointerLayout::none());
  m_closure_type =
      m.type("func(*main.pair)", kClosureBytes, PointerLayout::every(1, 1, kClosureRan));
  if (m_config.kind == DeathRite::kResurrect) m_saved = m.declare_global("saved");
  if (m_config.kind == DeathRite::kWeak) {
    m_stage = Stage::kTable;
    return Request::allocate(table_type(m, m_config.n));
  }
  if (!has_closures()) return next_object(m);
  m_stage = Stage::kRan;
  return Request::allocate(m.type("int", kWordBytes, PointerLayout::none()));
}

Request FinalizersProgram::next_object(Mutator& m) {
  if (m_length == m_config.chain) end_chain(m);
  if (m_chains < m_config.n && m_round < m_config.rounds) {
    m_stage = Stage::kObject;
    count(m_config.size);
    return Request::allocate(m_type);
  }
  if (m_round == m_config.rounds) return Request::exit();
  m_stage = Stage::kCollect;
  return Request::collect();
}

Request FinalizersProgram::take_object(Mutator& m, Address object) {
  if (m_length == 0) {
    m.set(m_first, object);
  } else {
    m.store(m.get(m_object), kNext, object);
  }
  m.set(m_object, object);
  m.work(cost::kObjectCallNs);
  if (!has_closures()) return end_object(m, 0);
  m_stage = Stage::kClosure;
  return Request::allocate(m_closure_type);
}

Request FinalizersProgram::end_object(Mutator& m, Address closure) {
  const Address object = m.get(m_object);
  switch (m_config.kind) {
    case DeathRite::kFinalizer:
      m.set_finalizer(object, {close_resource, "main.(*Resource).Close", closure});
      break;
    case DeathRite::kCleanup:
      m.add_cleanup(object, {close_resource, "main.closeFile"});
      break;
    case DeathRite::kWeak:
      if (m_length == 0) m.store(m.get(m_table), m_chains, m.make_weak(object));
      break;
    case DeathRite::kResurrect:
      m.set_finalizer(object, {save_resource, "main.save", 0, m_saved});
      break;
  }
  ++m_length;
  return next_object(m);
}

void FinalizersProgram::end_chain(Mutator& m) {
  if (m_config.ring) m.store(m.get(m_object), kNext, m.get(m_first));
  m.set(m_first, 0);
  m.set(m_object, 0);
  give_up(m_config.chain * m_config.size);
  m_length = 0;
  ++m_chains;
}

// What was resurrected is let go: it has no finalizer any more and dies like any other object.
void FinalizersProgram::end_round(Mutator& m) {
  ++m_round;
  m_chains = 0;
  m.note("round " + std::to_string(m_round) + ": " + outcome(m));
  if (m_config.kind == DeathRite::kResurrect) m.set_global(m_saved, 0);
}

std::string FinalizersProgram::outcome(Mutator& m) const {
  if (m_config.kind == DeathRite::kWeak) {
    std::uint64_t nil = 0;
    for (std::uint64_t i = 0; i < m_config.n; ++i) {
      if (m.weak_value(m.load(m.get(m_table), i)) == 0) ++nil;
    }
    return std::to_string(nil) + " of " + std::to_string(m_config.n) + " weak pointers are nil";
  }
  const bool cleanups = m_config.kind == DeathRite::kCleanup;
  const CallCounts calls = m.call_counts(cleanups ? CallQueue::kCleanups : CallQueue::kFinalizers);
  return std::to_string(calls.queued) + " queued, " + std::to_string(calls.executed) + " run, " +
         std::to_string(calls.waiting()) + " waiting";
}

void FinalizersProgram::hash(Hasher& hasher) const {
  Workload::hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_stage));
  hasher.add(m_round);
  hasher.add(m_chains);
  hasher.add(m_length);
}

static const std::vector<ParameterSpec>& parameters() {
  static const std::vector<ParameterSpec> list{
      number("n", "chains", 1000, 1, 10'000'000, "Objects, or chains of them, made in each round."),
      number("rounds", "rounds", 5, 0, 1'000'000,
             "Each ends with runtime.GC() and a pause of 1 ms."),
      number("size", "bytes", 1024, 16, kMaxObjectBytes, "Data of each object."),
      choice("kind", {"finalizer", "cleanup", "weak", "resurrect"},
             "What is set for each object; cleanup and weak exist from Go 1.24 on."),
      number("chain", "objects", 1, 1, 1'000'000, "Objects in a chain, each pointing to the next."),
      number("ring", "", 0, 0, 1,
             "1: the last object points to the first; with finalizers that is never freed."),
  };
  return list;
}

static std::unique_ptr<Program> make(const ParameterValues& values, std::uint64_t seed) {
  const ParameterReader p(parameters(), values);
  return std::make_unique<FinalizersProgram>(
      FinalizersConfig{p.count("n"), p.count("rounds"), p.count("size"),
                       static_cast<DeathRite>(p["kind"]), p.count("chain"), p["ring"] == 1},
      seed);
}

// Rings with finalizers pile up, and so in a chain does what the finalizer before it holds; of all
// else the last three rounds may still be there.
static ProgramEstimate estimate(const ParameterValues& values) {
  const ParameterReader p(parameters(), values);
  const std::uint64_t round = saturating_product(p.count("n"), p.count("chain"));
  const bool piles_up = p["ring"] == 1 || p.count("chain") > 1;
  const std::uint64_t kept =
      piles_up ? p.count("rounds") : std::min<std::uint64_t>(p.count("rounds"), 3);
  const std::uint64_t objects = saturating_product(round, kept);
  const Bytes each = p.count("size") + kWordBytes + kClosureBytes;
  return {saturating_product(objects, 2), saturating_product(objects, each),
          saturating_sum(saturating_product(saturating_product(round, p.count("rounds")), 2), 1)};
}

ProgramSpec finalizers_spec() {
  return {"finalizers",
          "Drops objects that have finalizers, cleanups or weak pointers, and counts what runs.",
          parameters(), make, estimate};
}

}  // namespace tricolor
