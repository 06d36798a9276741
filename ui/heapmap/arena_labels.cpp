// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/arena_labels.h"

#include <QPainter>
#include <algorithm>

#include "ui/heapmap/heapmap_text.h"
#include "ui/theme/raster.h"

namespace tricolor::ui {

namespace {

constexpr int kNamedTile = 20;  // px: room for a size

void draw_addresses(QPainter& painter, const ArenaLayout& arena, QPoint offset,
                    const MapStyle& style) {
  painter.setFont(style.mono);
  painter.setPen(style.theme->muted_text);
  const int every = static_cast<int>((style.metrics.mono_line + 2) / arena.cell()) + 1;
  for (int line = 0; line < arena.lines(); line += every) {
    const auto page = static_cast<std::uint32_t>(line * arena.columns());
    QRect rect = arena.label_rect(line).translated(offset);
    rect.setHeight(std::max(rect.height(), style.metrics.mono_line));
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                     address_text(ArenaLayout::address_of(page)));
  }
}

}  // namespace

void ArenaLabels::paint(QPainter& painter, const ArenaScene& scene, const QRect& map,
                        const MapStyle& style) {
  if (scene.t < 1) return;
  paint_addresses(painter, scene, map, style);
  if (scene.arena.cell() < kNamedTile) return;
  for (const KnownSpan* span : scene.store.listed()) {
    const QRect rect =
        scene.arena.first_rect(ArenaLayout::page_of(span->view.base), span->view.pages);
    paint_size(painter, *span, rect.translated(map.topLeft()), style);
  }
}

void ArenaLabels::paint_addresses(QPainter& painter, const ArenaScene& scene, const QRect& map,
                                  const MapStyle& style) {
  if (!is_raster(painter)) {
    draw_addresses(painter, scene.arena, map.topLeft(), style);
    return;
  }
  QRect lane = map;
  lane.setWidth(std::min(map.width(), scene.arena.label_rect(0).width()));
  if (lane.isEmpty()) return;
  const double scale = painter.device()->devicePixelRatioF();
  painter.drawImage(lane.topLeft(),
                    m_addresses.image(scene.arena, lane, *style.theme, scale, [&](QPainter& p) {
                      draw_addresses(p, scene.arena, map.topLeft(), style);
                    }));
}

void ArenaLabels::paint_size(QPainter& painter, const KnownSpan& span, const QRect& tile,
                             const MapStyle& style) {
  const std::uint32_t bytes = span.view.size_class == 0 ? 0 : span.view.slot_bytes;
  const QString text = bytes == 0 ? QString("large") : size_text(bytes);
  Plate& kept = m_sizes[bytes];
  if (kept.width == 0) kept.width = style.width(text) + 4;
  if (kept.width > tile.width() || tile.height() < style.metrics.line + 2) return;
  const QRect plate(0, 0, kept.width, style.metrics.line);
  const auto draw = [&](QPainter& p) {
    p.setFont(style.small);
    p.fillRect(plate, style.theme->panel);
    p.setPen(style.theme->text);
    p.drawText(plate, Qt::AlignCenter, text);
  };
  const QPoint at = tile.topLeft() + QPoint(1, 1);
  if (is_raster(painter)) {
    const double scale = painter.device()->devicePixelRatioF();
    painter.drawImage(at, kept.picture.image(true, plate, *style.theme, scale, draw));
    return;
  }
  painter.save();
  painter.translate(at);
  draw(painter);
  painter.restore();
}

}  // namespace tricolor::ui
