// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/violation_marks.h"

#include <QFontMetrics>
#include <QPainter>

namespace tricolor::ui {

namespace {

void mark(QPainter& painter, const QRect& rect, const QString& words, const QRect& map,
          const MapStyle& style) {
  const Theme& theme = *style.theme;
  painter.setPen(QPen(theme.leak, theme.selection_width, Qt::DashLine));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(rect).adjusted(-4, -4, 4, 4), 5, 5);
  painter.setFont(style.small_bold);
  const int width = painter.fontMetrics().horizontalAdvance(words) + 8;
  QRect plate(rect.left() - 4, rect.top() - 6 - style.metrics.line, width, style.metrics.line);
  if (plate.top() < map.top()) plate.moveTop(rect.bottom() + 6);
  if (plate.right() > map.right()) plate.moveRight(map.right());
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.leak);
  painter.drawRoundedRect(plate, 2, 2);
  painter.setPen(theme.panel);
  painter.drawText(plate, Qt::AlignCenter, words);
}

}  // namespace

void paint_violation(QPainter& painter, const Snapshot& snapshot,
                     const std::function<std::optional<QRect>(Address)>& rect_of, const QRect& map,
                     const MapStyle& style) {
  if (snapshot.lost.empty()) return;
  const Violation& lost = snapshot.lost.back();
  const auto at = [&](Address object) { return object == 0 ? std::nullopt : rect_of(object); };
  if (const auto rect = at(lost.store_object); rect && lost.deleted) {
    mark(painter, *rect, "the store deleted the pointer", map, style);
  }
  if (const auto rect = at(lost.holder)) {
    mark(painter, *rect, lost.has_store && !lost.deleted ? "the store put it here" : "holder", map,
         style);
  }
  if (const auto rect = at(lost.lost)) mark(painter, *rect, "lost", map, style);
}

}  // namespace tricolor::ui
