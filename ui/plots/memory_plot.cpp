// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/plots/memory_plot.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tricolor::ui {

namespace {

constexpr double kLeastUpper = 1024.0 * 1024;  // bytes shown while there is nothing
constexpr double kFarLimit = 2.5;  // a limit above this many times the rest is only named
constexpr int kTickPx = 28;        // px per tick of the value axis
constexpr int kLeftLetters = 6;
constexpr int kRightLetters = 10;  // the cycle plot has two axes there
constexpr int kNarrow = 420;       // px under which those axes are left out

// In the order of drawing.
constexpr std::array kBandPhases = {Phase::kMark, Phase::kSweep, Phase::kSweepTermination,
                                    Phase::kMarkTermination};

bool is_stop_the_world(Phase phase) {
  return phase == Phase::kSweepTermination || phase == Phase::kMarkTermination;
}

CurveStyle line(const QColor& colour, double width, Qt::PenStyle dash = Qt::SolidLine) {
  CurveStyle style;
  style.colour = colour;
  style.width = width;
  style.dash = dash;
  return style;
}

CurveStyle step(const QColor& colour, double width, Qt::PenStyle dash) {
  CurveStyle style = line(colour, width, dash);
  style.shape = CurveStyle::Shape::kStep;
  return style;
}

}  // namespace

MemoryPlot::MemoryPlot(Selection& selection, QWidget* parent)
    : TimePlot(selection, parent), m_range(kLeastUpper) {
  canvas().setAccessibleName("Memory over time");
  using Axis = PlotCanvas::Axis;
  setObjectName("memoryPlot");
  setAccessibleName("Memory over time");
  for (int& band : m_bands) band = addBand();
  m_heap_alloc = addLine(Axis::kLeft, {"heap_alloc", "HeapAlloc", "HeapAlloc", true});
  m_goal = addLine(Axis::kLeft, {"goal", "heap goal (NextGC)", "NextGC", true});
  m_trigger = addLine(Axis::kLeft, {"trigger", "trigger", "trigger"});
  m_limit = addLine(Axis::kLeft, {"limit", "memory limit", "limit"});
  m_heap_inuse = addLine(Axis::kLeft, {"heap_inuse", "HeapInuse", "HeapInuse"});
  m_sys = addLine(Axis::kLeft, {"sys", "Sys", "Sys"});
  m_real_run = addLine(Axis::kLeft, {"real", "real Go run", "real Go"});
  m_heap_inuse.button->setChecked(false);
  m_sys.button->setChecked(false);
  m_real_run.button->hide();
  setTheme(currentTheme());
  setSnapshot(nullptr);
}

void MemoryPlot::styleLines(const Theme& theme) {
  CurveStyle heap = line(theme.heap_alloc, theme.line_width);
  heap.fill = theme.heap_alloc_fill;
  if (crowded()) heap.width = theme.hairline;
  setLook(m_heap_alloc, heap);
  setLook(m_goal, crowded() ? step(theme.goal, theme.hairline, Qt::SolidLine)
                            : step(theme.goal, theme.line_width, Qt::DashLine));
  setLook(m_trigger, step(theme.trigger, theme.line_width * 0.7, Qt::DotLine));
  setLook(m_limit, step(theme.limit, theme.strong_line_width, Qt::SolidLine));
  setLook(m_heap_inuse, line(theme.heap_live, theme.line_width * 0.8, Qt::DashDotLine));
  setLook(m_sys, line(theme.muted_text, theme.line_width * 0.8, Qt::DashDotDotLine));
  setLook(m_real_run, line(theme.real_go, theme.line_width));
  for (std::size_t i = 0; i < m_bands.size(); ++i) {
    const Band band = theme.band(kBandPhases[i]);
    CurveStyle style;
    if (is_stop_the_world(kBandPhases[i])) {
      style = line(band.edge, theme.hairline);
      style.shape = CurveStyle::Shape::kImpulse;
    } else {
      style.fill = band.fill;
      style.colour = Qt::transparent;
    }
    canvas().setStyle(m_bands[i], style);
  }
}

