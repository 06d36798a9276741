// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/strings_program.h"

#include <algorithm>

#include "core/program/append_growth.h"
#include "core/program/mutator_costs.h"
#include "core/program/parameter_reader.h"

namespace tricolor {

constexpr Bytes kItemBytes = 4;              ///< "item"
constexpr std::uint64_t kStringWords = 2;    ///< pointer, length
constexpr std::int64_t kMostParts = 10'000;  ///< each length is a type of its own

Request StringsProgram::step(Mutator& m, Address result) {
  switch (m_stage) {
    case Stage::kStart:
      return begin(m);
    case Stage::kLast:
      m.set(m_last, result);
      m_stage = Stage::kParts;
      break;
    case Stage::kParts:
      if (!m_steps.empty()) take_string(m, result);  // a single part is the constant itself
      break;
  }
  return next_step(m);
}

Request StringsProgram::begin(Mutator& m) {
  enter(m, Seat{}, "main.concat", {120, 8400});
  m_last = m.declare("last");
  m_text = m.declare(m_config.builder ? "b.buf" : "s");
  if (m_config.builder) {
    prepare_builder_steps(m);
  } else {
    prepare_steps(m);
  }
  m_part_ns = m_config.builder ? cost::kBuilderWriteNs : cost::kConcatNs;
  m_stage = Stage::kLast;
  const Bytes bytes = m_config.keep * kStringWords * kWordBytes;
  count(bytes);
  return Request::allocate(
      m.type("[]string", bytes, PointerLayout::every(kStringWords, m_config.keep)));
}

/// The first part is the constant itself; each further one makes a new string.
void StringsProgram::prepare_steps(Mutator& m) {
  for (std::uint64_t parts = 2; parts <= m_config.parts; ++parts) {
    const Bytes bytes = parts * kItemBytes;
    m_steps.push_back({m.type("string", bytes, PointerLayout::none()),
                       static_cast<std::uint32_t>(bytes), static_cast<std::uint32_t>(parts)});
  }
}

/// The Builder's buffer grows as append does; String() does not copy.
void StringsProgram::prepare_builder_steps(Mutator& m) {
  for (const Bytes bytes :
       append_capacities(m, m_config.parts * kItemBytes, kItemBytes, SliceElement{1, true})) {
    const std::uint64_t parts = std::min(bytes / kItemBytes, m_config.parts);
    m_steps.push_back({m.type("[]uint8", bytes, PointerLayout::none()),
                       static_cast<std::uint32_t>(bytes), static_cast<std::uint32_t>(parts)});
  }
}

Request StringsProgram::next_step(Mutator& m) {
  while (m_step == m_steps.size()) {
    if (m_round == m_config.rounds) return Request::exit();
    keep_string(m);
    if (m_steps.empty()) return Request::work(0);
  }
  if (m_step == 0 && m_round == m_config.rounds) return Request::exit();
  count(m_steps[m_step].bytes);
  return Request::allocate(m_steps[m_step].type);
}

void StringsProgram::take_string(Mutator& m, Address text) {
  const Step& step = m_steps[m_step];
  const std::uint32_t parts_before = m_step == 0 ? 0 : m_steps[m_step - 1].parts;
  m.set(m_text, text);
  m.work(m_part_ns * (step.parts - parts_before));
  give_up(m_bytes);
  m_bytes = step.bytes;
  ++m_step;
}

void StringsProgram::keep_string(Mutator& m) {
  const std::uint64_t entry = m_round % m_config.keep;
  give_up(m_held[entry]);
  m_held[entry] = m_bytes;
  m.store(m.get(m_last), kStringWords * entry, m.get(m_text));
  m.set(m_text, 0);
  m.work(cost::kSmallStepNs);
  m_bytes = 0;
  m_step = 0;
  ++m_round;
}

void StringsProgram::hash(Hasher& hasher) const {
  Workload::hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_stage));
  hasher.add(m_step);
  hasher.add(m_round);
  hasher.add(m_bytes);
}

static const std::vector<ParameterSpec>& parameters() {
  static const std::vector<ParameterSpec> list{
      number("parts", "parts", 1000, 1, kMostParts, "Times \"item\" is added to each string."),
      number("rounds", "strings", 400, 0, kMaxCount, "Strings made."),
      number("keep", "strings", 64, 1, kMostKept, "The last strings that stay alive."),
      choice("how", {"concat", "builder"}, "With += or with a strings.Builder."),
  };
  return list;
}

static std::unique_ptr<Program> make(const ParameterValues& values, std::uint64_t seed) {
  const ParameterReader p(parameters(), values);
  return std::make_unique<StringsProgram>(
      StringsConfig{p.count("parts"), p.count("rounds"), p.count("keep"), p["how"] == 1}, seed);
}

static ProgramEstimate estimate(const ParameterValues& values) {
  const ParameterReader p(parameters(), values);
  const Bytes longest = p.count("parts") * kItemBytes * 2;  // a Builder has room to spare
  const std::uint64_t live = p.count("keep") + 3;
  const std::uint64_t per_round = p["how"] == 1 ? 16 : p.count("parts");
  return {live, live * (longest + kStringWords * kWordBytes),
          saturating_sum(saturating_product(p.count("rounds"), per_round), 1)};
}

ProgramSpec strings_spec() {
  return {"strings", "Makes strings piece by piece, with += or a strings.Builder.", parameters(),
          make, estimate};
}

}  // namespace tricolor
