// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/goroutine.h"

namespace tricolor {

Goroutine& Goroutine::operator=(const Goroutine& other) {
  if (this == &other) return *this;
  state = other.state;
  kind = other.kind;
  function = other.function;
  program = other.program ? other.program->clone() : nullptr;
  stack = other.stack;
  stack_span = other.stack_span;
  pending = other.pending;
  started = other.started;
  work_left = other.work_left;
  returning = other.returning;
  may_start_cycle = other.may_start_cycle;
  filling = other.filling;
  collect = other.collect;
  collect_cycle = other.collect_cycle;
  balance_bytes = other.balance_bytes;
  stack_scanned = other.stack_scanned;
  charged = other.charged;
  rounding_uncharged = other.rounding_uncharged;
  excused = other.excused;
  assisting = other.assisting;
  assist_wanted = other.assist_wanted;
  assist_done = other.assist_done;
  assist_stepped = other.assist_stepped;
  assist_begin = other.assist_begin;
  assist_end = other.assist_end;
  return *this;
}

}  // namespace tricolor
