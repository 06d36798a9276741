// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/large_program.h"

#include "core/program/mutator_costs.h"
#include "core/program/parameter_reader.h"

namespace tricolor {

Request LargeProgram::step(Mutator& m, Address result) {
  switch (m_stage) {
    case Stage::kStart:
      return begin(m);
    case Stage::kSlots:
      m.set(m_slots_variable, m_slots = result);
      m_stage = Stage::kReplace;
      break;
    case Stage::kReplace:
      m.store(m_slots, m_index, result);
      m.work(cost::kObjectCallNs + cost::kTableStoreNs + 2 * cost::kSpinStepNs);
      break;
  }
  return m_step < m_config.steps ? replace_next() : Request::exit();
}

Request LargeProgram::begin(Mutator& m) {
  enter(m, Seat{}, "main.large", {112, 640});
  m_slots_variable = m.declare("slots");
  for (std::size_t i = 0; i < kLargeSizes.size(); ++i) {
    m_types[i] = shape_of(m, m_config.kind, kLargeSizes[i]).type;
  }
  m_stage = Stage::kSlots;
  count(m_config.n * kWordBytes);
  return Request::allocate(table_type(m, m_config.n));
}

Request LargeProgram::replace_next() {
  ++m_step;
  m_index = rng().below(m_config.n);
  const std::uint64_t size = rng().below(kLargeSizes.size());
  give_up(m_sizes[m_index]);
  m_sizes[m_index] = kLargeSizes[size];
  count(kLargeSizes[size]);
  return Request::allocate(m_types[size]);
}

void LargeProgram::hash(Hasher& hasher) const {
  Workload::hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_stage));
  hasher.add(m_index);
  hasher.add(m_step);
  for (const Bytes bytes : m_sizes) hasher.add(bytes);
}

static const std::vector<ParameterSpec>& parameters() {
  static const std::vector<ParameterSpec> list{
      number("n", "objects", 16, 1, kMostLargeSlots, "Entries of the table."),
      number("steps", "steps", 1200, 0, kMaxCount, "How often one object is replaced."),
      kind_choice(0),
  };
  return list;
}

static std::unique_ptr<Program> make(const ParameterValues& values, std::uint64_t seed) {
  const ParameterReader p(parameters(), values);
  return std::make_unique<LargeProgram>(
      LargeConfig{p.count("n"), p.count("steps"), static_cast<ObjectKind>(p["kind"])}, seed);
}

static ProgramEstimate estimate(const ParameterValues& values) {
  const ParameterReader p(parameters(), values);
  return {p.count("n") + 1, p.count("n") * kLargeSizes.back(), p.count("steps") + 1};
}

ProgramSpec large_spec() {
  return {"large", "Replaces objects of 40 KB to 3 MiB, each with a span of its own.", parameters(),
          make, estimate};
}

}  // namespace tricolor
