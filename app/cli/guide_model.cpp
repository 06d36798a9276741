// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/guide_model.h"

#include <algorithm>
#include <array>
#include <limits>

namespace tricolor::cli {

constexpr double kInfinite = std::numeric_limits<double>::infinity();
/// The guide's smallest goal while GOGC is on, and its smallest distance from live heap to goal.
constexpr double kLeastGoal_MiB = 4;
constexpr double kLeastRunway_MiB = 0.0625;
/// Shorter than any phase by so much that only rounding errors are cut off.
constexpr double kNoTime_s = 1e-12;

std::span<const GuideFigure> guide_figures() {
  // Phases: seconds, MiB/s allocated, MiB/s scanned, share of new that survives, of old that dies.
  static const std::array<GuideFigure, 5> kFigures{{
      {1, 0.04, 0, {{1, 20, 1024, 1, 0}, {9, 20, 1024, 0, 0}}},
      {2,
       0.04,
       0,
       {{1, 20, 1024, 1, 0},
        {1, 20, 1024, 0, 0.5},
        {1, 20, 1024, 0.5, 0},
        {1, 20, 1024, 0, 0.5},
        {1, 20, 1024, 0.5, 0},
        {5, 200, 1024, 0.02, 1}}},
      {3,
       0.04,
       0,
       {{1, 20, 1024, 1, 0},
        {4, 20, 1024, 0, 0},
        {0.5, 20, 1024, 1, 0},
        {0.5, 20, 1024, 0, 0},
        {0.5, 20, 1024, 0, 0.5},
        {3.5, 20, 1024, 0, 0}}},
      {4, 0.04, 10, {{1, 20, 1024, 1, 0}, {9, 20, 1024, 0, 0}}},
      {5,
       0.04,
       0,
       {{1, 20, 1024, 1, 0},
        {4, 20, 1024, 0, 0},
        {0.5, 20, 1024, 1, 0},
        {0.5, 20, 1024, 0, 0},
        {0.5, 20, 1024, 0, 0.5},
        {3.5, 20, 1024, 0, 0}}},
  }};
  return kFigures;
}

/// The state of the guide's model while it runs.
class GuideModel {
 public:
  GuideModel(const GuideFigure& figure, const GuideSettings& settings)
      : m_figure(figure),
        m_growth(settings.gogc ? *settings.gogc / 100 : kInfinite),
        m_limit(settings.memory_limit_MiB.value_or(kInfinite)),
        // At the start as if a heap of the smallest goal had just been collected.
        m_goal(goal(kLeastGoal_MiB / (1 + m_growth))) {}

  GuideResult run() {
    for (const GuidePhase& phase : m_figure.phases) run_phase(phase);
    m_result.total_s = m_time;
    m_result.gc_cpu_percent = m_time == 0 ? 0 : (m_time - m_running) / m_time * 100;
    return m_result;
  }

 private:
  double goal(double live) const {
    double goal = m_growth == kInfinite ? kInfinite : live * (1 + m_growth);
    if (goal + m_figure.other_MiB > m_limit) goal = m_limit - m_figure.other_MiB;
    if (m_growth != kInfinite) goal = std::max(goal, kLeastGoal_MiB);
    return std::max(goal, live + kLeastRunway_MiB);
  }

  void run_phase(const GuidePhase& phase) {
    const double live = m_live + m_pending;
    const double change = phase.duration_s * phase.alloc_MiB_per_s * phase.new_survival_rate -
                          live * phase.old_death_rate;
    double left = phase.duration_s;
    while (left > kNoTime_s) {
      const double until_goal = std::max(m_goal - m_live - m_new, 0.0) / phase.alloc_MiB_per_s;
      const double step = std::min(left, until_goal);
      m_new += step * phase.alloc_MiB_per_s;
      m_pending += change * step / phase.duration_s;
      m_time += step;
      m_running += step;
      note_peak();
      if (until_goal >= left) return;
      left -= step;
      collect(phase);
    }
  }

  void collect(const GuidePhase& phase) {
    m_live += m_pending;
    m_pending = 0;
    m_new = 0;
    m_time += m_live / phase.scan_MiB_per_s + m_figure.fixed_cost_s;
    m_goal = goal(m_live);
    ++m_result.cycles;
    m_result.peak_live_MiB = std::max(m_result.peak_live_MiB, m_live);
    note_peak();
  }

  void note_peak() {
    m_result.peak_MiB = std::max(m_result.peak_MiB, m_figure.other_MiB + m_live + m_new);
  }

  const GuideFigure& m_figure;
  double m_growth;  ///< GOGC / 100
  double m_limit;
  double m_goal;
  double m_live = 0;     ///< at the end of the last cycle
  double m_new = 0;      ///< allocated since
  double m_pending = 0;  ///< by how much the live heap has changed since
  double m_time = 0;
  double m_running = 0;  ///< time outside the collector
  GuideResult m_result;
};

GuideResult run_guide_model(const GuideFigure& figure, const GuideSettings& settings) {
  return GuideModel(figure, settings).run();
}

}  // namespace tricolor::cli