void MemoryPlot::takeSeries(const Snapshot& snapshot) {
  m_series = memory_series(snapshot);
  canvas().setData(m_heap_alloc.curve, m_series.heap_alloc);
  canvas().setData(m_goal.curve, m_series.goal);
  canvas().setData(m_trigger.curve, m_series.trigger);
  canvas().setData(m_limit.curve, m_series.limit);
  canvas().setData(m_heap_inuse.curve, m_series.heap_inuse);
  canvas().setData(m_sys.curve, m_series.sys);
  const bool limited = !m_series.limit.empty();
  if (m_limit.button->isHidden() == limited) {
    m_limit.button->setVisible(limited);
    legend().arrange();
  }
  for (const Line& each : {m_heap_alloc, m_goal, m_trigger, m_limit, m_heap_inuse, m_sys}) {
    showLine(each);
  }
}

void MemoryPlot::drawBands() {
  const std::vector<PhaseSpan> none;
  const std::vector<PhaseSpan>& phases = snapshot() ? snapshot()->phases : none;
  const double least = nsPerPixel();
  for (const int band : m_bands) canvas().setCurveVisible(band, true);
  if (crowded()) {
    canvas().setCurveVisible(m_bands[2], false);
    canvas().setCurveVisible(m_bands[3], false);
  }
  for (std::size_t i = 0; i < m_bands.size(); ++i) {
    canvas().setData(m_bands[i], is_stop_the_world(kBandPhases[i])
                                     ? phase_starts(phases, kBandPhases[i], 2 * least)
                                     : phase_bands(phases, kBandPhases[i], least));
  }
}

double MemoryPlot::largest() const {
  double most = m_series.heap_alloc.max();
  const auto also = [&](const Line& each, const Curve& curve) {
    if (each.button->isChecked() && !each.button->isHidden()) most = std::max(most, curve.max());
  };
  also(m_goal, m_series.goal);
  also(m_trigger, m_series.trigger);
  also(m_heap_inuse, m_series.heap_inuse);
  also(m_sys, m_series.sys);
  also(m_real_run, m_real);
  const double limit = m_series.limit.max();
  if (m_limit.button->isChecked() && limit <= kFarLimit * most) most = std::max(most, limit);
  return most;
}

void MemoryPlot::setAlone(bool on) {
  if (std::exchange(m_alone, on) != on) rescale();
}

void MemoryPlot::scaleValues() {
  const bool narrow = m_alone || width() < kNarrow;
  canvas().setMargins(kLeftLetters, narrow ? 1 : kRightLetters, true);
  const double most = largest();
  const double upper = m_range.update(most, byte_unit(most));
  const int ticks = std::max(2, canvas().plotHeight() / kTickPx);
  canvas().setValueAxis(PlotCanvas::Axis::kLeft, upper, byte_ticks(0, upper, ticks),
                        currentTheme().muted_text);
  if (std::exchange(m_was_crowded, crowded()) != crowded()) styleLines(currentTheme());
  drawBands();
  tagLimit();
}

void MemoryPlot::tagLimit() {
  const double limit = m_series.limit.empty() ? std::nan("") : m_series.limit.y.back();
  if (!std::isfinite(limit) || !m_limit.button->isChecked()) {
    canvas().setTag({}, 0, {});
    return;
  }
  const bool above = limit > m_range.upper();
  canvas().setTag("limit " + byte_text(limit) + (above ? " ↑" : ""),
                  std::min(limit, m_range.upper()), currentTheme().limit);
}

void MemoryPlot::showValues(double at_ns) {
  m_heap_alloc.button->setValue(byte_text(m_series.heap_alloc.at(at_ns)));
  m_goal.button->setValue(byte_text(m_series.goal.at(at_ns)));
  m_trigger.button->setValue(byte_text(m_series.trigger.at(at_ns)));
  m_limit.button->setValue(byte_text(m_series.limit.at(at_ns)));
  m_heap_inuse.button->setValue(byte_text(m_series.heap_inuse.at(at_ns)));
  m_sys.button->setValue(byte_text(m_series.sys.at(at_ns)));
  m_real_run.button->setValue(byte_text(m_real.at(at_ns)));
}

double MemoryPlot::realEndNs() const {
  return m_real.empty() ? 0 : m_real.x_ns.back();
}

double MemoryPlot::endNs() const {
  return std::max(m_series.end_ns, realEndNs());
}

void MemoryPlot::setRealRun(const GctraceLog& log) {
  m_real = real_run_curve(log);
  canvas().setData(m_real_run.curve, m_real);
  m_real_run.button->setVisible(!m_real.empty());
  showLine(m_real_run);
  legend().arrange();
  fit();
}

void MemoryPlot::clearRealRun() {
  setRealRun({});
}

}  // namespace tricolor::ui
