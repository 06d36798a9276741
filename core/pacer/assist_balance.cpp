// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/pacer/assist_balance.h"

#include <algorithm>

#include "core/pacer/go_convert.h"

namespace tricolor {

namespace {

// An assist does at least this much, because starting one costs more than a little scanning.
constexpr std::int64_t kOverAssistWork = 64 * static_cast<std::int64_t>(kKiB);

std::int64_t scaled(double ratio, std::int64_t amount) {
  return truncate_to_signed(ratio * static_cast<double>(amount));
}

}  // namespace

AssistDebt assist_debt(const AssistRatios& ratios, std::int64_t balance) {
  const std::int64_t bytes = -balance;
  const std::int64_t scan_work = scaled(ratios.work_per_byte, bytes);
  if (scan_work >= kOverAssistWork) return {scan_work, bytes};
  return {kOverAssistWork, scaled(ratios.bytes_per_work, kOverAssistWork)};
}

std::int64_t bytes_earned(const AssistRatios& ratios, std::int64_t done) {
  return wrapping_sum(1, scaled(ratios.bytes_per_work, done));
}

std::int64_t credit_worth(const AssistRatios& ratios, std::int64_t balance) {
  return scaled(ratios.work_per_byte, balance);
}

AssistSteal steal_credit(const AssistRatios& ratios, const AssistDebt& debt, std::int64_t credit) {
  if (credit <= 0) return {0, 0, debt.scan_work};
  if (credit < debt.scan_work) {
    return {credit, bytes_earned(ratios, credit), debt.scan_work - credit};
  }
  return {debt.scan_work, debt.bytes, 0};
}

AssistPayment::AssistPayment(const AssistRatios& ratios, std::int64_t scan_work)
    : m_ratios(ratios), m_bytes(scaled(ratios.bytes_per_work, scan_work)) {}

bool AssistPayment::pay(std::int64_t& balance) {
  const std::int64_t owed = std::max<std::int64_t>(-balance, 0);
  const std::int64_t paid = std::min(owed, m_bytes);
  m_bytes -= paid;
  balance += paid;
  return paid == owed;
}

std::int64_t AssistPayment::credit_left() const {
  return m_bytes > 0 ? scaled(m_ratios.work_per_byte, m_bytes) : 0;
}

}  // namespace tricolor
