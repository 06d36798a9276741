// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>
#include <bit>
#include <utility>

#include "core/sim/runtime.h"

// Mark assists (go-gc-model §5): whoever allocates while marking pays with scan work, from
// background credit if there is some, by marking if not, by waiting if nothing can be marked.

namespace tricolor {
namespace {

/// Assist time is handed to the pacer and the limiter in pieces of this size.
constexpr Ticks kTimeSlack = ticks(5'000);

}  // namespace

Runtime::Payment Runtime::pay(int index, Goroutine& g, const AllocationPlan& how) {
  if (!m_config.assists) return Payment::kPaid;
  if (!g.charged) {
    g.charged = true;
    g.balance_bytes -= static_cast<std::int64_t>(how.bytes);
    m_processors[index].clock += cost::kAssistBalance;
  }
  if (g.balance_bytes >= 0 || g.excused) return Payment::kPaid;
  return start_assist(index, g);
}

Runtime::Payment Runtime::start_assist(int index, Goroutine& g) {
  if (limiting()) return Payment::kPaid;
  Processor& p = m_processors[index];
  const auto debt_at_first = static_cast<std::uint64_t>(-g.balance_bytes);
  const auto ratio_bits = std::bit_cast<std::uint64_t>(m_pacer.assist_work_per_byte());
  std::int64_t debt = -g.balance_bytes;
  auto work = static_cast<std::int64_t>(m_pacer.assist_work_per_byte() * static_cast<double>(debt));
  if (work < kLeastAssistWork) {
    work = kLeastAssistWork;
    debt = static_cast<std::int64_t>(m_pacer.assist_bytes_per_work() * static_cast<double>(work));
  }
  const std::int64_t stolen = m_credit.steal(work);
  if (stolen == work) {
    g.balance_bytes += debt;
    m_log.add(EventKind::kAssistCredit, ratio_bits, static_cast<std::uint64_t>(stolen),
              debt_at_first);
    return Payment::kPaid;
  }
  if (stolen > 0) {
    g.balance_bytes += 1 + static_cast<std::int64_t>(m_pacer.assist_bytes_per_work() *
                                                     static_cast<double>(stolen));
  }
  g.assisting = true;
  g.assist_wanted = work - stolen;
  g.assist_done = 0;
  g.assist_stepped = false;
  g.assist_begin = p.clock;
  p.limiter_event.start(LimiterEvent::Kind::kMarkAssist, nanos(p.clock));
  ++m_cycle.active;
  m_log.add(EventKind::kAssistBegin, ratio_bits, static_cast<std::uint64_t>(stolen), debt_at_first);
  return Payment::kBusy;
}

// Objects up to the work that is owed, or one root job; what they count becomes known when the
// others have come as far. False if the goroutine left the processor.
bool Runtime::assist_step(int index, Goroutine& g) {
  Processor& p = m_processors[index];
  if (!g.assist_stepped && lets_others_go_first(index)) return true;
  if (enlist_worker(index)) {  // a step of its own
    turned();
    return true;
  }
  if (p.unflushed_work >= kCreditSlack) report_work(p);
  const std::int64_t owed = g.assist_wanted - g.assist_done;
  const bool stop = p.preempt || limiting();
  // One that has been asked to stop does so after the next object.
  if (owed <= 0 || (stop && g.assist_stepped)) {
    turned();
    return finish_assist(index, g) != Payment::kLeft;
  }
  MarkTally tally;
  tally.observer = m_log.mark_observer();
  const Bytes roots_before = root_work();
  const Bytes most = std::min(static_cast<Bytes>(owed), kCreditSlack - p.unflushed_work);
  bool found = drain(index, stop ? 1 : most, tally);
  if (!found) {
    found = m_roots.left();
    if (found && lets_others_go_first(index)) {
      turned();
      charge_marking(index, tally);
      return true;
    }
    acted();
    if (found) do_root_job(index, tally);
  }
  charge_marking(index, tally);
  g.assist_stepped = true;
  p.unflushed_work += tally.scanned;
  g.assist_done += static_cast<std::int64_t>(tally.scanned + root_work() - roots_before);
  return found || finish_assist(index, g) != Payment::kLeft;
}

// What assists leave below the slack is reported later: by who marks there next, or by the ragged
// barrier.
void Runtime::report_work(Processor& p) {
  m_pacer.add_scan_work(std::exchange(p.unflushed_work, 0), 0, 0);
  p.assists_unflushed = 0;
}

Runtime::Payment Runtime::finish_assist(int index, Goroutine& g) {
  Processor& p = m_processors[index];
  if (p.unflushed_work >= kCreditSlack) report_work(p);
  g.assisting = false;
  g.assist_end = p.clock;
  g.balance_bytes += 1 + static_cast<std::int64_t>(m_pacer.assist_bytes_per_work() *
                                                   static_cast<double>(g.assist_done));
  const Ticks spent = p.clock - g.assist_begin;
  m_cycle.assist += spent;
  m_progress.assist_ended(nanos(spent));
  p.assist_time += spent;
  m_limiter.stop(p.limiter_event, nanos(p.clock));
  --m_cycle.active;
  if (m_log.on()) {
    m_log.at(nanos(p.clock), index, p.goroutine, &m_heap);
    m_log.add(EventKind::kAssistEnd, 0, static_cast<std::uint64_t>(nanos(spent)),
              static_cast<std::uint64_t>(g.assist_done));
  }
  if (p.assist_time > kTimeSlack) flush_assist_time(index);
  scan_work_reported(index);
  const GoroutineId id = p.goroutine;
  maybe_finish_mark(index);
  if (p.goroutine != id) return Payment::kLeft;
  if (m_cycle.finisher == index) return Payment::kBusy;
  if (!m_marking || g.balance_bytes >= 0) return Payment::kPaid;
  if (p.preempt) {
    p.preempt = false;
    requeue(index);
    return Payment::kLeft;
  }
  if (limiting()) return Payment::kPaid;
  if (m_credit.credit() > 0) return Payment::kBusy;
  m_credit.park(id, g.balance_bytes);
  m_log.add(EventKind::kAssistPark);
  deschedule(index, Goroutine::State::kAssistWait);
  return Payment::kLeft;
}

void Runtime::flush_assist_time(int index) {
  Processor& p = m_processors[index];
  m_pacer.add_assist_time(nanos(p.assist_time));
  update_limiter(nanos(p.clock));
  p.assist_time = 0;
}

// What goes on at the moment counts up to now.
void Runtime::update_limiter(Nanos now) {
  if (now < m_limiter.last_update()) return;
  for (Processor& p : m_processors) m_limiter.consume(p.limiter_event, now);
  m_limiter.update(now);
}

// Goroutines whose debt background work has paid go on with their allocation.
void Runtime::wake_paid() {
  GoroutineId id = 0;
  while (m_credit.next_paid(id)) {
    Goroutine& g = m_goroutines[id];
    g.balance_bytes = 0;
    g.excused = true;
    m_goroutines.make_runnable(id);
    m_log.add(EventKind::kAssistWake, 0, 0, id);
    if (!stopped()) wake_from(m_acting);
  }
}

}  // namespace tricolor
