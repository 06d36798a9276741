// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/plots/time_plot.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/bridge/selection.h"
#include "ui/plots/cycle_series.h"

namespace tricolor::ui {

namespace {

constexpr double kGrab = 8;        // px around the time cursor in which a drag takes it along
constexpr double kCrowdedPx = 14;  // px between cycles
constexpr double kMostLegendPart = 0.3;
constexpr double kKeyFactor = 0.8;  // of the width, per press
constexpr int kTickPx = 90;         // px per tick of the time axis

/// A moment of the past with everything that followed on the same course.
std::shared_ptr<const Snapshot> with_course(const Snapshot& moment) {
  auto whole = std::make_shared<Snapshot>();
  const RunCourse& course = *moment.course;
  whole->now_ns = course.end_ns;
  whole->memory_limit = course.memory_limit;
  whole->samples = course.samples;
  whole->phases = course.phases;
  whole->cycles = course.cycles;
  return whole;
}

/// The whole height of a stretch of time.
Curve stretch(double start, double end) {
  Curve band;
  band.add(start, 0);
  band.add(start, 1);
  band.add(end, 1);
  band.add(end, 0);
  return band;
}

/// The whole height of a cycle.
Curve cycle_band(const CycleRecord& cycle) {
  return stretch(static_cast<double>(cycle.start_ns), static_cast<double>(cycle.end_ns));
}

}  // namespace

TimePlot::TimePlot(Selection& selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_theme(theme(ThemeId::kLight)),
      m_legend(new LegendBar(this)),
      m_canvas(new PlotCanvas(this)),
      m_hovered_ns(std::nan("")) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 4, 0, 2);
  layout->setSpacing(2);
  layout->addWidget(m_legend);
  layout->addWidget(m_canvas, 1);
  m_selected_band = addBand();
  m_future_band = addBand();
  wire();
}

void TimePlot::wire() {
  connect(m_canvas, &PlotCanvas::clicked, this, &TimePlot::pointAt);
  connect(m_canvas, &PlotCanvas::doubleClicked, this, &TimePlot::fit);
  connect(m_canvas, &PlotCanvas::dragged, this, &TimePlot::drag);
  connect(m_canvas, &PlotCanvas::dragBegan, this, [this](double at_ns) {
    const double cursor = static_cast<double>(m_selection.timeCursor().value_or(m_present_ns));
    const double distance = m_canvas->pixelOfTime(cursor) - m_canvas->pixelOfTime(at_ns);
    m_scrubbing = m_window.mode() == TimeWindow::Mode::kFit || std::abs(distance) < kGrab;
  });
  connect(m_canvas, &PlotCanvas::zoomed, this, [this](double factor, double at_ns) {
    m_window.zoom(factor, at_ns);
    changeWindow();
  });
  connect(m_canvas, &PlotCanvas::hovered, this, [this](double at_ns) {
    m_hovered_ns = at_ns;
    updateValues();
  });
  connect(m_canvas, &PlotCanvas::resized, this, &TimePlot::rescale);
  connect(&m_selection, &Selection::timeCursorChanged, this, [this] {
    updateCursor();
    updateValues();
  });
  connect(&m_selection, &Selection::cycleChanged, this, [this] {
    updateSelectedCycle();
    m_canvas->refresh();
  });
}

TimePlot::Line TimePlot::addLine(PlotCanvas::Axis axis, const LegendButton::Words& words) {
  Line line{m_canvas->addCurve(axis), m_legend->add(words)};
  connect(line.button, &QAbstractButton::toggled, this, [this, line] {
    showLine(line);
    rescale();
  });
  m_lines.push_back(line);
  return line;
}

int TimePlot::addBand() {
  return m_canvas->addCurve(PlotCanvas::Axis::kUnit);
}

void TimePlot::setLook(const Line& line, const CurveStyle& style) {
  m_canvas->setStyle(line.curve, style);
  line.button->setLook(m_theme, style);
}

void TimePlot::showLine(const Line& line) {
  m_canvas->setCurveVisible(line.curve, line.button->isChecked() && !line.button->isHidden());
}

void TimePlot::setTheme(const Theme& theme) {
  m_theme = theme;
  m_canvas->setTheme(theme);
  CurveStyle selected;
  selected.colour = theme.selection;
  selected.fill = theme.selected_fill;
  m_canvas->setStyle(m_selected_band, selected);
  CurveStyle future;
  future.colour = Qt::transparent;
  future.fill = theme.muted_text;
  future.fill.setAlpha(theme.id == ThemeId::kPrint ? 0 : 36);
  m_canvas->setStyle(m_future_band, future);
  styleLines(theme);
  m_legend->arrange();
  rescale();
  update();
}

void TimePlot::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
  m_present_ns = snapshot ? snapshot->now_ns : 0;
  const std::shared_ptr<const RunCourse> course = snapshot ? snapshot->course : nullptr;
  const bool same_course = course != nullptr && course == m_course;
  m_course = course;
  if (!same_course) takeSnapshot(course ? with_course(*snapshot) : std::move(snapshot));
  showFuture();
  rescale();
}

/// Of the past the whole course is drawn, once.
void TimePlot::takeSnapshot(std::shared_ptr<const Snapshot> snapshot) {
  const bool restarted = m_snapshot && snapshot && snapshot->now_ns < m_snapshot->now_ns;
  m_snapshot = std::move(snapshot);
  if (restarted) resetScale();
  const bool empty = !m_snapshot || m_snapshot->samples.empty();
  m_canvas->setMessage(empty ? "Nothing to plot yet" : QString());
  static const Snapshot nothing;
  takeSeries(m_snapshot ? *m_snapshot : nothing);
  updateSelectedCycle();
  m_window.set_end(wholeEndNs());
}

