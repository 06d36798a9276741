// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/cycle_in_progress.h"

namespace tricolor {

Ticks CycleInProgress::pauses(Ticks end) const {
  return (mark - sweep_term) + (end - mark_term);
}

Ticks CycleInProgress::cpu(Ticks end, int procs) const {
  return pauses(end) * procs + assist + dedicated + fractional;
}

void CycleInProgress::write_to(CycleRecord& record, Ticks end) const {
  record.reason = reason;
  record.start_ns = nanos(sweep_term);
  record.end_ns = nanos(end);
  record.trigger_bytes = trigger_bytes;
  record.heap_at_start_bytes = heap_at_start_bytes;
  record.stw_sweep_termination_ns = nanos(mark - sweep_term);
  record.concurrent_mark_ns = nanos(mark_term - mark);
  record.stw_mark_termination_ns = nanos(end - mark_term);
  record.assist_ns = nanos(assist);
  record.dedicated_ns = nanos(dedicated);
  record.fractional_ns = nanos(fractional);
  record.idle_ns = nanos(idle);
  marking.write_to(record);
}

}  // namespace tricolor
