// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/pacer/pacer.h"

#include <algorithm>

#include "core/base/hash.h"
#include "core/pacer/go_convert.h"
#include "core/pacer/utilization.h"

namespace tricolor {

namespace {

constexpr Bytes kDefaultHeapMinimum = 4 * kMiB;
// A cycle keeps this distance from the end of the last one, so that sweeping can finish (§4.2).
constexpr Bytes kSweepMinimumDistance = kMiB;
// The default heap minimum again, but this use of it does not scale with GOGC (§4.3).
constexpr Bytes kLatestTriggerDistance = 4 * kMiB;
// Where triggers may lie between the marked heap and its goal, in 64ths: ≈ 70 % … ≈ 95 %.
constexpr Bytes kEarliestTrigger64ths = 45;
constexpr Bytes kLatestTrigger64ths = 61;

std::int32_t normalized_gogc(std::int32_t gogc) {
  return std::max(gogc, kGogcOff);
}

}  // namespace

Pacer::Pacer(PacerVariant variant, std::int32_t gogc, std::int64_t memory_limit)
    : m_variant(variant),
      m_rules(pacer_rules(variant)),
      m_gogc(normalized_gogc(gogc)),
      m_memory_limit(memory_limit < 0 ? kNoMemoryLimit : memory_limit),
      m_cons_mark(m_rules.cons_mark) {
  commit(true);
}

void Pacer::set_gc_percent(std::int32_t gogc) {
  m_gogc = normalized_gogc(gogc);
}

void Pacer::set_memory_limit(std::int64_t memory_limit) {
  if (memory_limit >= 0) m_memory_limit = memory_limit;
}

void Pacer::commit(bool sweep_done) {
  m_sweep_min_trigger = sweep_done ? 0 : m_inputs.heap_live + kSweepMinimumDistance;
  m_gc_percent_goal = kNoTrigger;
  if (m_gogc >= 0) {
    const Bytes percent = static_cast<Bytes>(m_gogc);
    const Bytes roots = m_last_stack_scan + m_inputs.globals_scan;
    m_gc_percent_goal =
        std::max(m_heap_marked + (m_heap_marked + roots) * percent / 100, heap_minimum());
  }
  const double bytes_per_work = m_cons_mark.value() * (1 - kGoalUtilization) / kGoalUtilization;
  m_runway = truncate_to_unsigned(bytes_per_work * static_cast<double>(expected_work()));
}

Bytes Pacer::heap_minimum() const {
  return m_gogc < 0 ? 0 : kDefaultHeapMinimum * static_cast<Bytes>(m_gogc) / 100;
}

Pacer::Trigger Pacer::choose_trigger() const {
  const auto [goal, sweep_minimum] = current_goal();
  if (m_heap_marked >= goal) return {goal, goal, 0, 0, goal};
  const Bytes room_64th = (goal - m_heap_marked) / 64;
  const Bytes earliest =
      std::max({sweep_minimum, m_heap_marked, room_64th * kEarliestTrigger64ths + m_heap_marked});
  Bytes latest = room_64th * kLatestTrigger64ths + m_heap_marked;
  if (goal > kLatestTriggerDistance) latest = std::max(latest, goal - kLatestTriggerDistance);
  latest = std::max(latest, earliest);
  const Bytes wanted = m_runway > goal ? earliest : goal - m_runway;
  return {goal, wanted, earliest, latest, std::clamp(wanted, earliest, latest)};
}

void Pacer::start_cycle(Nanos now, int procs, CycleKind kind) {
  m_work = {};
  m_assist_time = 0;
  m_idle_time = 0;
  m_mark_start = now;
  m_triggered = m_rules.start_point_is_heap_live ? m_inputs.heap_live : trigger();
  m_workers = mark_workers(procs, kind);
  revise();
}

void Pacer::add_scan_work(Bytes heap, Bytes stack, Bytes globals) {
  m_work.heap += heap;
  m_work.stack += stack;
  m_work.globals += globals;
}

void Pacer::revise() {
  const Bytes worst_case = m_inputs.heap_scan + m_inputs.max_stack_scan + m_inputs.globals_scan;
  m_assist = assist_ratios({
      .gogc = m_gogc,
      .heap_goal = static_cast<std::int64_t>(heap_goal()),
      .heap_live = static_cast<std::int64_t>(m_inputs.heap_live),
      .triggered = static_cast<std::int64_t>(m_triggered),
      .work_done = static_cast<std::int64_t>(m_work.total()),
      .work_expected = static_cast<std::int64_t>(expected_work()),
      .work_worst_case = static_cast<std::int64_t>(worst_case),
  });
}

void Pacer::end_cycle(Nanos now, int procs) {
  m_last_heap_goal = heap_goal();
  const Nanos wall_time = wrapping_difference(now, m_mark_start);
  double utilization = kGoalUtilization;
  double idle_utilization = 0;
  if (wall_time > 0) {
    const double cpu_time = static_cast<double>(wall_time) * std::max(procs, 1);
    utilization += static_cast<double>(m_assist_time) / cpu_time;
    idle_utilization = static_cast<double>(m_idle_time) / cpu_time;
  }
  m_last_utilization = utilization;
  if (m_inputs.heap_live <= m_triggered) return;
  const double allocated = static_cast<double>(m_inputs.heap_live - m_triggered);
  const double marked = static_cast<double>(m_work.total()) * (1 - utilization);
  // Without any work, or time left for the mutator, this has no bound, as in the runtime.
  m_cons_mark.add_measurement(allocated * (utilization + idle_utilization) / marked);
}

void Pacer::reset_live(Bytes bytes_marked) {
  m_heap_marked = bytes_marked;
  m_inputs.heap_live = bytes_marked;
  m_inputs.heap_scan = m_work.heap;
  m_last_heap_scan = m_work.heap;
  m_last_stack_scan = m_work.stack;
  m_triggered = kNoTrigger;
}

void Pacer::restore(const LastCycle& last) {
  m_work = {last.heap_scan, last.stack_scan, 0};
  reset_live(last.heap_marked);
  m_cons_mark.set_value(last.cons_mark);
}

void Pacer::hash(Hasher& hasher) const {
  const MemoryTotals& memory = m_inputs.memory;
  for (const Bytes value :
       {m_inputs.heap_live, m_inputs.heap_scan, m_inputs.max_stack_scan, m_inputs.globals_scan,
        memory.heap_free, memory.total_alloc, memory.total_free, memory.mapped_ready, m_heap_marked,
        m_last_heap_scan, m_last_stack_scan, m_last_heap_goal, m_gc_percent_goal,
        m_sweep_min_trigger, m_runway, m_triggered, m_work.heap, m_work.stack, m_work.globals}) {
    hasher.add(value);
  }
  for (const std::int64_t value :
       {std::int64_t{m_gogc}, m_memory_limit, m_mark_start, m_assist_time, m_idle_time,
        std::int64_t{m_workers.dedicated}, std::int64_t{m_workers.max_idle},
        static_cast<std::int64_t>(m_variant)}) {
    hasher.add(static_cast<std::uint64_t>(value));
  }
  hasher.add_double(m_workers.fractional);
  hasher.add_double(m_assist.work_per_byte);
  hasher.add_double(m_assist.bytes_per_work);
  hasher.add_double(m_last_utilization);
  m_cons_mark.hash(hasher);
}

}  // namespace tricolor
