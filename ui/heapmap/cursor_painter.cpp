// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/cursor_painter.h"

#include <QPainter>

#include "ui/heapmap/heapmap_text.h"

namespace tricolor::ui {

namespace {

constexpr std::size_t kMostCursors = 32;

bool has_place(Activity activity) {
  return activity != Activity::kIdle && activity != Activity::kStopped &&
         activity != Activity::kScavenger;
}

QColor cursor_colour(Activity activity, const Theme& theme) {
  if (activity == Activity::kSweeper) return theme.sweeper;
  return activity == Activity::kMutator ? theme.accent : theme.worker;
}

std::optional<QRect> place_of(const ProcessorView& processor, const SpanStore& store,
                              const HeapMapLayout& layout) {
  const SlotPlace place = store.find(processor.at);
  if (processor.activity != Activity::kSweeper || !place) return layout.place_rect(place);
  const SpanItem* item = layout.find(place.span);
  return item == nullptr ? std::nullopt : std::optional(item->rect);
}

Cursor make_cursor(const ProcessorView& processor, const QRect& target, const MapStyle& style) {
  Cursor cursor;
  cursor.target = target;
  cursor.short_label = "P" + QString::number(processor.p);
  cursor.label = cursor.short_label + " " + activity_word(processor.activity);
  cursor.label_size = QSize(style.width(cursor.label) + 6, style.metrics.line);
  cursor.short_size = QSize(style.width(cursor.short_label) + 6, style.metrics.line);
  return cursor;
}

/// A triangle that points at the target from the label's side (from above if there is none).
void paint_marker(QPainter& painter, const WorkerCursor& worker, const CursorLabel& label,
                  const QColor& colour, const Theme& theme) {
  const QRect& target = worker.cursor.target;
  const bool below = !label.rect.isEmpty() && label.rect.top() > target.bottom();
  const double y = below ? target.bottom() + 1 : target.top();
  const double away = below ? 7 : -7;
  const double x = target.center().x() + 0.5;
  const QPointF points[] = {{x, y}, {x - 5, y + away}, {x + 5, y + away}};
  painter.setPen(QPen(theme.panel, 1));
  painter.setBrush(colour);
  painter.drawPolygon(points, 3);
  painter.setPen(QPen(colour, theme.cursor_width));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(target).adjusted(-1, -1, 1, 1), 3, 3);
}

void paint_label(QPainter& painter, const WorkerCursor& worker, const CursorLabel& label,
                 const QColor& colour, const Theme& theme) {
  if (label.rect.isEmpty()) return;
  painter.fillRect(label.rect, theme.panel);
  painter.setPen(colour);
  painter.drawText(label.rect, Qt::AlignCenter,
                   label.is_short ? worker.cursor.short_label : worker.cursor.label);
}

}  // namespace

std::vector<WorkerCursor> worker_cursors(const std::vector<ProcessorView>& processors,
                                         const SpanStore& store, const HeapMapLayout& layout,
                                         QPoint offset, const QRect& map, const MapStyle& style) {
  std::vector<WorkerCursor> cursors;
  for (const ProcessorView& processor : processors) {
    if (processor.at == 0 || !has_place(processor.activity)) continue;
    const auto place = place_of(processor, store, layout);
    if (!place || cursors.size() == kMostCursors) continue;
    const QRect target = place->translated(offset);
    if (!map.contains(target.center())) continue;
    cursors.push_back({make_cursor(processor, target, style), processor.activity});
  }
  return cursors;
}

void paint_cursors(QPainter& painter, const std::vector<WorkerCursor>& cursors, const QRect& bounds,
                   const LabelGround& ground, const MapStyle& style) {
  std::vector<Cursor> all;
  for (const WorkerCursor& worker : cursors) all.push_back(worker.cursor);
  const std::vector<CursorLabel> labels = place_cursor_labels(all, bounds, ground);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(style.small);
  for (std::size_t i = 0; i < cursors.size(); ++i) {
    const QColor colour = cursor_colour(cursors[i].activity, *style.theme);
    paint_marker(painter, cursors[i], labels[i], colour, *style.theme);
    paint_label(painter, cursors[i], labels[i], colour, *style.theme);
  }
}

}  // namespace tricolor::ui
