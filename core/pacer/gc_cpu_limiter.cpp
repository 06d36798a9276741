// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/pacer/gc_cpu_limiter.h"

#include <algorithm>

#include "core/base/hash.h"
#include "core/pacer/go_convert.h"
#include "core/pacer/utilization.h"

namespace tricolor {

namespace {

// The bucket holds one second of collector time per P.
constexpr Nanos kCapacityPerProc = kSecond;
// Thirty years of CPU time: sums of a few such values cannot overflow.
constexpr Nanos kLongestTime = Nanos{1} << 60;

Nanos cpu_time(Nanos wall_time, int procs) {
  return wall_time > kLongestTime / procs ? kLongestTime : wall_time * procs;
}

}  // namespace

GcCpuLimiter::GcCpuLimiter(Nanos now, int procs)
    : m_capacity(kCapacityPerProc * std::max(procs, 1)),
      m_last_update(now),
      m_procs(std::max(procs, 1)) {}

void GcCpuLimiter::add_assist_time(Nanos time) {
  m_assist_pool = std::min(m_assist_pool + std::clamp(time, Nanos{0}, kLongestTime), kLongestTime);
}

void GcCpuLimiter::add_idle_time(Nanos time) {
  m_idle_pool = std::min(m_idle_pool + std::clamp(time, Nanos{0}, kLongestTime), kLongestTime);
}

void GcCpuLimiter::update(Nanos now) {
  if (!m_in_transition) account_window(now);
}

void GcCpuLimiter::start_transition(bool enable_gc, Nanos now) {
  update(now);
  m_gc_enabled = enable_gc;
  m_in_transition = true;
}

void GcCpuLimiter::finish_transition(Nanos now) {
  if (now > m_last_update) accumulate(0, cpu_time(now - m_last_update, m_procs));
  m_last_update = now;
  m_in_transition = false;
}

void GcCpuLimiter::reset_capacity(Nanos now, int procs) {
  if (m_in_transition) return;
  account_window(now);
  m_procs = std::max(procs, 1);
  m_capacity = kCapacityPerProc * m_procs;
  if (m_fill > m_capacity) {
    m_fill = m_capacity;
    m_limiting = true;
  } else if (m_fill < m_capacity) {
    m_limiting = false;
  }
}

void GcCpuLimiter::account_window(Nanos now) {
  if (now < m_last_update) return;
  Nanos window = cpu_time(now - m_last_update, m_procs);
  m_last_update = now;
  Nanos gc = m_assist_pool;
  if (m_gc_enabled) gc += truncate_to_signed(static_cast<double>(window) * kGoalUtilization);
  window -= m_idle_pool;
  m_assist_pool = 0;
  m_idle_pool = 0;
  accumulate(window - gc, gc);
}

void GcCpuLimiter::accumulate(Nanos mutator, Nanos gc) {
  const bool was_full = m_fill == m_capacity;
  const Nanos room = m_capacity - m_fill;
  const Nanos change = gc - mutator;
  if (change > 0 && room <= change) {
    m_overflow = std::min(m_overflow + (change - room), kLongestTime);
    m_fill = m_capacity;
    if (!was_full) m_limiting = true;
    return;
  }
  m_fill = std::max<Nanos>(m_fill + change, 0);
  if (was_full && change != 0) m_limiting = false;
}

void GcCpuLimiter::hash(Hasher& hasher) const {
  for (const Nanos value : {m_fill, m_capacity, m_overflow, m_last_update, m_assist_pool,
                            m_idle_pool, Nanos{m_procs}}) {
    hasher.add(static_cast<std::uint64_t>(value));
  }
  for (const bool flag : {m_limiting, m_gc_enabled, m_in_transition}) hasher.add(flag);
}

}  // namespace tricolor
