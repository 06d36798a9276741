// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/append_program.h"

#include <algorithm>

#include "core/program/append_growth.h"
#include "core/program/mutator_costs.h"
#include "core/program/object_shape.h"
#include "core/program/parameter_reader.h"

namespace tricolor {

constexpr Bytes kIntBytes = 8;

Request AppendProgram::step(Mutator& m, Address result) {
  switch (m_stage) {
    case Stage::kStart:
      return begin(m);
    case Stage::kLast:
      m.set(m_last, result);
      m_stage = Stage::kGrow;
      break;
    case Stage::kGrow:
      take_array(m, result);
      if (m_step == m_steps.size()) keep_slice(m);
      break;
  }
  return next_array();
}

Request AppendProgram::begin(Mutator& m) {
  enter(m, Seat{}, "main.appendInts", {96, 8384});
  m_last = m.declare("last");
  m_slice = m.declare("s");
  prepare_steps(m);
  m_stage = Stage::kLast;
  count(m_config.keep * kWordBytes);
  return Request::allocate(table_type(m, m_config.keep));
}

void AppendProgram::prepare_steps(Mutator& m) {
  std::vector<std::uint64_t> capacities{m_config.length};
  if (!m_config.prepared) {
    capacities = append_capacities(m, m_config.length, 1, SliceElement{kIntBytes, true});
  }
  std::uint64_t appended = 0;
  for (const std::uint64_t capacity : capacities) {
    const std::uint64_t length = std::min(capacity, m_config.length);
    m_steps.push_back({m.type("[]int", capacity * kIntBytes, PointerLayout::none()), capacity,
                       length - appended});
    appended = length;
  }
}

Request AppendProgram::next_array() {
  if (m_round == m_config.rounds) return Request::exit();
  count(m_steps[m_step].capacity * kIntBytes);
  return Request::allocate(m_steps[m_step].type);
}

void AppendProgram::take_array(Mutator& m, Address array) {
  const Step& step = m_steps[m_step];
  m.set(m_slice, array);
  m.work(cost::kAppendNs * static_cast<double>(step.appended));
  give_up(m_bytes);
  m_bytes = step.capacity * kIntBytes;
  ++m_step;
}

void AppendProgram::keep_slice(Mutator& m) {
  const std::uint64_t entry = m_round % m_config.keep;
  give_up(m_held[entry]);
  m_held[entry] = m_bytes;
  m.store(m.get(m_last), entry, m.get(m_slice));
  m.set(m_slice, 0);
  m.work(cost::kSmallStepNs);
  m_bytes = 0;
  m_step = 0;
  ++m_round;
}

void AppendProgram::hash(Hasher& hasher) const {
  Workload::hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_stage));
  hasher.add(m_step);
  hasher.add(m_round);
  hasher.add(m_bytes);
}

static const std::vector<ParameterSpec>& parameters() {
  static const std::vector<ParameterSpec> list{
      number("count", "elements", 1000, 1, 100'000'000, "Numbers appended to each slice."),
      number("rounds", "slices", 20'000, 0, kMaxCount, "Slices made."),
      number("keep", "slices", 64, 1, kMostKept, "The last slices that stay alive."),
      number("pre", "", 0, 0, 1, "1: make each slice with the right capacity at once."),
  };
  return list;
}

static std::unique_ptr<Program> make(const ParameterValues& values, std::uint64_t seed) {
  const ParameterReader p(parameters(), values);
  return std::make_unique<AppendProgram>(
      AppendConfig{p.count("count"), p.count("rounds"), p.count("keep"), p["pre"] == 1}, seed);
}

static ProgramEstimate estimate(const ParameterValues& values) {
  const ParameterReader p(parameters(), values);
  const std::uint64_t live = std::min(p.count("keep"), p.count("rounds")) + 3;
  const Bytes longest = p.count("count") * kIntBytes * 3 / 2;  // room to spare
  const std::uint64_t per_round = p["pre"] == 1 ? 1 : 64;
  return {live, live * longest + 8 * p.count("keep"),
          saturating_sum(saturating_product(p.count("rounds"), per_round), 1)};
}

ProgramSpec append_spec() {
  return {"append", "Appends numbers to slices, growing or made with the right capacity.",
          parameters(), make, estimate};
}

}  // namespace tricolor
