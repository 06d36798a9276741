// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/plots/plot_canvas.h"

#include <QApplication>
#include <QImage>
#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/plots/area_columns.h"

// The library's header is written with Qt's keywords, which this project switches off.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef signals
#undef slots
#undef foreach

namespace tricolor::ui {

namespace {

constexpr int kAxisSpace = 22;        // px that ticks and gaps of the right axes take
constexpr double kWheelFactor = 0.8;  // of the width, per notch

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

/// Takes the image's bits once: to ask for each row costs more than to fill it.
void fill_columns(QImage& image, const std::vector<QRect>& columns, QPoint origin, QRgb pixel) {
  auto* bits = reinterpret_cast<QRgb*>(image.bits());
  const qsizetype stride = image.bytesPerLine() / qsizetype{sizeof(QRgb)};
  for (const QRect& column : columns) {
    const QRect rect = column.translated(-origin) & image.rect();
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
      QRgb* line = bits + y * stride;
      std::fill(line + rect.left(), line + rect.right() + 1, pixel);
    }
  }
}

/// Fills the area under its line column by column on screens.
class AreaGraph : public QCPGraph {
 public:
  using QCPGraph::QCPGraph;

 protected:
  void drawFill(QCPPainter* painter, QVector<QPointF>* lines) const override {
    if (painter->modes().testFlag(QCPPainter::pmVectorized)) {
      QCPGraph::drawFill(painter, lines);
      return;
    }
    if (mBrush.style() == Qt::NoBrush) return;
    const QRect rect = clipRect();
    const auto count = static_cast<std::size_t>(lines->size());
    const double base = mValueAxis->coordToPixel(0);
    const auto columns = area_columns({lines->constData(), count}, base, rect.left(), rect.right());
    if (columns.size() <= kFewColumns) {
      for (const QRect& column : columns) painter->fillRect(column, mBrush);
      return;
    }
    // Qt hands each translucent fillRect to a pool of threads; one picture of them all is faster.
    QRect bounds;
    for (const QRect& column : columns) bounds |= column;
    bounds &= rect;
    QImage area(bounds.size(), QImage::Format_ARGB32_Premultiplied);
    area.fill(Qt::transparent);
    const QRgb pixel = qPremultiply(mBrush.color().rgba());
    fill_columns(area, columns, bounds.topLeft(), pixel);
    painter->drawImage(bounds.topLeft(), area);
  }

 private:
  static constexpr std::size_t kFewColumns = 12;
};

/// Draws shapes, not pixels, when it is rendered into an SVG or PDF.
class VectorPlot : public QCustomPlot {
 public:
  using QCustomPlot::QCustomPlot;

 protected:
  void paintEvent(QPaintEvent* event) override {
    {
      QCPPainter painter(this);
      if (painter.isActive() && painter.paintEngine()->type() != QPaintEngine::Raster) {
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        painter.fillRect(rect(), mBackgroundBrush);
        updateLayout();
        draw(&painter);
        return;
      }
    }
    QCustomPlot::paintEvent(event);
  }
};

}  // namespace

/// What the library draws for us. The plot owns all of it.
struct PlotCanvas::Parts {
  QCustomPlot* plot = nullptr;
  QCPAxis* left = nullptr;
  QCPAxis* right = nullptr;
  QCPAxis* outer = nullptr;
  QCPAxis* unit = nullptr;
  QCPItemLine* cursor = nullptr;
  QCPItemText* tag = nullptr;
  QCPItemText* message = nullptr;
  QCPItemText* left_unit = nullptr;
  QCPItemText* time_unit = nullptr;
  std::vector<QCPGraph*> graphs;
  QFont mono;
  int left_letters = 6;
  int right_letters = 1;
  bool time_labels = true;
  std::uint64_t drawings = 0;
  double pressed_ns = 0;
  QPoint pressed_at;
  bool pressed = false;
  bool dragging = false;

