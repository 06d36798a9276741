// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/row_labels.h"

#include <QFontMetrics>
#include <QPaintEngine>
#include <QPainter>
#include <algorithm>

#include "ui/heapmap/heapmap_text.h"

namespace tricolor::ui {

namespace {

constexpr int kAboveLabel = 3;
constexpr int kPlatePad = 2;  // px beside the text

/// Left of the row's spans; where that is out of sight, at the map's edge and over the spans.
QRect label_rect(const MapRow& row, QPoint offset, const QRect& map, int lines, int line) {
  const QRect lane = row.label.translated(offset);
  const QRect rect = row.rect.translated(offset);
  const int x = std::max(lane.x(), map.x());
  const int lowest = rect.bottom() + 1 - lines * line;
  const int y = std::max(rect.y(), std::min(std::max(rect.y() + kAboveLabel, map.y()), lowest));
  const int room = std::max(lane.right() + 1 - x, std::min(rect.right() - x, row.label.width()));
  return QRect(x, y, room, line);
}

/// A text that is a little too wide in bold is better thin than shorter.
QFont font_for(const QStringList& texts, const QFont& bold, const QFont& thin, int width,
               QPaintDevice* device) {
  return QFontMetrics(bold, device).horizontalAdvance(texts.front()) <= width ? bold : thin;
}

void draw_plate(QPainter& painter, const QRect& line, const QString& text, int width,
                const QColor& ink, const Theme& theme) {
  painter.fillRect(QRect(line.x() - kPlatePad, line.y(), width + 2 * kPlatePad, line.height()),
                   theme.panel);
  painter.setPen(ink);
  painter.drawText(line, Qt::AlignVCenter, text);
}

/// Of a row that is nearly scrolled out of sight, with its lane, not enough is left for a label.
bool has_label(const MapRow& row, QPoint offset, const QRect& map) {
  const QRect rect = row.rect.translated(offset);
  return row.label.x() + offset.x() >= map.x() || rect.right() - map.x() >= row.label.width();
}

}  // namespace

void RowLabels::paint(QPainter& painter, const HeapMapLayout& layout, QPoint offset,
                      const QRect& map, const MapStyle& style) {
  painter.save();
  painter.setClipRect(map, Qt::IntersectClip);
  for (const MapRow& row : layout.rows()) {
    if (!row.rect.translated(offset).intersects(map) || !has_label(row, offset, map)) continue;
    paint_row(painter, row, offset, map, style);
  }
  painter.restore();
}

void RowLabels::paint_row(QPainter& painter, const MapRow& row, QPoint offset, const QRect& map,
                          const MapStyle& style) {
  const SpanClassSummary& summary = row.summary;
  const int height = style.metrics.line;
  if (row.is_runtime()) {
    paint_plate(painter, {-1, 0},
                {runtime_titles(row), label_rect(row, offset, map, 1, height), style.small_bold,
                 style.theme->muted_text},
                *style.theme);
    return;
  }
  const bool two = row.rect.height() >= 2 * height + kAboveLabel;
  const QRect line = label_rect(row, offset, map, two ? 2 : 1, height);
  const int span_class = 2 * summary.size_class + (summary.noscan ? 1 : 0);
  // The second line, if there is one, says whether the span's objects hold pointers.
  const QStringList titles = two ? QStringList{class_text(summary)} : row_titles(summary);
  const QFont font =
      font_for(titles, style.small_bold, style.small, line.width(), painter.device());
  paint_plate(painter, {span_class, 0}, {titles, line, font, style.theme->text}, *style.theme);
  if (!two) return;
  paint_plate(
      painter, {span_class, 1},
      {row_numbers(summary), line.translated(0, height), style.small, style.theme->muted_text},
      *style.theme);
}

void RowLabels::paint_plate(QPainter& painter, std::pair<int, int> place, const Plate& plate,
                            const Theme& theme) {
  const QRect& line = plate.line;
  const bool vector = painter.paintEngine()->type() != QPaintEngine::Raster;
  const double scale = painter.device()->devicePixelRatioF();
  Kept& kept = m_kept[place];
  if (!vector && kept.texts == plate.texts && kept.size == line.size() && kept.scale == scale) {
    painter.drawImage(line.topLeft() - QPoint(kPlatePad, 0), kept.image);
    return;
  }
  const QFontMetrics metrics(plate.font, painter.device());
  const QString text = fitting(metrics, line.width(), plate.texts);
  const int width = metrics.horizontalAdvance(text);
  if (vector) {
    painter.setFont(plate.font);
    draw_plate(painter, line, text, width, plate.ink, theme);
    return;
  }
  kept = {plate.texts, line.size(), scale,
          QImage(QSize(width + 2 * kPlatePad, line.height()) * scale, QImage::Format_RGB32)};
  kept.image.setDevicePixelRatio(scale);
  kept.image.fill(theme.panel);
  QPainter words(&kept.image);
  words.setFont(plate.font);
  draw_plate(words, QRect(kPlatePad, 0, std::max(width, line.width()), line.height()), text, width,
             plate.ink, theme);
  words.end();
  painter.drawImage(line.topLeft() - QPoint(kPlatePad, 0), kept.image);
}

}  // namespace tricolor::ui
