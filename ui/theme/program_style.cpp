// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/theme/program_style.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

#include "ui/theme/view_events.h"

namespace tricolor::ui {

namespace {

constexpr double kRadius = 3;
constexpr double kTickWidth = 1.8;

void draw_box(QPainter& painter, const QRectF& box, const QBrush& fill, const QColor& outline,
              int width = 1) {
  const double inset = width * 0.5;
  painter.setPen(QPen(outline, width));
  painter.setBrush(fill);
  painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
}

/// Around the words of a check box, the name of a tab.
void draw_focus(QPainter& painter, const QStyleOption& option) {
  draw_box(painter, option.rect, Qt::NoBrush, option.palette.highlight().color(), kFocusWidth);
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
  const QColor outline = colours.color(checked ? QPalette::Highlight : QPalette::Dark);
  draw_box(painter, option.rect, checked ? colours.highlight() : colours.base(), outline);
  if (checked) draw_tick(painter, option.rect, colours.color(QPalette::HighlightedText));
}

void draw_list_box(QPainter& painter, const QStyleOption& option) {
  const QPalette& colours = option.palette;
  const bool focused = option.state & QStyle::State_HasFocus;
  const bool lively = focused || (option.state & QStyle::State_MouseOver);
  const QRectF box(option.rect);
  draw_box(painter, box, colours.button(),
           colours.color(lively ? QPalette::Highlight : QPalette::Mid), focused ? kFocusWidth : 1);
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
  if (element != PE_IndicatorCheckBox && element != PE_FrameFocusRect) {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    return;
  }
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (element == PE_FrameFocusRect) {
    draw_focus(*painter, *option);
  } else {
    draw_check_box(*painter, *option);
  }
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
