// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/ramp_program.h"

#include <algorithm>

#include "core/program/mutator_costs.h"
#include "core/program/parameter_reader.h"

namespace tricolor {

/// Entries cleared before others get a chance to run.
constexpr std::uint64_t kClearedAtOnce = 2048;

Request RampProgram::step(Mutator& m, Address result) {
  switch (m_stage) {
    case Stage::kStart:
      enter(m, Seat{}, "main.ramp", {144, 344});
      m_stage = Stage::kSetUp;
      return set_up_or_grow(m, 0);
    case Stage::kSetUp:
      return set_up_or_grow(m, result);
    case Stage::kGrow:
      put(m, m_done++, result);
      return grow_next(m);
    case Stage::kGarbage:
      drop(m, result);
      give_up(config().size);
      return grow_next(m);
    case Stage::kPlateau:
      put(m, m_index, result);
      return plateau_next(m);
    case Stage::kDrop:
      return drop_next(m);
    case Stage::kTail:
      put(m, m_index, result);
      return tail_next(m);
  }
  return Request::exit();
}

Request RampProgram::set_up_or_grow(Mutator& m, Address result) {
  if (const auto request = set_up(m, result)) return *request;
  m_garbage = m_ramp.garbage;  // the first object comes before any garbage
  return grow_next(m);
}

Request RampProgram::grow_next(Mutator& m) {
  if (const Grown next = grow_many(m, {m_done, m_garbage, m_ramp.garbage});
      next != Grown::kNothing) {
    m_stage = next == Grown::kGarbage ? Stage::kGarbage : Stage::kGrow;
    return request_again();
  }
  if (m_garbage < m_ramp.garbage) {
    ++m_garbage;
    m_stage = Stage::kGarbage;
    return request_object();
  }
  if (m_done < config().n) {
    m_garbage = 0;
    m_stage = Stage::kGrow;
    return request_object();
  }
  m.note("plateau");
  m_done = 0;
  m_stage = Stage::kPlateau;
  return plateau_next(m);
}

Request RampProgram::plateau_next(Mutator& m) {
  if (replace_many(m, {m_done, m_index}, m_ramp.plateau)) return request_again();
  if (m_done < m_ramp.plateau) return replace_next(m);
  m.note("drop");
  m_done = kept();
  m_stage = Stage::kDrop;
  return drop_next(m);
}

Request RampProgram::drop_next(Mutator& m) {
  const std::uint64_t end = std::min(config().n, m_done + kClearedAtOnce);
  for (; m_done < end; ++m_done) {
    m.store(slots(), m_done, 0);
    give_up(config().size);
    m.work(cost::kClearEntryNs);
  }
  if (m_done < config().n) return Request::work(0);
  m.note("tail");
  draw_below(std::max<std::uint64_t>(1, kept()));
  m_done = 0;
  m_stage = Stage::kTail;
  return tail_next(m);
}

Request RampProgram::tail_next(Mutator& m) {
  if (replace_many(m, {m_done, m_index}, m_ramp.tail)) return request_again();
  return m_done < m_ramp.tail ? replace_next(m) : Request::exit();
}

Request RampProgram::replace_next(Mutator& m) {
  ++m_done;
  m_index = draw_slot(m);
  give_up(config().size);
  return request_object();
}

void RampProgram::hash(Hasher& hasher) const {
  SlotsWorkload::hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_stage));
  hasher.add(m_index);
  hasher.add(m_garbage);
  hasher.add(m_done);
}

template class CloneableWorkload<RampProgram, SlotsWorkload>;

static const std::vector<ParameterSpec>& parameters() {
  static const std::vector<ParameterSpec> list{
      number("n", "objects", 131072, 10, kMaxCount, "Objects alive at the plateau."),
      number("size", "bytes", 256, 1, kMaxObjectBytes, "Size of each object."),
      number("garbage", "objects", 3, 0, 1'000'000,
             "Objects that die at once, for each that stays, while growing."),
      kind_choice(1),
      number("fill", "pointers", 2, 0, 1'000'000, "Pointers set in each object."),
      number("plateau", "steps", 400'000, 0, kMaxCount, "Replacements while all n live."),
      number("tail", "steps", 400'000, 0, kMaxCount, "Replacements after the drop to a tenth."),
  };
  return list;
}

static std::unique_ptr<Program> make(const ParameterValues& values, std::uint64_t seed) {
  const ParameterReader p(parameters(), values);
  const SlotsConfig slots{p.count("n"), p.count("size"), static_cast<ObjectKind>(p["kind"]),
                          p.count("fill")};
  return std::make_unique<RampProgram>(
      RampConfig{slots, p.count("garbage"), p.count("plateau"), p.count("tail")}, seed);
}

static ProgramEstimate estimate(const ParameterValues& values) {
  const ParameterReader p(parameters(), values);
  const std::uint64_t targets = p["fill"] > 0 ? 1025 : 0;
  const std::uint64_t live = p.count("n") + targets + 1;
  const Bytes bytes = saturating_product(p.count("n"), p.count("size") + kWordBytes);
  const std::uint64_t grown = saturating_product(p.count("n"), p.count("garbage") + 1);
  return {live, saturating_sum(bytes, targets * 72 + p.count("size")),
          saturating_sum(grown, targets + 1 + p.count("plateau") + p.count("tail"))};
}

ProgramSpec ramp_spec() {
  return {"ramp", "Grows to a plateau with garbage in between, then drops to a tenth.",
          parameters(), make, estimate};
}

}  // namespace tricolor
