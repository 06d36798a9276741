// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/replay_limiter.h"

#include <algorithm>
#include <array>

namespace tricolor::cli {
namespace {

/// One named number of a limiter.
struct Column {
  std::string_view name;
  std::int64_t (*value)(const GcCpuLimiter& limiter);
};

constexpr auto kStateColumns = std::to_array<Column>({
    {"fill", [](const GcCpuLimiter& l) { return l.fill(); }},
    {"capacity", [](const GcCpuLimiter& l) { return l.capacity(); }},
    {"overflow", [](const GcCpuLimiter& l) { return l.overflow(); }},
    {"limiting", [](const GcCpuLimiter& l) { return std::int64_t{l.limiting()}; }},
    {"last_update", [](const GcCpuLimiter& l) { return l.last_update(); }},
    {"procs", [](const GcCpuLimiter& l) { return std::int64_t{l.procs()}; }},
});

int procs(TraceFields& fields) {
  return static_cast<int>(fields.integer("procs", 1, kMostProcs));
}

}  // namespace

ReplayHeader ReplayedLimiter::default_header() {
  ReplayHeader header;
  for (const Column& column : kStateColumns) header.state_columns.emplace_back(column.name);
  return header;
}

ReplayedLimiter::ReplayedLimiter(const ReplayHeader& header, TraceFields& fields,
                                 ReplayOutputs& outputs)
    : m_header(&header), m_limiter(fields.amount("now"), procs(fields)) {
  append_state(outputs);
}

bool ReplayedLimiter::call(std::string_view op, TraceFields& fields, ReplayOutputs& outputs) {
  struct Call {
    std::string_view op;
    void (ReplayedLimiter::*make)(TraceFields&, ReplayOutputs&);
  };
  static constexpr auto kCalls = std::to_array<Call>({
      {"add_assist", &ReplayedLimiter::add_assist},
      {"add_idle", &ReplayedLimiter::add_idle},
      {"update", &ReplayedLimiter::update},
      {"need_update", &ReplayedLimiter::need_update},
      {"start_transition", &ReplayedLimiter::start_transition},
      {"finish_transition", &ReplayedLimiter::finish_transition},
      {"reset_capacity", &ReplayedLimiter::reset_capacity},
  });
  const auto found = std::ranges::find(kCalls, op, &Call::op);
  if (found == kCalls.end()) return false;
  (this->*found->make)(fields, outputs);
  if (fields.ok()) ++m_calls;
  return true;
}

void ReplayedLimiter::add_assist(TraceFields& fields, ReplayOutputs&) {
  m_limiter.add_assist_time(fields.amount("ns"));
}

void ReplayedLimiter::add_idle(TraceFields& fields, ReplayOutputs&) {
  m_limiter.add_idle_time(fields.amount("ns"));
}

void ReplayedLimiter::update(TraceFields& fields, ReplayOutputs& outputs) {
  m_limiter.update(fields.amount("now"));
  append_state(outputs);
}

void ReplayedLimiter::need_update(TraceFields& fields, ReplayOutputs& outputs) {
  outputs.push_back({"result", m_limiter.need_update(fields.amount("now"))});
}

void ReplayedLimiter::start_transition(TraceFields& fields, ReplayOutputs& outputs) {
  if (m_limiter.in_transition()) {
    return fields.fail("a transition is running already; put finish_transition before it");
  }
  const bool enable_gc = fields.flag("enable_gc");
  m_limiter.start_transition(enable_gc, fields.amount("now"));
  append_state(outputs);
}

void ReplayedLimiter::finish_transition(TraceFields& fields, ReplayOutputs& outputs) {
  if (!m_limiter.in_transition()) {
    return fields.fail("no transition is running; put start_transition before it");
  }
  m_limiter.finish_transition(fields.amount("now"));
  append_state(outputs);
}

void ReplayedLimiter::reset_capacity(TraceFields& fields, ReplayOutputs& outputs) {
  if (m_limiter.in_transition()) {
    return fields.fail("the capacity cannot change in a transition; finish_transition first");
  }
  const Nanos now = fields.amount("now");
  m_limiter.reset_capacity(now, procs(fields));
  append_state(outputs);
}

void ReplayedLimiter::append_state(ReplayOutputs& outputs) const {
  TraceJson values = TraceJson::array();
  for (const std::string& name : m_header->state_columns) {
    values.push_back(std::ranges::find(kStateColumns, name, &Column::name)->value(m_limiter));
  }
  outputs.push_back({"s", std::move(values), &m_header->state_columns});
}

}  // namespace tricolor::cli
