// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/assist_credit.h"

namespace tricolor {

void AssistCredit::add(std::int64_t work, double bytes_per_work, double work_per_byte) {
  if (m_waiting.empty()) {
    m_credit_bytes += work;
    return;
  }
  auto bytes = static_cast<std::int64_t>(static_cast<double>(work) * bytes_per_work);
  while (!m_waiting.empty() && bytes > 0) {
    Waiter& first = m_waiting.front();
    if (bytes + first.balance_bytes >= 0) {
      bytes += first.balance_bytes;
      m_paid.push_back(first.goroutine);
      m_waiting.pop_front();
      continue;
    }
    // Paid in part: to the back, so that one large debt cannot block many small ones.
    first.balance_bytes += bytes;
    bytes = 0;
    m_waiting.push_back(first);
    m_waiting.pop_front();
  }
  if (bytes > 0)
    m_credit_bytes += static_cast<std::int64_t>(static_cast<double>(bytes) * work_per_byte);
}

bool AssistCredit::next_paid(GoroutineId& goroutine) {
  if (m_paid.empty()) return false;
  goroutine = m_paid.front();
  m_paid.pop_front();
  return true;
}

void AssistCredit::release_all() {
  for (const Waiter& waiter : m_waiting) m_paid.push_back(waiter.goroutine);
  m_waiting.clear();
}

}  // namespace tricolor
