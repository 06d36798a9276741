// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/whole_run_history.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tricolor::ui {

namespace {

/// The last noted moment with no more allocations; null if there is none.
const WholeRunPoint* point_at(const WholeRun& run, std::uint64_t mallocs) {
  const auto after = std::ranges::upper_bound(run.course, mallocs, {}, &WholeRunPoint::mallocs);
  return after == run.course.begin() ? nullptr : &*std::prev(after);
}

}  // namespace

void WholeRunHistory::leave(std::int64_t now_ms) {
  if (std::exchange(m_left, true) || m_shown == nullptr || !m_shown->over()) return;
  if (now_ms - m_over_since_ms >= kStandsAfterMs) m_before = m_shown;
}

void WholeRunHistory::show(const Run& run, std::int64_t now_ms) {
  m_left = false;
  m_over_since_ms = now_ms;
  m_shown = run;
}

std::optional<WholeRunPair> comparable(const WholeRun& now, const WholeRun* before) {
  if (before == nullptr || !now.over() || now.config.program != before->config.program)
    return std::nullopt;
  if (now.complete() && before->complete()) return WholeRunPair{now.reached, before->reached};
  const std::uint64_t mallocs = std::min(now.reached.mallocs, before->reached.mallocs);
  const WholeRunPoint* here = point_at(now, mallocs);
  const WholeRunPoint* there = point_at(*before, mallocs);
  if (here == nullptr || there == nullptr) return std::nullopt;
  return WholeRunPair{*here, *there};
}

}  // namespace tricolor::ui
