// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/cycle_start.h"

namespace tricolor {
namespace {

TriggerBound bound_of(const Pacer::Trigger& choice, Bytes runway) {
  if (choice.earliest == 0) return TriggerBound::kGoal;
  if (runway > choice.goal || choice.wanted < choice.earliest) return TriggerBound::kEarliest;
  if (choice.wanted > choice.latest) return TriggerBound::kLatest;
  return TriggerBound::kRunway;
}

}  // namespace

CycleStart cycle_start_of(const Pacer& pacer) {
  const PacerInputs& inputs = pacer.inputs();
  const Pacer::Trigger choice = pacer.choose_trigger();
  CycleStart s;
  s.heap_live_bytes = inputs.heap_live;
  s.heap_marked_bytes = pacer.heap_marked();
  s.heap_scan_bytes = pacer.last_heap_scan();
  s.stack_scan_bytes = pacer.last_stack_scan();
  s.globals_scan_bytes = inputs.globals_scan;
  s.cons_mark = pacer.cons_mark();
  s.heap_minimum_bytes = pacer.heap_minimum();
  s.gc_percent_goal_bytes = pacer.gc_percent_goal();
  s.memory_limit_goal_bytes = pacer.memory_limit_goal();
  s.sweep_min_trigger_bytes = pacer.sweep_min_trigger();
  s.goal_bytes = choice.goal;
  s.runway_bytes = pacer.runway();
  s.earliest_trigger_bytes = choice.earliest;
  s.latest_trigger_bytes = choice.latest;
  s.trigger_bytes = choice.trigger;
  s.bound = bound_of(choice, pacer.runway());
  s.mapped_ready_bytes = inputs.memory.mapped_ready;
  s.heap_free_bytes = inputs.memory.heap_free;
  s.object_bytes = inputs.memory.total_alloc - inputs.memory.total_free;
  return s;
}

}  // namespace tricolor
