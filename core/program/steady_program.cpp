// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/steady_program.h"

#include <algorithm>

#include "core/program/mutator_costs.h"
#include "core/program/parallel_program.h"
#include "core/program/parameter_reader.h"

namespace tricolor {

constexpr Bytes kSteadyFrameBytes = 168;

Request SteadyProgram::step(Mutator& m, Address result) {
  switch (m_stage) {
    case Stage::kStart:
      enter(m, m_seat, "main.steady", {kSteadyFrameBytes, 344});
      m_stage = Stage::kSetUp;
      return set_up_or_fill(m, 0);
    case Stage::kSetUp:
      return set_up_or_fill(m, result);
    case Stage::kFill:
      put(m, m_done++, result);
      return fill_next(m);
    case Stage::kReplace:
      put(m, m_index, result);
      if (m_steady.work != 0) {
        spin();
        m.work(spin_ns());
      }
      return replace_next(m);
  }
  return Request::exit();
}

Request SteadyProgram::set_up_or_fill(Mutator& m, Address result) {
  if (const auto request = set_up(m, result)) return *request;
  m_stage = Stage::kFill;
  return fill_next(m);
}

Request SteadyProgram::fill_next(Mutator& m) {
  if (m_done < config().n) return request_object();
  if (m_seat.on_main) m.note("filled");
  m_stage = Stage::kReplace;
  m_done = 0;
  return replace_next(m);
}

Request SteadyProgram::replace_next(Mutator& m) {
  if (!m_steady.fifo && m_steady.work == 0 && replace_many(m, {m_done, m_index}, m_steady.steps)) {
    return request_again();
  }
  if (m_done == m_steady.steps) return finish(m, m_seat, slots(), to());
  if (m_steady.fifo) {
    m_index = m_done % config().n;
  } else {
    m_index = draw_slot(m);
    m.expect_store(slots(), m_index);
  }
  ++m_done;
  give_up(config().size);
  return request_object();
}

void SteadyProgram::hash(Hasher& hasher) const {
  SlotsWorkload::hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_stage));
  hasher.add(m_index);
  hasher.add(m_done);
}

template class CloneableWorkload<SteadyProgram, SlotsWorkload>;

static const std::vector<ParameterSpec>& parameters() {
  static const std::vector<ParameterSpec> list{
      number("n", "objects", 131072, 1, kMaxCount, "How many objects are alive."),
      number("size", "bytes", 64, 1, kMaxObjectBytes, "Size of each object."),
      number("steps", "steps", 4'000'000, 0, kMaxCount, "How often one object is replaced."),
      kind_choice(0),
      number("fill", "pointers", 0, 0, 1'000'000, "Pointers set in each object."),
      number("work", "steps", 0, 0, 1'000'000, "Work between two replacements (2 ns each)."),
      number("g", "goroutines", 1, 1, kMaxMutators, "Mutators that share n and steps."),
      choice("order", {"random", "fifo"}, "Which object is replaced: a random one or the oldest."),
  };
  return list;
}

static SteadyConfig config_of(const ParameterReader& p) {
  const std::uint64_t g = p.count("g");
  const SlotsConfig slots{std::max<std::uint64_t>(1, p.count("n") / g), p.count("size"),
                          static_cast<ObjectKind>(p["kind"]), p.count("fill")};
  return {slots, p.count("steps") / g, p.small("work"), p["order"] == 1};
}

static std::unique_ptr<Program> make(const ParameterValues& values, std::uint64_t seed) {
  const ParameterReader p(parameters(), values);
  const SteadyConfig config = config_of(p);
  if (p["g"] == 1) return std::make_unique<SteadyProgram>(config, seed, Seat{});
  return std::make_unique<ParallelProgram<SteadyProgram, SteadyConfig>>(
      "main.steady", kSteadyFrameBytes, p.small("g"), config, seed);
}

static ProgramEstimate estimate(const ParameterValues& values) {
  const ParameterReader p(parameters(), values);
  const std::uint64_t targets = p["fill"] > 0 ? 1025 * p.count("g") : 0;
  const std::uint64_t live = p.count("n") + targets + p.count("g");
  const Bytes bytes = saturating_product(p.count("n"), p.count("size") + kWordBytes);
  // While an object is replaced, the new one is there before the old one is gone.
  return {live, saturating_sum(bytes, targets * 72 + p.count("g") * p.count("size")),
          live + p.count("steps")};
}

ProgramSpec steady_spec() {
  return {"steady", "Keeps a fixed number of objects alive and replaces one at a time.",
          parameters(), make, estimate};
}

}  // namespace tricolor
