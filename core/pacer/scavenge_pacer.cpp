// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/pacer/scavenge_pacer.h"

#include <algorithm>

#include "core/base/hash.h"
#include "core/base/version_profile.h"
#include "core/pacer/go_convert.h"

namespace tricolor {

namespace {

// The scavenger aims at 1 % of all CPU time (§6.2); its period is in nanoseconds.
constexpr double kCpuShare = 0.01;
constexpr double kFirstSleepRatio = 0.001;
constexpr PiController::Gains kGains{.proportional = 0.3375,
                                     .integral_time = 3.2e6,
                                     .reset_time = 1e9,
                                     .min_output = 0.001,
                                     .max_output = 1000};
constexpr Nanos kCooldown = 5 * kSecond;
// The heap keeps a tenth more than it needed, so that its next growth finds memory (§6.1).
constexpr Bytes kRetainExtra = 10;
// Share of the memory limit at which the background scavenger begins; earlier versions multiply
// by 95.
constexpr double kLimitShare = 0.95;

Bytes gc_percent_goal(const ScavengeInputs& in) {
  if (in.last_heap_goal == 0) return ScavengePacer::kNoGoal;
  const double growth = static_cast<double>(in.heap_goal) / static_cast<double>(in.last_heap_goal);
  Bytes goal = truncate_to_unsigned(static_cast<double>(in.last_heap_in_use) * growth);
  goal += goal / kRetainExtra;
  constexpr Bytes kPage = ScavengePacer::kPhysicalPage;
  goal = (goal + kPage - 1) / kPage * kPage;
  const bool met = in.retained <= goal || in.retained - goal < kPage;
  return met ? ScavengePacer::kNoGoal : goal;
}

Bytes memory_limit_goal(const ScavengeInputs& in, int go_minor) {
  const double limit = static_cast<double>(in.memory_limit);
  const double share = holds(Since::kLimitScavengesAtItsShare, go_minor) ? kLimitShare : 95;
  const Bytes goal = truncate_to_unsigned(limit * share);
  return in.mapped_ready <= goal ? ScavengePacer::kNoGoal : goal;
}

double counted_work(Nanos worked) {
  return static_cast<double>(std::max(worked, ScavengePacer::kBatch));
}

}  // namespace

ScavengePacer::ScavengePacer(int go_minor)
    : m_go_minor(go_minor), m_sleep_ratio(kFirstSleepRatio), m_controller(kGains) {}

void ScavengePacer::commit(const ScavengeInputs& inputs) {
  m_gc_percent_goal = tricolor::gc_percent_goal(inputs);
  m_memory_limit_goal = tricolor::memory_limit_goal(inputs, m_go_minor);
}

Nanos ScavengePacer::sleep_after(Nanos worked) const {
  return truncate_to_signed(counted_work(worked) / m_sleep_ratio);
}

void ScavengePacer::slept(Nanos worked, Nanos slept_for, int procs) {
  const double work = counted_work(worked);
  const double period = static_cast<double>(slept_for) + work;
  if (m_cooldown > 0) {
    const double rest = std::clamp(period, 0.0, static_cast<double>(m_cooldown));
    m_cooldown -= truncate_to_signed(rest);
    return;
  }
  const double share = work / (period * static_cast<double>(std::max(procs, 1)));
  const PiController::Output next = m_controller.next(share, kCpuShare, period);
  m_sleep_ratio = next.overflowed ? kFirstSleepRatio : next.value;
  if (next.overflowed) m_cooldown = kCooldown;
}

Bytes ScavengePacer::eager_bytes(Bytes released, Bytes grown, const ScavengeInputs& now) const {
  const Bytes limit = static_cast<Bytes>(now.memory_limit);
  const Bytes mapped = now.mapped_ready + released;
  const Bytes for_limit = mapped > limit ? mapped - limit : 0;
  if (grown == 0 || m_gc_percent_goal == kNoGoal) return for_limit;
  const Bytes retained = now.retained + grown;
  const Bytes excess = retained > m_gc_percent_goal ? retained - m_gc_percent_goal : 0;
  return std::max(for_limit, std::min(grown, excess));
}

void ScavengePacer::hash(Hasher& hasher) const {
  hasher.add(m_gc_percent_goal);
  hasher.add(m_memory_limit_goal);
  hasher.add_double(m_sleep_ratio);
  m_controller.hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_cooldown));
}

}  // namespace tricolor
