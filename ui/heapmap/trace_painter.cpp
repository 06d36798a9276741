// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/trace_painter.h"

#include <QPainter>
#include <QRegion>
#include <algorithm>
#include <cmath>

#include "ui/heapmap/arrow.h"

namespace tricolor::ui {

namespace {

using Kind = EventTrace::Kind;

QColor colour_of(Kind kind, const Theme& theme) {
  switch (kind) {
    case Kind::kFollowed:
      return theme.grey.outline;
    case Kind::kShaded:
      return theme.shaded;
    case Kind::kScanned:
      return theme.text;
    case Kind::kFreed:
      return theme.sweeper;
    case Kind::kToPages:
      return theme.scavenged;
    case Kind::kFromPages:
      return theme.fresh;
  }
  return theme.text;
}

void paint_ring(QPainter& painter, const QRect& rect, const QColor& colour, double width,
                double away) {
  painter.setPen(QPen(colour, width));
  painter.setBrush(Qt::NoBrush);
  // A small page in a frame with large corners would be a circle.
  const double radius = std::min(4.0, rect.height() / 4.0 + away);
  painter.drawRoundedRect(QRectF(rect).adjusted(-away, -away, away, away), radius, radius);
}

/// Inside the edges, with plain fills: a picture may have hundreds, and a curved line of each would
/// take longer than all else in it.
void paint_page_frame(QPainter& painter, const QRect& rect, const QColor& colour, int width) {
  const QRect inner = rect.adjusted(width, width, -width, -width);
  for (const QRect& side : QRegion(rect) - inner) painter.fillRect(side, colour);
}

/// Marks need less contrast than words: some have a colour in which words could not be read.
QColor word_colour(Kind kind, const Theme& theme) {
  const bool readable = kind == Kind::kShaded || kind == Kind::kFreed;
  return readable ? colour_of(kind, theme) : theme.text;
}

/// Above the place, inside the map.
QRect plate_for(const QString& text, const QRect& at, const QRect& map, const MapStyle& style) {
  QRect plate(0, 0, style.width(text) + 16, style.metrics.line + 2);
  plate.moveCenter(QPoint(at.center().x(), at.top() - plate.height()));
  plate.moveLeft(
      std::clamp(plate.left(), map.left(), std::max(map.left(), map.right() - plate.width())));
  if (plate.top() < map.top()) plate.moveTop(at.bottom() + 4);
  return plate;
}

void paint_words(QPainter& painter, const QString& text, const QRect& plate, const QColor& colour,
                 const MapStyle& style) {
  painter.setFont(style.small_bold);
  painter.fillRect(plate, style.theme->panel);
  painter.setPen(colour);
  painter.drawText(plate, Qt::AlignCenter, text);
}

/// The newest first: words of older ones that would lie over them are left out.
void paint_all_words(QPainter& painter, const EventTraces& traces, std::int64_t wall_ms,
                     const FindRect& find, const QRect& map, const MapStyle& style) {
  QRegion taken;
  const auto& alive = traces.alive();
  for (auto trace = alive.rbegin(); trace != alive.rend(); ++trace) {
    const auto at = trace->text.isEmpty() ? std::nullopt : find(trace->to);
    if (!at || !map.intersects(*at)) continue;
    const QRect plate = plate_for(trace->text, *at, map, style);
    if (taken.intersects(plate)) continue;
    taken += plate;
    painter.setOpacity(traces.strength(*trace, wall_ms));
    paint_words(painter, trace->text, plate, word_colour(trace->kind, *style.theme), style);
  }
}

void paint_trace(QPainter& painter, const EventTraces& traces, const EventTrace& trace,
                 std::int64_t wall_ms, const FindRect& find, const QRect& map,
                 const MapStyle& style) {
  const auto to = find(trace.to);
  if (!to || !map.intersects(*to)) return;
  const double share = traces.travelled(trace, wall_ms);
  const double strength = traces.strength(trace, wall_ms);
  const QColor colour = colour_of(trace.kind, *style.theme);
  painter.setOpacity(strength);
  const auto from = trace.from == 0 ? std::nullopt : find(trace.from);
  if (from && !from->intersects(*to)) {
    paint_arrow(painter, QRectF(*from).center(), *to, map, colour, style.theme->pointer_width + 1,
                share);
  }
  // The ring closes in on what it is about.
  paint_ring(painter, *to, colour, style.theme->cursor_width, 2 + 8 * (1 - share));
  if (trace.kind == Kind::kShaded && from) {
    paint_ring(painter, *from, colour, style.theme->pointer_width, 2);
  }
}

}  // namespace

void paint_traces(QPainter& painter, const EventTraces& traces, std::int64_t wall_ms,
                  const FindRect& find, const QRect& map, const MapStyle& style) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  for (const EventTrace& trace : traces.alive()) {
    paint_trace(painter, traces, trace, wall_ms, find, map, style);
  }
  paint_all_words(painter, traces, wall_ms, find, map, style);
  painter.restore();
}

void paint_released(QPainter& painter, const ReleaseTrace& released, std::int64_t wall_ms,
                    const ArenaLayout& arena, const QRect& map, const MapStyle& style) {
  if (released.alive().empty()) return;
  const QPoint offset = map.topLeft();
  painter.save();
  painter.setClipRect(map, Qt::IntersectClip);
  const int width = static_cast<int>(std::lround(style.theme->cursor_width));
  QRect last;
  for (const ReleaseTrace::Run& run : released.alive()) {
    QColor colour = style.theme->worker;
    colour.setAlphaF(static_cast<float>(released.strength(run, wall_ms)));
    for (const QRect& rect : arena.run_rects(run.pages.first, run.pages.pages)) {
      last = rect.translated(offset);
      paint_page_frame(painter, last, colour, width);
    }
  }
  painter.setOpacity(released.strength(released.alive().back(), wall_ms));
  const QRect plate = plate_for(released.text(), last, map, style);
  paint_words(painter, released.text(), plate, style.theme->text, style);
  painter.restore();
}

}  // namespace tricolor::ui