  QCPAxis* axis(Axis which) const;
  void make_axes();
  void make_items();
  QCPItemText* make_text();
  void place_margins();
  int unit_distance(const AxisTicks& ticks) const;
  void style_axis(QCPAxis* value_axis, const QColor& colour, const Theme& theme) const;
  double time_at(QPoint pos) const { return plot->xAxis->pixelToCoord(pos.x()); }
};

QCPAxis* PlotCanvas::Parts::axis(Axis which) const {
  switch (which) {
    case Axis::kLeft:
      return left;
    case Axis::kRight:
      return right;
    case Axis::kOuterRight:
      return outer;
    case Axis::kUnit:
      break;
  }
  return unit;
}

void PlotCanvas::Parts::make_axes() {
  QCPAxisRect* rect = plot->axisRect();
  left = plot->yAxis;
  right = plot->yAxis2;
  outer = rect->addAxis(QCPAxis::atRight);
  unit = rect->addAxis(QCPAxis::atLeft);
  unit->setRange(0, 1);
  unit->setVisible(false);
  right->setVisible(false);
  outer->setVisible(false);
  right->grid()->setVisible(false);
  outer->grid()->setVisible(false);
  plot->xAxis->grid()->setVisible(false);
  for (QCPAxis* each : {plot->xAxis, left, right, outer}) {
    each->setSubTicks(false);
    each->setTickLabelPadding(3);
    each->setTickLength(0, 4);
  }
  plot->addLayer("bands", plot->layer("grid"), QCustomPlot::limBelow);
  plot->layer("overlay")->setMode(QCPLayer::lmBuffered);
}

QCPItemText* PlotCanvas::Parts::make_text() {
  auto* text = new QCPItemText(plot);
  text->setClipToAxisRect(false);
  text->setVisible(false);
  text->setSelectable(false);
  return text;
}

void PlotCanvas::Parts::make_items() {
  cursor = new QCPItemLine(plot);
  cursor->start->setTypeX(QCPItemPosition::ptPlotCoords);
  cursor->end->setTypeX(QCPItemPosition::ptPlotCoords);
  cursor->start->setTypeY(QCPItemPosition::ptAxisRectRatio);
  cursor->end->setTypeY(QCPItemPosition::ptAxisRectRatio);
  cursor->setLayer("overlay");
  cursor->setVisible(false);
  tag = make_text();
  tag->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
  tag->position->setTypeY(QCPItemPosition::ptPlotCoords);
  tag->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
  message = make_text();
  message->position->setType(QCPItemPosition::ptAxisRectRatio);
  message->position->setCoords(0.5, 0.5);
  left_unit = make_text();
  left_unit->position->setType(QCPItemPosition::ptAxisRectRatio);
  left_unit->position->setCoords(0, 0);
  left_unit->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
  left_unit->setPadding(QMargins(4, 0, 0, 1));
  left_unit->setVisible(true);
  time_unit = make_text();
  time_unit->position->setType(QCPItemPosition::ptAxisRectRatio);
  time_unit->position->setCoords(0, 1);
  time_unit->setPositionAlignment(Qt::AlignRight | Qt::AlignTop);
  time_unit->setPadding(QMargins(0, 6, 8, 0));
  time_unit->setVisible(true);
}

/// Left of the first label, half of which lies left of its tick.
int PlotCanvas::Parts::unit_distance(const AxisTicks& ticks) const {
  constexpr int kGap = 4;
  const QString first = ticks.labels.empty() ? QString() : ticks.labels.front();
  return kGap + QFontMetrics(mono).horizontalAdvance(first) / 2;
}

void PlotCanvas::Parts::place_margins() {
  const QFontMetrics metrics(mono);
  const int letter = metrics.horizontalAdvance('0');
  const int top = metrics.height() + 2;
  const int bottom = time_labels ? metrics.height() + 10 : 6;
  plot->axisRect()->setMargins(
      QMargins(left_letters * letter + 10, top, right_letters * letter + kAxisSpace, bottom));
  outer->setOffset(4 * letter + kAxisSpace / 2);
}

