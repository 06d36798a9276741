// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/ownership/held_painter.h"

#include <QPainter>

#include "ui/theme/theme.h"

namespace tricolor::ui {
namespace {

void paint_axes(QPainter& painter, const Theme& theme, const HeldLayout& layout,
                const OwnershipMetrics& metrics) {
  painter.setFont(theme.font(FontRole::kSmall));
  for (const HeldLayout::Tick& tick : layout.ticks) {
    painter.setPen(QPen(theme.grid, theme.hairline));
    painter.drawLine(QPointF(layout.frame.left(), tick.y), QPointF(layout.frame.right(), tick.y));
    const QRectF label(layout.tick_text_left, tick.y - metrics.line / 2,
                       layout.frame.left() - layout.tick_text_left - 4, metrics.line);
    painter.setPen(theme.muted_text);
    painter.drawText(label, Qt::AlignRight | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(tick.text, Qt::ElideRight,
                                                      static_cast<int>(label.width())));
  }
  painter.setPen(QPen(theme.axis, theme.hairline));
  painter.drawLine(layout.frame.bottomLeft(), layout.frame.topLeft());
  painter.drawLine(layout.frame.bottomLeft(), layout.frame.bottomRight());
}

void paint_curve(QPainter& painter, const Theme& theme, const HeldLayout::Curve& curve,
                 const QPen& pen, const QString& name) {
  painter.setBrush(Qt::NoBrush);
  painter.setPen(pen);
  painter.drawPolyline(curve.line);
  painter.setPen(QPen(theme.panel, 1));
  painter.setBrush(pen.color());
  painter.drawEllipse(curve.now, 3.6, 3.6);
  QFont font = theme.font(FontRole::kSmall);
  font.setBold(true);
  painter.setFont(font);
  painter.setPen(pen.color());
  painter.drawText(curve.label, Qt::AlignLeft | Qt::AlignVCenter, name);
}

}  // namespace

void paint_held(QPainter& painter, const Theme& theme, const HeldLayout& layout,
                const OwnershipMetrics& metrics) {
  if (layout.frame.isEmpty()) return;
  painter.fillRect(layout.current, theme.highlight);
  paint_axes(painter, theme, layout, metrics);
  QPen go(theme.accent, theme.strong_line_width);
  QPen cpp(theme.cpp, theme.strong_line_width, Qt::CustomDashLine, Qt::FlatCap);
  cpp.setDashPattern({3.0, 2.0});
  paint_curve(painter, theme, layout.go, go, QStringLiteral("Go"));
  paint_curve(painter, theme, layout.cpp, cpp, QStringLiteral("C++"));
}

}  // namespace tricolor::ui
