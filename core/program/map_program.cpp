// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/map_program.h"

#include <algorithm>

#include "core/base/version_profile.h"
#include "core/program/parameter_reader.h"

namespace tricolor {

/// Inserts or deletes before others get a chance to run: a few microseconds.
constexpr std::uint64_t kOperationsAtOnce = 32;
constexpr std::uint32_t kSettlingCollections = 2;

Request MapProgram::step(Mutator& m, Address result) {
  if (std::holds_alternative<std::monostate>(m_model)) begin(m);
  if (m_awaits_object) {
    if (const auto request = model().take(m, result)) return *request;
    m_awaits_object = false;
  }
  while (m_round < m_config.rounds) {
    if (const auto request = run_step(m)) return *request;
    m_entered = false;
    m_step =
        m_step == Step::kRoundDone ? Step::kMake : static_cast<Step>(static_cast<int>(m_step) + 1);
  }
  return Request::exit();
}

void MapProgram::begin(Mutator& m) {
  enter(m, Seat{}, "main.mapGrow", {128, 200});
  m_keep = m.declare("keep");
  m_variables.map = m.declare("a");
  m_variables.left = m.declare("left");
  m_variables.right = m.declare("right");
  if (!holds(Since::kSwissMaps, m.go_minor())) {
    m_model.emplace<BucketMap>(m_config.value, m_seed);
  } else {
    m_model.emplace<SwissMap>(m_config.value, m_seed);
  }
}

MapModel& MapProgram::model() {
  if (auto* buckets = std::get_if<BucketMap>(&m_model)) return *buckets;
  return std::get<SwissMap>(m_model);
}

const MapModel& MapProgram::model() const {
  if (const auto* buckets = std::get_if<BucketMap>(&m_model)) return *buckets;
  return std::get<SwissMap>(m_model);
}

std::optional<Request> MapProgram::run_step(Mutator& m) {
  const auto insert = [&](std::uint64_t key) { return model().insert(m, key); };
  const auto erase = [&](std::uint64_t key) { return model().erase(m, key); };
  switch (m_step) {
    case Step::kMake:
      // Every way from here stores to `keep` before it is read: Go no longer counts it as a root.
      m.set(m_keep, 0);
      return make_map(m);
    case Step::kRemake:
      return make_map(m);
    case Step::kInsert:
      return repeat(m_config.n, insert);
    case Step::kGrown:
      return mark(m, "grown");
    case Step::kErase:
      return repeat(m_config.n, erase);
    case Step::kDeleted:
      // The last delete was the variable's last use: Go no longer counts it as a root here.
      m.set(m_variables.map, 0);
      return mark(m, "deleted");
    case Step::kReplaced:
      return mark(m, "replaced");
    case Step::kRefill:
      return repeat(m_config.after, insert);
    case Step::kRefilled:
      return mark(m, "refilled");
    case Step::kRoundDone:
      m.set(m_keep, m.get(m_variables.map));
      ++m_round;
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Request> MapProgram::make_map(Mutator& m) {
  if (m_entered) return std::nullopt;
  m_entered = m_awaits_object = true;
  m_done = 0;
  return model().start(m, m_variables);
}

template <typename Operation>
std::optional<Request> MapProgram::repeat(std::uint64_t count, Operation operation) {
  if (!m_entered) m_done = 0;
  m_entered = true;
  for (std::uint64_t i = 0; m_done < count; ++i) {
    if (i == kOperationsAtOnce) return Request::work(0);
    if (const auto request = operation(m_done++)) {
      m_awaits_object = true;
      return request;
    }
  }
  return std::nullopt;
}

std::optional<Request> MapProgram::mark(Mutator& m, std::string_view label) {
  if (m_config.settle && m_collections < kSettlingCollections) {
    ++m_collections;
    return Request::collect();
  }
  m_collections = 0;
  m.note(label);
  return std::nullopt;
}

void MapProgram::hash(Hasher& hasher) const {
  Workload::hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_step));
  hasher.add(m_awaits_object);
  hasher.add(m_entered);
  hasher.add(m_done);
  hasher.add(m_collections);
  hasher.add(m_round);
  if (!std::holds_alternative<std::monostate>(m_model)) model().hash(hasher);
}

static const std::vector<ParameterSpec>& parameters() {
  static const std::vector<ParameterSpec> list{
      number("n", "entries", 1'000'000, 0, kMaxCount, "Entries of the first map."),
      number("after", "entries", 100'000, 0, kMaxCount, "Entries of the map that replaces it."),
      number("rounds", "rounds", 1, 0, 1'000'000, "How often all of this happens."),
      choice("value", {"int", "string"}, "map[int]int, without pointers, or map[int]string."),
      number("settle", "", 0, 0, 1, "1: collect twice at each named moment."),
  };
  return list;
}

static std::unique_ptr<Program> make(const ParameterValues& values, std::uint64_t seed) {
  const ParameterReader p(parameters(), values);
  return std::make_unique<MapProgram>(
      MapConfig{p.count("n"), p.count("after"), p.count("rounds"),
                static_cast<MapValue>(p["value"]), p["settle"] == 1},
      seed);
}

static ProgramEstimate estimate(const ParameterValues& values) {
  const ParameterReader p(parameters(), values);
  const std::uint64_t entries = std::max(p.count("n"), p.count("after"));
  // Right after a doubling old and new buckets are there: 3 · 144 / 6.5 bytes an entry at most.
  const Bytes per_entry = p["value"] == 0 ? 67 : 96;
  const std::uint64_t made = saturating_product(p.count("rounds"), p.count("n") / 20 + 100);
  return {entries / 25 + 100, saturating_product(entries, per_entry), made};
}

ProgramSpec map_spec() {
  return {"map", "Fills a map, deletes every entry and replaces it by a new one.", parameters(),
          make, estimate};
}

}  // namespace tricolor
