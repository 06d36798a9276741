// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/request_program.h"

#include <algorithm>

#include "core/program/log_normal.h"
#include "core/program/mutator_costs.h"
#include "core/program/parallel_program.h"
#include "core/program/parameter_reader.h"

namespace tricolor {

constexpr Bytes kRequestFrameBytes = 104;
constexpr Bytes kCellBytes = 16;
constexpr std::uint64_t kSessionEvery = 4;      ///< requests, on average
constexpr Bytes kObjectBytes = Bytes{4} * 908;  ///< for estimates: four times the mean of the sizes

Request RequestProgram::step(Mutator& m, Address result) {
  switch (m_stage) {
    case Stage::kStart:
      return begin(m);
    case Stage::kSessions:
      m.set(m_sessions_variable, m_sessions = result);
      return m_request < m_config.requests ? begin_request() : finish(m, m_seat, m_sessions);
    case Stage::kArena:
      m.set(m_arena_variable, m_arena = result);
      m_stage = Stage::kObjects;
      return next_object();
    case Stage::kObjects:
      take_object(m, result);
      return m_made < m_size ? next_object() : end_objects(m);
    case Stage::kSession:
      m.store(m_sessions, m_session_index, result);
      return end_request(m);
  }
  return Request::exit();
}

Request RequestProgram::begin(Mutator& m) {
  enter(m, m_seat, "main.request", {kRequestFrameBytes, 200});
  m_sessions_variable = m.declare("sessions");
  m_arena_variable = m.declare("arena");
  prepare_types(m);
  m_object_ns = cost::kObjectCallNs + cost::kTableStoreNs + 2 * cost::kSpinStepNs + spin_ns();
  m_stage = Stage::kSessions;
  count(m_config.cache * kWordBytes);
  return Request::allocate(table_type(m, m_config.cache));
}

void RequestProgram::prepare_types(Mutator& m) {
  for (std::size_t i = 0; i < kLogNormalSizes.size(); ++i) {
    const Bytes bytes = kLogNormalSizes[i];
    m_types[0][i] = shape_of(m, ObjectKind::kNoscan, bytes).type;
    m_types[1][i] = shape_of(m, ObjectKind::kHalf, bytes, 1).type;
  }
  for (std::uint64_t i = 0; i < kObjectsRange; ++i) {
    m_arena_types[i] = table_type(m, kFewestObjects + i);
  }
  m_session_type = shape_of(m, ObjectKind::kHalf, m_config.session).type;
}

Request RequestProgram::begin_request() {
  const std::uint64_t more = rng().below(kObjectsRange);
  m_size = kFewestObjects + more;
  m_made = 0;
  m_sum = m_size * kWordBytes;
  m_stage = Stage::kArena;
  count(m_sum);
  return Request::allocate(m_arena_types[more]);
}

Request RequestProgram::next_object() {
  const std::uint32_t quantile = draw_log_normal(rng());
  const std::uint64_t kind = rng().below(2);
  Bytes bytes = kLogNormalSizes[quantile];
  if (kind == 1) bytes -= bytes % kCellBytes;
  m_linked = kind == 1 && m_made > 0;
  m_sum += bytes;
  count(bytes);
  return Request::allocate(m_types[kind][quantile]);
}

void RequestProgram::take_object(Mutator& m, Address object) {
  m.work(m_object_ns);
  if (m_linked) {
    m.store(object, 0, m.load(m_arena, rng().below(m_made)));
    m.work(cost::kFillPointerNs);
  }
  m.store(m_arena, m_made++, object);
  spin();
}

Request RequestProgram::end_objects(Mutator& m) {
  m.set(m_arena_variable, m_arena = 0);  // its last use was the last object
  m.work(cost::kSpinStepNs);
  if (rng().below(kSessionEvery) != 0) return end_request(m);
  m_session_index = rng().below(m_config.cache);
  if (m.load(m_sessions, m_session_index) != 0) give_up(m_config.session);
  m.work(cost::kObjectCallNs + table_store_ns(m_config.cache));
  m_stage = Stage::kSession;
  count(m_config.session);
  return Request::allocate(m_session_type);
}

Request RequestProgram::end_request(Mutator& m) {
  give_up(m_sum);
  if (++m_request == m_config.requests) return finish(m, m_seat, m_sessions);
  return begin_request();
}

void RequestProgram::hash(Hasher& hasher) const {
  Workload::hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_stage));
  hasher.add(m_arena);
  hasher.add(m_request);
  hasher.add(m_size);
  hasher.add(m_made);
  hasher.add(m_sum);
  hasher.add(m_session_index);
  hasher.add(m_linked);
}

template class CloneableWorkload<RequestProgram>;

static const std::vector<ParameterSpec>& parameters() {
  static const std::vector<ParameterSpec> list{
      number("requests", "requests", 16'000, 0, kMaxCount, "Requests served."),
      number("cache", "sessions", 2048, 1, kMaxCount, "Entries of the session cache."),
      number("session", "bytes", 2048, 16, kMaxObjectBytes, "Size of a session."),
      number("work", "steps", 0, 0, 1'000'000, "Work after each object (2 ns each)."),
      number("g", "goroutines", 1, 1, kMaxMutators, "Mutators that share requests and cache."),
  };
  return list;
}

static std::unique_ptr<Program> make(const ParameterValues& values, std::uint64_t seed) {
  const ParameterReader p(parameters(), values);
  const std::uint64_t g = p.count("g");
  const RequestConfig config{p.count("requests") / g,
                             std::max<std::uint64_t>(1, p.count("cache") / g), p.count("session"),
                             p.small("work")};
  if (g == 1) return std::make_unique<RequestProgram>(config, seed, Seat{});
  return std::make_unique<ParallelProgram<RequestProgram, RequestConfig>>(
      "main.request", kRequestFrameBytes, p.small("g"), config, seed);
}

static ProgramEstimate estimate(const ParameterValues& values) {
  const ParameterReader p(parameters(), values);
  const std::uint64_t sessions = std::min(p.count("cache"), p.count("requests"));
  const std::uint64_t transient = 81 * p.count("g");
  const Bytes cache_bytes = saturating_sum(saturating_product(sessions, p.count("session")),
                                           saturating_product(p.count("cache"), kWordBytes));
  return {sessions + transient, saturating_sum(cache_bytes, transient * kObjectBytes),
          saturating_sum(saturating_product(p.count("requests"), 61), p.count("g"))};
}

ProgramSpec request_spec() {
  return {"request", "Serves requests whose objects die together, beside a session cache.",
          parameters(), make, estimate};
}

}  // namespace tricolor
