// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/plots/cycle_plot.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tricolor::ui {

namespace {

constexpr int kTickPx = 26;
constexpr int kLeftLetters = 6;  // as in the memory plot above, so that the times line up
constexpr int kRightLetters = 10;
constexpr int kNarrow = 420;
constexpr double kLeastCount = 4;
constexpr double kLeastPercent = 10;
constexpr double kLeastPause = 1e5;  // ns

QString percent_text(double percent) {
  return std::isfinite(percent) ? QString::number(percent, 'f', 1) + " %" : QString("–");
}

/// Ticks that say their unit themselves, for axes without room for a unit of their own.
AxisTicks with_unit(AxisTicks ticks) {
  for (QString& label : ticks.labels) {
    if (label != "0") label += ticks.unit;
  }
  return ticks;
}

/// NumGC is a whole number: half collections have no tick.
AxisTicks whole_ticks(double high, int wanted) {
  return number_ticks(0, high, std::min(wanted, static_cast<int>(high)), {});
}

}  // namespace

CyclePlot::CyclePlot(Selection& selection, QWidget* parent)
    : TimePlot(selection, parent),
      m_count_range(kLeastCount),
      m_cpu_range(kLeastPercent),
      m_pause_range(kLeastPause) {
  canvas().setAccessibleName("Collections over time");
  using Axis = PlotCanvas::Axis;
  setObjectName("cyclePlot");
  setAccessibleName("Collections over time");
  m_gc_cpu = addLine(Axis::kRight, {"gc_cpu", "GC CPU so far", "GC CPU", true});
  m_pause = addLine(Axis::kOuterRight, {"pause", "stop-the-world pauses", "STW", true});
  m_num_gc = addLine(Axis::kLeft, {"num_gc", "NumGC", "NumGC", true});
  setTheme(currentTheme());
  setSnapshot(nullptr);
}

void CyclePlot::styleLines(const Theme& theme) {
  CurveStyle cpu;
  cpu.colour = theme.gc_cpu;
  cpu.width = theme.line_width * 0.8;
  cpu.fill = theme.gc_cpu;
  cpu.fill.setAlpha(theme.id == ThemeId::kPrint ? 0 : 46);
  setLook(m_gc_cpu, cpu);
  CurveStyle pause;
  pause.shape = CurveStyle::Shape::kImpulse;
  pause.colour = theme.pause;
  pause.width = crowded() ? theme.hairline : theme.line_width * 1.4;
  setLook(m_pause, pause);
  CurveStyle count;
  count.shape = CurveStyle::Shape::kStep;
  count.colour = theme.num_gc;
  count.width = theme.line_width;
  setLook(m_num_gc, count);
}

void CyclePlot::takeSeries(const Snapshot& snapshot) {
  m_series = cycle_series(snapshot);
  canvas().setData(m_gc_cpu.curve, m_series.gc_cpu_percent);
  canvas().setData(m_pause.curve, m_series.pause_ns);
  canvas().setData(m_num_gc.curve, m_series.num_gc);
}

void CyclePlot::scaleValues() {
  using Axis = PlotCanvas::Axis;
  const Theme& theme = currentTheme();
  const bool narrow = width() < kNarrow;
  canvas().setMargins(kLeftLetters, narrow ? 1 : kRightLetters, true);
  const int ticks = std::max(2, canvas().plotHeight() / kTickPx);
  const double count = m_count_range.update(m_series.num_gc.max());
  canvas().setValueAxis(Axis::kLeft, count, whole_ticks(count, ticks), theme.num_gc);
  const double cpu = m_cpu_range.update(m_series.gc_cpu_percent.max());
  if (std::exchange(m_was_crowded, crowded()) != crowded()) styleLines(theme);
  const double pause = m_pause_range.update(m_series.pause_ns.max());
  const bool cpu_axis = !narrow && m_gc_cpu.button->isChecked();
  const bool pause_axis = !narrow && m_pause.button->isChecked();
  canvas().setValueAxis(Axis::kRight, cpu,
                        cpu_axis ? with_unit(number_ticks(0, cpu, 2, "%")) : AxisTicks(),
                        theme.gc_cpu);
  canvas().setValueAxis(Axis::kOuterRight, pause,
                        pause_axis ? with_unit(time_ticks(0, pause, 2)) : AxisTicks(), theme.pause);
}

void CyclePlot::showValues(double at_ns) {
  m_gc_cpu.button->setValue(percent_text(m_series.gc_cpu_percent.at(at_ns)), 7);
  m_pause.button->setValue(time_text(m_series.pause_ns.at(at_ns)), 10);
  const double count = m_series.num_gc.at(at_ns);
  m_num_gc.button->setValue(std::isfinite(count) ? QString::number(count, 'f', 0) : QString("0"),
                            4);
}

void CyclePlot::resetScale() {
  m_count_range.reset();
  m_cpu_range.reset();
  m_pause_range.reset();
}

}  // namespace tricolor::ui
