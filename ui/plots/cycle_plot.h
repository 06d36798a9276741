// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "ui/plots/cycle_series.h"
#include "ui/plots/stable_range.h"
#include "ui/plots/time_plot.h"

namespace tricolor::ui {

/// Collections over time, under the memory plot: how many there were, what share of the CPU they
/// took, and how long each stopped the world.
class CyclePlot : public TimePlot {
  Q_OBJECT

 public:
  explicit CyclePlot(Selection& selection, QWidget* parent = nullptr);

  const CycleSeries& series() const { return m_series; }

 protected:
  void takeSeries(const Snapshot& snapshot) override;
  void styleLines(const Theme& theme) override;
  void scaleValues() override;
  void showValues(double at_ns) override;
  double endNs() const override { return m_series.end_ns; }
  void resetScale() override;

 private:
  CycleSeries m_series;
  StableRange m_count_range;
  StableRange m_cpu_range;
  StableRange m_pause_range;
  bool m_was_crowded = false;
  Line m_gc_cpu;
  Line m_pause;
  Line m_num_gc;
};

}  // namespace tricolor::ui