double TimePlot::wholeEndNs() const {
  return std::max(endNs(), m_least_end_ns);
}

void TimePlot::setLeastEnd(double end_ns) {
  m_least_end_ns = end_ns;
  m_window.set_end(wholeEndNs());
  rescale();
}

void TimePlot::showFuture() {
  const bool in_past = m_course != nullptr && m_present_ns < m_course->end_ns;
  m_canvas->setData(m_future_band, in_past ? stretch(static_cast<double>(m_present_ns),
                                                     static_cast<double>(m_course->end_ns))
                                           : Curve());
}

void TimePlot::setTimeWindow(const TimeWindow& window) {
  if (window == m_window) return;
  m_window = window;
  rescale();
}

void TimePlot::fit() {
  m_window.set_end(wholeEndNs());
  m_window.fit();
  changeWindow();
}

void TimePlot::changeWindow() {
  rescale();
  Q_EMIT timeWindowChanged(m_window);
}

double TimePlot::nsPerPixel() const {
  return m_window.width() / std::max(1, m_canvas->plotWidth());
}

bool TimePlot::crowded() const {
  if (!m_snapshot || m_snapshot->cycles.size() < 2) return false;
  const std::vector<CycleRecord>& cycles = m_snapshot->cycles;
  const auto ns = static_cast<double>(cycles.back().end_ns - cycles.front().end_ns);
  return ns / static_cast<double>(cycles.size() - 1) < kCrowdedPx * nsPerPixel();
}

void TimePlot::applyWindow() {
  const int ticks = std::max(2, m_canvas->plotWidth() / kTickPx);
  m_canvas->setTimeAxis(m_window.lower(), m_window.upper(),
                        time_ticks(m_window.lower(), m_window.upper(), ticks));
}

void TimePlot::rescale() {
  applyWindow();
  scaleValues();
  updateCursor();
  updateValues();
  m_canvas->refresh();
}

void TimePlot::pointAt(double at_ns) {
  if (!m_snapshot) return;
  const CycleRecord* cycle = cycle_near(m_snapshot->cycles, at_ns);
  m_selection.setCycle(cycle == nullptr ? 0 : cycle->number);
  drag(at_ns, at_ns);
}

void TimePlot::drag(double from_ns, double to_ns) {
  if (!m_scrubbing && from_ns != to_ns) {
    m_window.pan(to_ns - from_ns);
    changeWindow();
    return;
  }
  auto at = static_cast<Nanos>(std::max(0.0, to_ns));
  if (m_course) at = std::min(at, m_course->end_ns);
  const bool present = !m_snapshot || (!m_course && at >= m_present_ns);
  m_selection.setTimeCursor(present ? std::nullopt : std::optional(at));
}

void TimePlot::zoomAtCursor(double factor) {
  const double cursor = static_cast<double>(m_selection.timeCursor().value_or(m_present_ns));
  m_window.zoom(factor, std::clamp(cursor, m_window.lower(), m_window.upper()));
  changeWindow();
}

/// The next one, or the one before; the last one if none was selected.
void TimePlot::selectCycle(int by) {
  if (!m_snapshot || m_snapshot->cycles.empty()) return;
  const std::vector<CycleRecord>& cycles = m_snapshot->cycles;
  const CycleRecord* selected = find_cycle(cycles, m_selection.cycle());
  const auto last = static_cast<std::ptrdiff_t>(cycles.size()) - 1;
  const std::ptrdiff_t next = selected == nullptr ? last : selected - cycles.data() + by;
  const CycleRecord& cycle =
      cycles[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(next, 0, last))];
  m_selection.setCycle(cycle.number);
  const auto end_ns = static_cast<double>(cycle.end_ns);
  drag(end_ns, end_ns);
}

void TimePlot::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoomAtCursor(kKeyFactor);
    case Qt::Key_Minus:
      return zoomAtCursor(1 / kKeyFactor);
    case Qt::Key_0:
      return fit();
    case Qt::Key_Comma:
      return selectCycle(-1);
    case Qt::Key_Period:
      return selectCycle(1);
    default:
      QWidget::keyPressEvent(event);
  }
}

void TimePlot::updateCursor() {
  const auto cursor = m_selection.timeCursor();
  const double present = m_snapshot ? static_cast<double>(m_present_ns) : std::nan("");
  const double at = cursor ? static_cast<double>(*cursor) : present;
  const bool visible = at >= m_window.lower() && at <= m_window.upper();
  m_canvas->setTimeCursor(visible ? std::optional(at) : std::nullopt);
}

void TimePlot::updateSelectedCycle() {
  const CycleRecord* cycle =
      m_snapshot ? find_cycle(m_snapshot->cycles, m_selection.cycle()) : nullptr;
  m_canvas->setData(m_selected_band, cycle == nullptr ? Curve() : cycle_band(*cycle));
}

void TimePlot::updateValues() {
  double at = m_hovered_ns;
  if (std::isnan(at)) {
    const auto cursor = m_selection.timeCursor();
    const double present = m_course ? static_cast<double>(m_present_ns) : endNs();
    at = cursor ? static_cast<double>(*cursor) : present;
  }
  showValues(at);
}

void TimePlot::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.fillRect(rect(), m_theme.panel);
}

void TimePlot::resizeEvent(QResizeEvent* /*event*/) {
  m_legend->setMostHeight(static_cast<int>(height() * kMostLegendPart));
}

void link_time_windows(TimePlot& a, TimePlot& b) {
  QObject::connect(&a, &TimePlot::timeWindowChanged, &b, &TimePlot::setTimeWindow);
  QObject::connect(&b, &TimePlot::timeWindowChanged, &a, &TimePlot::setTimeWindow);
}

}  // namespace tricolor::ui