void PlotCanvas::Parts::style_axis(QCPAxis* value_axis, const QColor& colour,
                                   const Theme& theme) const {
  value_axis->setBasePen(QPen(theme.axis, theme.hairline));
  value_axis->setTickPen(QPen(theme.axis, theme.hairline));
  value_axis->setTickLabelFont(mono);
  value_axis->setTickLabelColor(colour);
  value_axis->grid()->setPen(QPen(theme.grid, theme.hairline));
  value_axis->grid()->setZeroLinePen(Qt::NoPen);
}

PlotCanvas::PlotCanvas(QWidget* parent) : QWidget(parent), m_parts(std::make_unique<Parts>()) {
  Parts& p = *m_parts;
  p.plot = new VectorPlot(this);
  p.plot->setObjectName("canvas");
  p.plot->setMouseTracking(true);
  p.plot->setFocusPolicy(Qt::NoFocus);
  p.plot->setPlottingHint(QCP::phFastPolylines, true);
  // Drawn with everything else that has changed, not in a pass of its own.
  p.plot->setPlottingHint(QCP::phImmediateRefresh, false);
  p.plot->setNoAntialiasingOnDrag(true);
  p.plot->axisRect()->setAutoMargins(QCP::msNone);
  p.make_axes();
  p.make_items();
  setTheme(theme(ThemeId::kLight));
  wireMouse();
  connect(p.plot, &QCustomPlot::afterReplot, this, [this] { m_parts->drawings++; });
}

PlotCanvas::~PlotCanvas() = default;

void PlotCanvas::wireMouse() {
  QCustomPlot* plot = m_parts->plot;
  connect(plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    Parts& p = *m_parts;
    p.pressed = true;
    p.dragging = false;
    p.pressed_at = event->pos();
    p.pressed_ns = p.time_at(event->pos());
  });
  connect(plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
    Parts& p = *m_parts;
    const double at = p.time_at(event->pos());
    Q_EMIT hovered(at);
    if (!p.pressed) return;
    const int distance = (event->pos() - p.pressed_at).manhattanLength();
    if (!p.dragging && distance >= QApplication::startDragDistance()) {
      p.dragging = true;
      Q_EMIT dragBegan(p.pressed_ns);
    }
    if (p.dragging) Q_EMIT dragged(p.pressed_ns, at);
  });
  connect(plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) {
    Parts& p = *m_parts;
    if (event->button() != Qt::LeftButton || !p.pressed) return;
    p.pressed = false;
    if (!p.dragging) Q_EMIT clicked(p.time_at(event->pos()));
  });
  connect(plot, &QCustomPlot::mouseDoubleClick, this, [this] { Q_EMIT doubleClicked(); });
  connect(plot, &QCustomPlot::mouseWheel, this, [this](QWheelEvent* event) {
    const double notches = event->angleDelta().y() / 120.0;
    Q_EMIT zoomed(std::pow(kWheelFactor, notches), m_parts->time_at(event->position().toPoint()));
    event->accept();
  });
}

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
  m_parts->plot->replot(QCustomPlot::rpQueuedReplot);
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

int PlotCanvas::plotHeight() const {
  return m_parts->plot->axisRect()->height();
}

int PlotCanvas::plotWidth() const {
  return m_parts->plot->axisRect()->width();
}

std::uint64_t PlotCanvas::drawings() const {
  return m_parts->drawings;
}

void PlotCanvas::resizeEvent(QResizeEvent* /*event*/) {
  m_parts->plot->setGeometry(rect());
  Q_EMIT resized();
}

void PlotCanvas::leaveEvent(QEvent* /*event*/) {
  Q_EMIT hovered(std::nan(""));
}

}  // namespace tricolor::ui
