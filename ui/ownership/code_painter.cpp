// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/ownership/code_painter.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/theme/theme.h"

namespace tricolor::ui {
namespace {

constexpr double kPadding = 5;
/// Left of the text, for the arrow at the current line.
constexpr double kGutter = 12;

QRectF row_rect(const OwnershipColumn& column, int row, const OwnershipMetrics& metrics) {
  const QRectF& box = column.code;
  return {box.left(), box.top() + kPadding + row * metrics.mono_line, box.width(),
          metrics.mono_line};
}

void paint_current_bar(QPainter& painter, const Theme& theme, const QRectF& row) {
  painter.fillRect(row.adjusted(1, 0, -1, 0), theme.highlight);
  const double y = row.center().y();
  const double left = row.left() + 4;
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.text);
  painter.drawPolygon(QPolygonF({{left, y - 3.5}, {left + 5, y}, {left, y + 3.5}}));
}

void paint_title(QPainter& painter, const Theme& theme, const OwnershipColumn& column,
                 Language language) {
  QFont font = theme.font(FontRole::kSmall);
  font.setBold(true);
  painter.setFont(font);
  const bool go = language == Language::kGo;
  painter.setPen(go ? theme.accent : theme.cpp);
  painter.drawText(column.title, Qt::AlignLeft | Qt::AlignVCenter,
                   go ? QStringLiteral("Go") : QStringLiteral("C++"));
}

}  // namespace

double code_box_width(std::span<const std::string> source, const Theme& theme) {
  const QFontMetricsF measure(theme.font(FontRole::kMonoSmall));
  double widest = 0;
  for (const std::string& line : source) {
    widest = std::max(widest, measure.horizontalAdvance(QString::fromStdString(line)));
  }
  return std::ceil(widest) + kGutter + kPadding;
}

double code_text_width(const OwnershipColumn& column) {
  return column.code.width() - kGutter - kPadding;
}

void paint_code(QPainter& painter, const Theme& theme, const OwnershipColumn& column,
                std::span<const std::string> source, int current, Language language,
                const OwnershipMetrics& metrics) {
  paint_title(painter, theme, column, language);
  painter.setPen(QPen(theme.panel_border, theme.hairline));
  painter.setBrush(theme.inset);
  painter.drawRoundedRect(column.code, theme.radius, theme.radius);
  const QFont font = theme.font(FontRole::kMonoSmall);
  const QFontMetricsF measure(font);
  for (int row = 0; row < column.line_count; ++row) {
    const int line = column.first_line + row;
    const QRectF rect = row_rect(column, row, metrics);
    if (line == current) paint_current_bar(painter, theme, rect);
    const QString text = QString::fromStdString(source[static_cast<std::size_t>(line)]);
    const bool remark = text.trimmed().startsWith(QStringLiteral("//"));
    painter.setFont(font);
    painter.setPen(remark ? theme.muted_text : theme.text);
    painter.drawText(rect.adjusted(kGutter, 0, -kPadding, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     measure.elidedText(text, Qt::ElideRight, code_text_width(column)));
  }
}

int code_line_at(const OwnershipColumn& column, const QPointF& point,
                 const OwnershipMetrics& metrics) {
  if (!column.code.contains(point)) return -1;
  for (int row = 0; row < column.line_count; ++row) {
    if (row_rect(column, row, metrics).contains(point)) return column.first_line + row;
  }
  return -1;
}

}  // namespace tricolor::ui
