// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/plots/plot_canvas.h"

#include <algorithm>

#include "ui/plots/area_graph.h"
#include "ui/plots/plot_parts.h"
#include "ui/plots/vector_plot.h"

namespace tricolor::ui {

namespace {

QCPGraph::LineStyle line_style(CurveStyle::Shape shape) {
  switch (shape) {
    case CurveStyle::Shape::kLine:
      return QCPGraph::lsLine;
    case CurveStyle::Shape::kStep:
      return QCPGraph::lsStepLeft;
    case CurveStyle::Shape::kImpulse:
      return QCPGraph::lsImpulse;
    case CurveStyle::Shape::kPoints:
      break;
  }
  return QCPGraph::lsNone;
}

QSharedPointer<QCPAxisTickerText> ticker_of(const AxisTicks& ticks) {
  auto ticker = QSharedPointer<QCPAxisTickerText>::create();
  for (std::size_t i = 0; i < ticks.values.size(); ++i) {
    ticker->addTick(ticks.values[i], ticks.labels[i]);
  }
  return ticker;
}

}  // namespace

PlotCanvas::PlotCanvas(QWidget* parent) : QWidget(parent), m_parts(std::make_unique<Parts>()) {
  Parts& p = *m_parts;
  p.plot = new VectorPlot(this);
  p.plot->setObjectName("canvas");
  p.plot->setMouseTracking(true);
  p.plot->setFocusPolicy(Qt::NoFocus);
  setFocusPolicy(Qt::TabFocus);
  p.plot->setPlottingHint(QCP::phFastPolylines, true);
  // Shown with what else has changed by then.
  p.plot->setPlottingHint(QCP::phImmediateRefresh, false);
  p.plot->setNoAntialiasingOnDrag(true);
  p.plot->axisRect()->setAutoMargins(QCP::msNone);
  p.make_axes();
  p.make_items();
  setTheme(theme(ThemeId::kLight));
  wireMouse();
  connect(p.plot, &QCustomPlot::afterReplot, this, [this] { m_parts->drawings++; });
  m_refresh.setSingleShot(true);
  m_refresh.setInterval(0);
  connect(&m_refresh, &QTimer::timeout, this, [&p] { p.plot->replot(); });
}

PlotCanvas::~PlotCanvas() = default;

void PlotCanvas::setTheme(const Theme& theme) {
  Parts& p = *m_parts;
  p.mono = theme.font(FontRole::kMonoSmall);
  p.plot->setBackground(theme.panel);
  for (QCPAxis* axis : {p.plot->xAxis, p.left, p.right, p.outer}) {
    p.style_axis(axis, theme.muted_text, theme);
  }
  p.cursor->setPen(QPen(theme.time_cursor, theme.cursor_width));
  for (QCPItemText* text : {p.tag, p.message, p.left_unit, p.time_unit}) {
    text->setFont(theme.font(FontRole::kSmall));
    text->setColor(theme.muted_text);
  }
  QColor plate = theme.panel;
  plate.setAlpha(210);
  p.tag->setBrush(plate);
  p.tag->setPadding(QMargins(4, 1, 4, 1));
  p.place_margins();
}

int PlotCanvas::addCurve(Axis axis) {
  Parts& p = *m_parts;
  auto* graph = new AreaGraph(p.plot->xAxis, p.axis(axis));
  graph->setAdaptiveSampling(true);
  graph->setSelectable(QCP::stNone);
  if (axis == Axis::kUnit) graph->setLayer("bands");
  p.graphs.push_back(graph);
  return static_cast<int>(p.graphs.size()) - 1;
}

void PlotCanvas::setStyle(int curve, const CurveStyle& style) {
  QCPGraph* graph = m_parts->graphs[static_cast<std::size_t>(curve)];
  QPen pen(style.colour, style.width, style.dash, Qt::FlatCap);
  graph->setPen(style.colour.alpha() == 0 ? QPen(Qt::NoPen) : pen);
  graph->setBrush(style.fill.alpha() == 0 ? QBrush(Qt::NoBrush) : QBrush(style.fill));
  graph->setLineStyle(line_style(style.shape));
  // Upright and level lines are crisper without, and cost a fraction.
  graph->setAntialiased(style.shape == CurveStyle::Shape::kLine ||
                        style.shape == CurveStyle::Shape::kPoints);
  graph->setScatterStyle(
      style.shape == CurveStyle::Shape::kPoints
          ? QCPScatterStyle(QCPScatterStyle::ssDisc, style.colour, style.width * 3)
          : QCPScatterStyle::ssNone);
}

void PlotCanvas::setData(int curve, const Curve& values) {
  QVector<QCPGraphData> points;
  points.reserve(static_cast<qsizetype>(values.size()));
  for (std::size_t i = 0; i < values.size(); ++i) {
    points.append({values.x_ns[i], values.y[i]});
  }
  m_parts->graphs[static_cast<std::size_t>(curve)]->data()->set(points, true);
}

void PlotCanvas::setCurveVisible(int curve, bool visible) {
  m_parts->graphs[static_cast<std::size_t>(curve)]->setVisible(visible);
}

void PlotCanvas::setTimeAxis(double low_ns, double high_ns, const AxisTicks& ticks) {
  Parts& p = *m_parts;
  p.plot->xAxis->setRange(low_ns, high_ns);
  p.plot->xAxis->setTicker(ticker_of(ticks));
  p.time_unit->setText(p.time_labels ? ticks.unit : QString());
  p.time_unit->setPadding(QMargins(0, 6, p.unit_distance(ticks), 0));
}

void PlotCanvas::setValueAxis(Axis axis, double high, const AxisTicks& ticks,
                              const QColor& colour) {
  Parts& p = *m_parts;
  QCPAxis* value_axis = p.axis(axis);
  value_axis->setRange(0, high);
  value_axis->setTicker(ticker_of(ticks));
  value_axis->setTickLabelColor(colour);
  value_axis->setVisible(!ticks.values.empty());
  if (axis == Axis::kLeft) p.left_unit->setText(ticks.unit);
}

void PlotCanvas::setMargins(int left_letters, int right_letters, bool time_labels) {
  Parts& p = *m_parts;
  p.left_letters = left_letters;
  p.right_letters = right_letters;
  p.time_labels = time_labels;
  p.plot->xAxis->setTickLabels(time_labels);
  p.place_margins();
}

void PlotCanvas::setTimeCursor(std::optional<double> at_ns) {
  Parts& p = *m_parts;
  p.cursor->setVisible(at_ns.has_value());
  if (at_ns) {
    p.cursor->start->setCoords(*at_ns, 0);
    p.cursor->end->setCoords(*at_ns, 1);
  }
  if (p.plot->layer("overlay")->mode() == QCPLayer::lmBuffered && p.drawings > 0) {
    p.plot->layer("overlay")->replot();
  }
}

void PlotCanvas::setTag(const QString& text, double value, const QColor& colour) {
  Parts& p = *m_parts;
  p.tag->setVisible(!text.isEmpty());
  p.tag->setText(text);
  p.tag->setColor(colour);
  p.tag->position->setCoords(0.995, value);
  const bool near_top = value > 0.88 * p.left->range().upper;
  p.tag->setPositionAlignment(Qt::AlignRight | (near_top ? Qt::AlignTop : Qt::AlignBottom));
}

void PlotCanvas::setMessage(const QString& text) {
  m_parts->message->setVisible(!text.isEmpty());
  m_parts->message->setText(text);
}

void PlotCanvas::refresh() {
  if (!m_refresh.isActive()) m_refresh.start();
}

void PlotCanvas::drawNow() {
  m_parts->plot->replot(QCustomPlot::rpImmediateRefresh);
}

double PlotCanvas::pixelOfValue(double value) const {
  return m_parts->left->coordToPixel(value);
}

double PlotCanvas::pixelOfTime(double at_ns) const {
  return m_parts->plot->xAxis->coordToPixel(at_ns);
}

// The library's own rectangle is that of the last drawing, which may have been another size.
int PlotCanvas::plotHeight() const {
  const QMargins margins = m_parts->plot->axisRect()->margins();
  return std::max(0, height() - margins.top() - margins.bottom());
}

int PlotCanvas::plotWidth() const {
  const QMargins margins = m_parts->plot->axisRect()->margins();
  return std::max(0, width() - margins.left() - margins.right());
}

std::uint64_t PlotCanvas::drawings() const {
  return m_parts->drawings;
}

void PlotCanvas::resizeEvent(QResizeEvent* /*event*/) {
  m_parts->plot->setGeometry(rect());
  Q_EMIT resized();
}

}  // namespace tricolor::ui
