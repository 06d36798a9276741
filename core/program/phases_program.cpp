// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/phases_program.h"

#include <algorithm>
#include <string>

#include "core/program/mutator_costs.h"
#include "core/program/parameter_reader.h"

namespace tricolor {

constexpr std::uint32_t kFullScale = 100;
constexpr std::uint64_t kPerMille = 1000;

ObjectPhase object_phase(const GuidePhase& phase, const PhasesConfig& config, std::uint64_t live) {
  const auto half_seconds = static_cast<std::uint64_t>(2 * phase.duration_ns / kSecond);
  const Bytes bytes = half_seconds * phase.mib_per_second * kMiB / 2 * config.scale / kFullScale;
  const std::uint64_t objects = std::max<std::uint64_t>(1, bytes / config.size);
  return {objects, objects * phase.survival_per_mille / kPerMille,
          live * phase.death_per_mille / kPerMille, phase.duration_ns};
}

/// How many of `total` are due when `done` of `all` steps are done.
static std::uint64_t due(std::uint64_t total, std::uint64_t done, std::uint64_t all) {
  return total * done / all;
}

static std::uint64_t most_alive(const PhasesConfig& config) {
  std::uint64_t live = 0;
  std::uint64_t most = 1;
  for (const GuidePhase& phase : guide_phases(config.figure)) {
    const ObjectPhase now = object_phase(phase, config, live);
    // Births and deaths are spread evenly: at most one object more than at either end.
    most = std::max(most, live + 1);
    live += now.survivors;
    live -= now.deaths;
    most = std::max(most, live + 1);
  }
  return most;
}

Request PhasesProgram::step(Mutator& m, Address result) {
  switch (m_stage) {
    case Stage::kStart:
      return begin(m);
    case Stage::kTable:
      m.set(m_live_variable, m_live = result);
      break;
    case Stage::kObject:
      return take_object(m, result);
    case Stage::kPause:
      break;
  }
  return next_object(m);
}

Request PhasesProgram::begin(Mutator& m) {
  enter(m, Seat{}, "main.phases", {96, 320});
  m_live_variable = m.declare("live");
  m_object_type = shape_of(m, m_config.kind, m_config.size).type;
  m_stage = Stage::kTable;
  const std::uint64_t entries = most_alive(m_config);
  count(entries * kWordBytes);
  return Request::allocate(table_type(m, entries));
}

Request PhasesProgram::next_object(Mutator& m) {
  if (m_made == m_now.objects && !begin_phase(m)) return Request::exit();
  m_stage = Stage::kObject;
  count(m_config.size);
  return Request::allocate(m_object_type);
}

bool PhasesProgram::begin_phase(Mutator& m) {
  const std::span<const GuidePhase> phases = guide_phases(m_config.figure);
  if (m_phase == phases.size()) return false;
  m_now = object_phase(phases[m_phase++], m_config, m_entries);
  m_old = m_entries;
  m_made = m_died = 0;
  m.note("phase " + std::to_string(m_phase));
  return true;
}

Request PhasesProgram::take_object(Mutator& m, Address object) {
  const std::uint64_t survivors = due(m_now.survivors, m_made, m_now.objects);
  ++m_made;
  if (due(m_now.survivors, m_made, m_now.objects) > survivors) {
    m.store(m_live, m_entries++, object);
  } else {
    give_up(m_config.size);
  }
  while (m_died < due(m_now.deaths, m_made, m_now.objects)) drop_random_old(m);
  m_stage = Stage::kPause;
  const double pause = pause_ns() + m_pause_left_ns;
  const auto whole = static_cast<Nanos>(pause);
  m_pause_left_ns = pause - static_cast<double>(whole);
  return Request::work(whole);
}

/// The dead entry is filled by the last old one, and that by the last of all.
void PhasesProgram::drop_random_old(Mutator& m) {
  const std::uint64_t dead = rng().below(m_old);
  --m_old;
  --m_entries;
  m.store(m_live, dead, m.load(m_live, m_old));
  m.store(m_live, m_old, m.load(m_live, m_entries));
  m.store(m_live, m_entries, 0);
  give_up(m_config.size);
  ++m_died;
}

/// What is left of an object's share of the phase when allocating it is subtracted, as the
/// guide's rates are per second of the program's time, allocation included.
double PhasesProgram::pause_ns() const {
  const double share = static_cast<double>(m_now.duration_ns) / static_cast<double>(m_now.objects);
  const double allocation =
      cost::kAllocationNs + cost::kAllocationByteNs * static_cast<double>(m_config.size);
  return std::max(0.0, share - allocation);
}

void PhasesProgram::hash(Hasher& hasher) const {
  Workload::hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_stage));
  hasher.add(m_entries);
  hasher.add(m_old);
  hasher.add(m_phase);
  hasher.add(m_made);
  hasher.add(m_died);
  hasher.add_double(m_pause_left_ns);
}

static const std::vector<ParameterSpec>& parameters() {
  static const std::vector<ParameterSpec> list{
      number("figure", "", 1, 1, kGuideFigures, "Which figure of the Go GC guide."),
      number("size", "bytes", 1024, 16, 1 << 20, "Size of each object."),
      number("scale", "percent", 100, 1, 100'000,
             "Part of the figure's allocation rates, and so of its heap."),
      kind_choice(2),
  };
  return list;
}

static PhasesConfig config_of(const ParameterReader& p) {
  return {static_cast<int>(p["figure"]), p.count("size"), p.small("scale"),
          static_cast<ObjectKind>(p["kind"])};
}

static std::unique_ptr<Program> make(const ParameterValues& values, std::uint64_t seed) {
  return std::make_unique<PhasesProgram>(config_of(ParameterReader(parameters(), values)), seed);
}

static ProgramEstimate estimate(const ParameterValues& values) {
  const PhasesConfig config = config_of(ParameterReader(parameters(), values));
  const std::uint64_t live = most_alive(config);
  std::uint64_t made = 1;
  for (const GuidePhase& phase : guide_phases(config.figure)) {
    made += object_phase(phase, config, 0).objects;
  }
  return {live + 1, live * (config.size + kWordBytes), made};
}

ProgramSpec phases_spec() {
  return {"phases", "The programs of the Go GC guide's figures, with real objects.", parameters(),
          make, estimate};
}

}  // namespace tricolor
