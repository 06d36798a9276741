// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/plots/plot_parts.h"

namespace tricolor::ui {

namespace {

constexpr int kAxisSpace = 22;  // px that ticks and gaps of the right axes take

}  // namespace

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

}  // namespace tricolor::ui
