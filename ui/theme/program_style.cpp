// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/theme/program_style.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace tricolor::ui {

namespace {

constexpr double kRadius = 3;
constexpr double kTickWidth = 1.8;

void draw_box(QPainter& painter, const QRectF& box, const QBrush& fill, const QColor& outline) {
  painter.setPen(QPen(outline, 1));
  painter.setBrush(fill);
  painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

void draw_tick(QPainter& painter, const QRectF& box, const QColor& colour) {
  QPainterPath tick(box.topLeft() + QPointF(box.width() * 0.22, box.height() * 0.52));
  tick.lineTo(box.topLeft() + QPointF(box.width() * 0.43, box.height() * 0.73));
  tick.lineTo(box.topLeft() + QPointF(box.width() * 0.80, box.height() * 0.27));
  painter.setPen(QPen(colour, kTickWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(tick);
}

void draw_check_box(QPainter& painter, const QStyleOption& option) {
  const QPalette& colours = option.palette;
  const bool checked = option.state & QStyle::State_On;
  const bool focused = option.state & QStyle::State_HasFocus;
  const QColor outline = colours.color(focused || checked ? QPalette::Highlight : QPalette::Dark);
  draw_box(painter, option.rect, checked ? colours.highlight() : colours.base(), outline);
  if (checked) draw_tick(painter, option.rect, colours.color(QPalette::HighlightedText));
}

void draw_list_box(QPainter& painter, const QStyleOption& option) {
  const QPalette& colours = option.palette;
  const bool lively = option.state & (QStyle::State_HasFocus | QStyle::State_MouseOver);
  const QRectF box(option.rect);
  draw_box(painter, box, colours.button(),
           colours.color(lively ? QPalette::Highlight : QPalette::Mid));
  const QPointF centre(box.right() - 11, box.center().y() + 1);
  QPainterPath arrow(centre + QPointF(-4, -2.5));
  arrow.lineTo(centre + QPointF(0, 2));
  arrow.lineTo(centre + QPointF(4, -2.5));
  const auto group = option.state & QStyle::State_Enabled ? QPalette::Active : QPalette::Disabled;
  painter.setPen(QPen(colours.color(group, QPalette::ButtonText), 1.5));
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(arrow);
}

}  // namespace

ProgramStyle::ProgramStyle() : QProxyStyle("Fusion") {}

void ProgramStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                                 QPainter* painter, const QWidget* widget) const {
  if (element != PE_IndicatorCheckBox) {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    return;
  }
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  draw_check_box(*painter, *option);
  painter->restore();
}

void ProgramStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                      QPainter* painter, const QWidget* widget) const {
  if (control != CC_ComboBox) {
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    return;
  }
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  draw_list_box(*painter, *option);
  painter->restore();
}

}  // namespace tricolor::ui
