// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/replay_pacer.h"

#include <algorithm>
#include <array>
#include <string>

namespace tricolor::cli {
namespace {

/// One named number of a pacer.
struct Column {
  std::string_view name;
  TraceJson (*value)(const Pacer& pacer);
};

constexpr auto kStateColumns = std::to_array<Column>({
    {"heap_marked", [](const Pacer& p) { return trace_bytes(p.heap_marked()); }},
    {"heap_live", [](const Pacer& p) { return trace_bytes(p.inputs().heap_live); }},
    {"heap_scan", [](const Pacer& p) { return trace_bytes(p.inputs().heap_scan); }},
    {"last_heap_scan", [](const Pacer& p) { return trace_bytes(p.last_heap_scan()); }},
    {"last_stack_scan", [](const Pacer& p) { return trace_bytes(p.last_stack_scan()); }},
    {"max_stack_scan", [](const Pacer& p) { return trace_bytes(p.inputs().max_stack_scan); }},
    {"globals_scan", [](const Pacer& p) { return trace_bytes(p.inputs().globals_scan); }},
    {"heap_scan_work", [](const Pacer& p) { return trace_bytes(p.scan_work().heap); }},
    {"stack_scan_work", [](const Pacer& p) { return trace_bytes(p.scan_work().stack); }},
    {"globals_scan_work", [](const Pacer& p) { return trace_bytes(p.scan_work().globals); }},
    {"triggered", [](const Pacer& p) { return trace_bytes(p.triggered()); }},
    {"gc_percent_goal", [](const Pacer& p) { return trace_bytes(p.gc_percent_goal()); }},
    {"sweep_min_trigger", [](const Pacer& p) { return trace_bytes(p.sweep_min_trigger()); }},
    {"mem_limit_goal", [](const Pacer& p) { return trace_bytes(p.memory_limit_goal()); }},
    {"heap_goal", [](const Pacer& p) { return trace_bytes(p.heap_goal()); }},
    {"trigger", [](const Pacer& p) { return trace_bytes(p.trigger()); }},
    {"runway", [](const Pacer& p) { return TraceJson(static_cast<std::int64_t>(p.runway())); }},
    {"cons_mark", [](const Pacer& p) { return trace_double(p.cons_mark()); }},
    {"pi_integral", [](const Pacer& p) { return trace_double(p.pi_integral()); }},
    {"measured_cons_mark", [](const Pacer& p) { return trace_double(p.measured_cons_mark()); }},
    {"assist_work_per_byte", [](const Pacer& p) { return trace_double(p.assist_work_per_byte()); }},
    {"assist_bytes_per_work",
     [](const Pacer& p) { return trace_double(p.assist_bytes_per_work()); }},
    {"dedicated", [](const Pacer& p) { return TraceJson(p.dedicated_workers()); }},
    {"fractional", [](const Pacer& p) { return trace_double(p.fractional_goal()); }},
    {"max_idle", [](const Pacer& p) { return TraceJson(p.max_idle_workers()); }},
});

constexpr std::array<std::string_view, 4> kReviseColumns = {
    "heap_live", "heap_goal", "assist_work_per_byte", "assist_bytes_per_work"};
constexpr std::array<std::string_view, 5> kDeltaColumns = {
    "heap_live", "heap_scan", "heap_scan_work", "stack_scan_work", "globals_scan_work"};

/// Calls of revise() that one file may ask for; more is a mistake, not a scenario.
constexpr std::int64_t kMostRevisions = 100'000'000;

/// The columns that `names` lists, in that order; the header was checked, so all exist.
TraceJson values_of(const Pacer& pacer, const std::vector<std::string>& names) {
  TraceJson values = TraceJson::array();
  for (const std::string& name : names) {
    values.push_back(std::ranges::find(kStateColumns, name, &Column::name)->value(pacer));
  }
  return values;
}

std::int32_t gc_percent(TraceFields& fields) {
  return static_cast<std::int32_t>(fields.integer("gc_percent", kGogcOff, INT32_MAX));
}

std::int64_t memory_limit(TraceFields& fields) {
  return fields.amount_or("memory_limit", kNoMemoryLimit);
}

int procs(TraceFields& fields) {
  return static_cast<int>(fields.integer("procs", 1, kMostProcs));
}

Bytes bytes(TraceFields& fields, const char* key) {
  return static_cast<Bytes>(fields.amount(key));
}

CycleKind kind(TraceFields& fields) {
  const std::string text = fields.text("kind");
  if (text == "time") return CycleKind::kTime;
  if (text == "cycle") return CycleKind::kCycle;
  if (text != "heap") fields.fail("\"kind\" is unknown; use heap, time or cycle");
  return CycleKind::kHeap;
}

std::vector<std::string> names(const auto& columns) {
  return {columns.begin(), columns.end()};
}

}  // namespace

ReplayHeader ReplayedPacer::default_header() {
  ReplayHeader header;
  for (const Column& column : kStateColumns) header.state_columns.emplace_back(column.name);
  header.revise_columns = names(kReviseColumns);
  header.delta_columns = names(kDeltaColumns);
  return header;
}

ReplayedPacer::ReplayedPacer(const ReplayHeader& header, TraceFields& fields,
                             ReplayOutputs& outputs)
    : m_header(&header),
      m_pacer(*header.variant, gc_percent(fields), memory_limit(fields)),
      m_calls(1) {
  append_state(outputs);
}

bool ReplayedPacer::call(std::string_view op, TraceFields& fields, ReplayOutputs& outputs) {
  struct Call {
    std::string_view op;
    void (ReplayedPacer::*make)(TraceFields&, ReplayOutputs&);
  };
  static constexpr auto kCalls = std::to_array<Call>({
      {"set_mem", &ReplayedPacer::set_mem},
      {"query", &ReplayedPacer::query},
      {"start", &ReplayedPacer::start},
      {"revise", &ReplayedPacer::revise},
      {"end", &ReplayedPacer::end},
      {"reset_live", &ReplayedPacer::reset_live},
      {"commit", &ReplayedPacer::commit},
      {"set_gc_percent", &ReplayedPacer::set_gc_percent},
      {"set_memory_limit", &ReplayedPacer::set_memory_limit},
  });
  const auto found = std::ranges::find(kCalls, op, &Call::op);
  if (found == kCalls.end()) return false;
  (this->*found->make)(fields, outputs);
  if (op != "revise" && fields.ok()) ++m_calls;
  return true;
}

void ReplayedPacer::set_mem(TraceFields& fields, ReplayOutputs& outputs) {
  m_pacer.inputs().memory = {bytes(fields, "heap_free"), bytes(fields, "total_alloc"),
                             bytes(fields, "total_free"), bytes(fields, "mapped_ready")};
  outputs.push_back({"mem_limit_goal", trace_bytes(m_pacer.memory_limit_goal())});
}

void ReplayedPacer::query(TraceFields&, ReplayOutputs& outputs) {
  outputs.push_back({"trigger", trace_bytes(m_pacer.trigger())});
  outputs.push_back({"heap_goal", trace_bytes(m_pacer.heap_goal())});
}

void ReplayedPacer::start(TraceFields& fields, ReplayOutputs& outputs) {
  PacerInputs& inputs = m_pacer.inputs();
  inputs.heap_live = bytes(fields, "heap_live");
  inputs.heap_scan = bytes(fields, "heap_scan");
  inputs.max_stack_scan = bytes(fields, "max_stack_scan");
  inputs.globals_scan = bytes(fields, "globals_scan");
  m_pacer.start_cycle(fields.amount("now"), procs(fields), kind(fields));
  append_state(outputs);
}

void ReplayedPacer::revise(TraceFields& fields, ReplayOutputs& outputs) {
  const std::int64_t times = fields.integer("n", 1, kMostRevisions);
  const std::vector<std::int64_t> deltas = fields.integers("d", m_header->delta_columns.size());
  check_deltas(times, deltas, fields);
  if (!fields.ok()) return;
  for (std::int64_t i = 0; i < times; ++i) {
    add_deltas(deltas);
    m_pacer.revise();
  }
  m_calls += static_cast<std::uint64_t>(times);
  outputs.push_back({"r", values_of(m_pacer, m_header->revise_columns), &m_header->revise_columns});
}

void ReplayedPacer::end(TraceFields& fields, ReplayOutputs& outputs) {
  const Nanos now = fields.amount("now");
  const int proc_count = procs(fields);
  m_pacer.add_assist_time(fields.amount("assist_ns") - m_pacer.assist_time());
  m_pacer.add_idle_time(fields.amount("idle_ns") - m_pacer.idle_time());
  m_pacer.end_cycle(now, proc_count);
  append_state(outputs);
}

void ReplayedPacer::reset_live(TraceFields& fields, ReplayOutputs&) {
  m_pacer.reset_live(bytes(fields, "bytes_marked"));
}

void ReplayedPacer::commit(TraceFields& fields, ReplayOutputs& outputs) {
  m_pacer.commit(fields.flag("sweep_done"));
  append_state(outputs);
}

void ReplayedPacer::set_gc_percent(TraceFields& fields, ReplayOutputs&) {
  m_pacer.set_gc_percent(gc_percent(fields));
}

void ReplayedPacer::set_memory_limit(TraceFields& fields, ReplayOutputs&) {
  m_pacer.set_memory_limit(memory_limit(fields));
}

void ReplayedPacer::append_state(ReplayOutputs& outputs) const {
  outputs.push_back({"s", values_of(m_pacer, m_header->state_columns), &m_header->state_columns});
}

/// Whatever is added stays within the format's integers.
void ReplayedPacer::check_deltas(std::int64_t times, const std::vector<std::int64_t>& deltas,
                                 TraceFields& fields) const {
  if (m_calls + static_cast<std::uint64_t>(times) > kMostRevisions) {
    return fields.fail("the file asks for more than 100000000 calls; split it or lower \"n\"");
  }
  for (std::size_t i = 0; i < deltas.size(); ++i) {
    const std::string& name = m_header->delta_columns[i];
    const TraceJson now = std::ranges::find(kStateColumns, name, &Column::name)->value(m_pacer);
    const double then = (now.is_null() ? 0 : now.get<double>()) +
                        static_cast<double>(times) * static_cast<double>(deltas[i]);
    if (then >= 0 && then < static_cast<double>(kTraceIntegerEnd)) continue;
    return fields.fail("the deltas take " + name +
                       " below 0 or to 2^53; correct \"d\" or lower \"n\"");
  }
}

void ReplayedPacer::add_deltas(const std::vector<std::int64_t>& deltas) {
  ScanWork work;
  for (std::size_t i = 0; i < deltas.size(); ++i) {
    const std::string& name = m_header->delta_columns[i];
    const Bytes delta = static_cast<Bytes>(deltas[i]);
    if (name == "heap_live") m_pacer.inputs().heap_live += delta;
    if (name == "heap_scan") m_pacer.inputs().heap_scan += delta;
    if (name == "heap_scan_work") work.heap += delta;
    if (name == "stack_scan_work") work.stack += delta;
    if (name == "globals_scan_work") work.globals += delta;
  }
  m_pacer.add_scan_work(work.heap, work.stack, work.globals);
}

}  // namespace tricolor::cli
