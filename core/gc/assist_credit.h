// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <deque>

#include "core/base/units.h"
#include "core/heap/roots.h"

namespace tricolor {

/// Workers and assists report their scan work, in bytes, in pieces of this size.
inline constexpr Bytes kCreditSlack = 2000;

/// Background credit and the queue of goroutines that wait for some (go-gc-model §5.2, §5.3).
/// Credit is in bytes of scan work; a goroutine's debt is a negative balance in allocated bytes.
///
/// 1. reset() when a mark phase starts.
/// 2. steal() by an assist; park() when it could not pay.
/// 3. add() with the work that a background worker flushed: it pays waiting goroutines in order,
///    the rest becomes credit. Paid ones come out of next_paid().
/// 4. release_all() when marking ends: all debts are forgotten.
class AssistCredit {
 public:
  struct Waiter {
    GoroutineId goroutine = 0;
    std::int64_t balance_bytes = 0;
  };

  void reset() { m_credit_bytes = 0; }
  std::int64_t credit() const { return m_credit_bytes; }
  /// How much of `wanted` bytes of work is there; it is taken.
  std::int64_t steal(std::int64_t wanted) {
    if (m_credit_bytes <= 0) return 0;
    const std::int64_t stolen = m_credit_bytes < wanted ? m_credit_bytes : wanted;
    m_credit_bytes -= stolen;
    return stolen;
  }
  void give_back(std::int64_t work) { m_credit_bytes += work; }
  void park(GoroutineId goroutine, std::int64_t balance_bytes) {
    m_waiting.push_back({goroutine, balance_bytes});
  }
  bool anyone_waits() const { return !m_waiting.empty(); }
  void add(std::int64_t work, double bytes_per_work, double work_per_byte);
  /// Takes one goroutine whose debt was paid; false if there is none.
  bool next_paid(GoroutineId& goroutine);
  void release_all();
  const std::deque<Waiter>& waiting() const { return m_waiting; }

 private:
  std::int64_t m_credit_bytes = 0;
  std::deque<Waiter> m_waiting;
  std::deque<GoroutineId> m_paid;
};

}  // namespace tricolor
