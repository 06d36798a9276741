// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>

#include "core/files/gctrace_reader.h"
#include "ui/plots/memory_series.h"
#include "ui/plots/stable_range.h"
#include "ui/plots/time_plot.h"

namespace tricolor::ui {

/// Memory over time: HeapAlloc under its goal and the memory limit, with the collector's phases
/// as bands behind it, and optionally a real Go run on the same axes.
class MemoryPlot : public TimePlot {
  Q_OBJECT

 public:
  explicit MemoryPlot(Selection& selection, QWidget* parent = nullptr);

  /// Lays a real program's gctrace over the plot, over its own time from its start.
  void setRealRun(const GctraceLog& log);
  void clearRealRun();
  double realEndNs() const;  ///< 0 without a real run

  /// On: no plot stands below it whose axes it must be flush with.
  void setAlone(bool on);

  const MemorySeries& series() const { return m_series; }
  /// Upper end of the axis, in bytes.
  double upperBytes() const { return m_range.upper(); }

 protected:
  void takeSeries(const Snapshot& snapshot) override;
  void styleLines(const Theme& theme) override;
  void scaleValues() override;
  void showValues(double at_ns) override;
  double endNs() const override;
  void resetScale() override { m_range.reset(); }

 private:
  void drawBands();
  double largest() const;
  void tagLimit();

  MemorySeries m_series;
  Curve m_real;
  StableRange m_range;
  std::array<int, 4> m_bands{};
  bool m_was_crowded = false;
  bool m_alone = false;
  Line m_heap_inuse;
  Line m_sys;
  Line m_heap_alloc;
  Line m_trigger;
  Line m_goal;
  Line m_limit;
  Line m_real_run;
};

}  // namespace tricolor::ui
