// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/theme/icons.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QPolygonF>
#include <QTransform>
#include <array>

#include "ui/theme/theme.h"

namespace tricolor::ui {

namespace {

// All shapes live in a box of 20 x 20.
constexpr double kBox = 20;
constexpr double kStroke = 1.8;

QPainterPath triangle(double left, double right) {
  QPainterPath path;
  path.moveTo(left, 4);
  path.lineTo(right, 10);
  path.lineTo(left, 16);
  path.closeSubpath();
  return path;
}

QPainterPath bar(double left, double width = 2) {
  QPainterPath path;
  path.addRect(left, 4, width, 12);
  return path;
}

QPainterPath collect_shape() {
  QPainterPath path;
  path.addRect(3, 5, 14, 2);
  path.addRect(8, 3, 4, 2);
  path.moveTo(4.5, 8.5);
  path.lineTo(15.5, 8.5);
  path.lineTo(14.5, 17);
  path.lineTo(5.5, 17);
  path.closeSubpath();
  return path;
}

QPainterPath mirrored(const QPainterPath& path) {
  return QTransform(-1, 0, 0, 1, kBox, 0).map(path);
}

QPainterPath next_phase_shape() {
  return triangle(2.5, 8.5) + triangle(8.5, 14.5) + bar(15.5);
}

QPainterPath next_cycle_shape() {
  return triangle(0.5, 6) + triangle(6, 11.5) + triangle(11.5, 17) + bar(17.5);
}

/// An arrow that turns back.
QPainterPath undo_shape() {
  QPainterPath line;
  line.moveTo(5, 7);
  line.lineTo(11, 7);
  line.arcTo(QRectF(6.5, 7, 9, 9), 90, -180);
  line.lineTo(6, 16);
  QPainterPathStroker stroker;
  stroker.setWidth(kStroke);
  QPainterPath path = stroker.createStroke(line);
  path.moveTo(1.5, 7);
  path.lineTo(7, 2.5);
  path.lineTo(7, 11.5);
  path.closeSubpath();
  return path;
}

/// Two triangles that run into the bin of runtime.GC().
QPainterPath to_next_gc_shape() {
  const QPainterPath bin = QTransform(0.6, 0, 0, 0.6, 8.5, 4).map(collect_shape());
  return QTransform(0.8, 0, 0, 0.8, -0.5, 2).map(triangle(1, 6.5) + triangle(6.5, 12)) + bin;
}

/// The eight corners of a stop sign, hollow.
QPainterPath stop_shape() {
  const auto octagon = [](double inset) {
    const double low = 3 + inset;
    const double high = 17 - inset;
    const double cut = 4.1 - 0.4 * inset;
    QPainterPath path;
    path.addPolygon(QPolygonF({{low + cut, low},
                               {high - cut, low},
                               {high, low + cut},
                               {high, high - cut},
                               {high - cut, high},
                               {low + cut, high},
                               {low, high - cut},
                               {low, low + cut},
                               {low + cut, low}}));
    return path;
  };
  QPainterPath dot;
  dot.addEllipse(QPointF(10, 10), 3, 3);
  return octagon(0).subtracted(octagon(kStroke)) + dot;
}

QPainterPath theme_shape() {
  QPainterPath half;
  half.moveTo(10, 3);
  half.arcTo(QRectF(3, 3, 14, 14), 90, 180);
  half.closeSubpath();
  QPainterPath ring;
  ring.addEllipse(QRectF(3, 3, 14, 14));
  QPainterPath inner;
  inner.addEllipse(QRectF(4.4, 4.4, 11.2, 11.2));
  return half.united(ring.subtracted(inner));
}

QPainterPath export_shape() {
  QPainterPath path;
  path.moveTo(10, 2.5);
  path.lineTo(14, 7);
  path.lineTo(11, 7);
  path.lineTo(11, 13);
  path.lineTo(9, 13);
  path.lineTo(9, 7);
  path.lineTo(6, 7);
  path.closeSubpath();
  path.addRect(3.5, 11, 2, 6);
  path.addRect(14.5, 11, 2, 6);
  path.addRect(5.5, 15, 9, 2);
  return path;
}

QPainterPath open_shape() {
  QPainterPath path;
  path.moveTo(3, 5);
  path.lineTo(8, 5);
  path.lineTo(9.5, 7);
  path.lineTo(17, 7);
  path.lineTo(17, 16);
  path.lineTo(3, 16);
  path.closeSubpath();
  return path;
}

/// A screen on its stand.
QPainterPath present_shape() {
  QPainterPath screen;
  screen.addRect(3, 4, 14, 9);
  QPainterPath inside;
  inside.addRect(4.6, 5.6, 10.8, 5.8);
  QPainterPath path = screen.subtracted(inside);
  path.addRect(2, 2.6, 16, 1.6);
  path.moveTo(10, 13);
  path.lineTo(14, 17.5);
  path.lineTo(6, 17.5);
  path.closeSubpath();
  return path;
}

QPainterPath cross_shape() {
  QPainterPath line;
  line.moveTo(5, 5);
  line.lineTo(15, 15);
  line.moveTo(15, 5);
  line.lineTo(5, 15);
  QPainterPathStroker stroker;
  stroker.setWidth(kStroke);
  return stroker.createStroke(line);
}

QPainterPath shape(IconId id) {
  switch (id) {
    case IconId::kToStart:
      return bar(2.5) + bar(6) + triangle(17.5, 9);
    case IconId::kPlay:
      return triangle(5.5, 16);
    case IconId::kPause:
      return bar(5, 3.4) + bar(11.6, 3.4);
    case IconId::kStep:
      return triangle(4.5, 13) + bar(14);
    case IconId::kStepBack:
      return bar(4) + triangle(15.5, 7);
    case IconId::kNextPhase:
      return next_phase_shape();
    case IconId::kNextCycle:
      return next_cycle_shape();
    case IconId::kPreviousPhase:
      return mirrored(next_phase_shape());
    case IconId::kPreviousCycle:
      return mirrored(next_cycle_shape());
    case IconId::kUndo:
      return undo_shape();
    case IconId::kToNextGc:
      return to_next_gc_shape();
    case IconId::kBreakpoint:
      return stop_shape();
    case IconId::kCollect:
      return collect_shape();
    case IconId::kTheme:
      return theme_shape();
    case IconId::kExport:
      return export_shape();
    case IconId::kOpen:
      return open_shape();
    case IconId::kPresent:
      return present_shape();
    case IconId::kClose:
      return cross_shape();
    case IconId::kHelp:
      break;
  }
  return {};
}

void paint(QPainter& painter, IconId id, const Theme& theme, const QColor& colour) {
  if (id == IconId::kHelp) {
    QFont font = theme.font(FontRole::kTitle);
    font.setPixelSize(15);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(QRectF(0, 0, kBox, kBox), Qt::AlignCenter, "?");
    return;
  }
  painter.fillPath(shape(id), colour);
}

}  // namespace

QIcon icon(IconId id, const Theme& theme) {
  QIcon result;
  for (const double scale : {1.0, 1.5, 2.0, 3.0}) {
    for (const auto mode : {QIcon::Normal, QIcon::Disabled}) {
      QPixmap pixmap(QSize(static_cast<int>(kBox * scale), static_cast<int>(kBox * scale)));
      pixmap.fill(Qt::transparent);
      QPainter painter(&pixmap);
      painter.setRenderHint(QPainter::Antialiasing);
      painter.scale(scale, scale);
      QColor colour = theme.text;
      if (mode == QIcon::Disabled) colour.setAlphaF(0.35F);
      paint(painter, id, theme, colour);
      painter.end();
      result.addPixmap(pixmap, mode);
    }
  }
  return result;
}

}  // namespace tricolor::ui
