// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/arena_painter.h"

#include <QFontMetrics>
#include <QPainter>

#include "ui/heapmap/heapmap_text.h"
#include "ui/heapmap/map_painter.h"
#include "ui/heapmap/slot_art.h"

namespace tricolor::ui {

namespace {

constexpr double kOtherPagesFrom = 0.6;  // of the way: the ground appears when tiles have arrived

void paint_other_pages(SlotSink& sink, const ArenaScene& scene, QPoint offset, const Theme& theme) {
  for (std::uint32_t page = 0; page < std::min(scene.pages.pages, scene.arena.pages()); ++page) {
    if (scene.store.find(ArenaLayout::address_of(page))) continue;
    paint_page(sink, scene.arena.page_rect(page).translated(offset), use_of(scene.pages, page),
               theme);
  }
}

QRect rect_on_the_way(const ArenaScene& scene, const SpanItem& item) {
  const SpanView& view = item.span->view;
  const QRect there = scene.arena.first_rect(ArenaLayout::page_of(view.base), view.pages);
  return item.rect.isEmpty() ? there : between(item.rect, there, scene.t);
}

}  // namespace

PageUse use_of(const PageBits& pages, std::uint32_t page) {
  if (!pages.is_free(page)) return PageUse::kOther;
  return pages.is_released(page) ? PageUse::kReleased : PageUse::kIdle;
}

void paint_page(SlotSink& sink, const QRect& rect, PageUse use, const Theme& theme) {
  if (use == PageUse::kOther) {
    sink.fill(rect, theme.axis);
    if (rect.width() >= 8) sink.fill(rect.adjusted(2, 2, -2, -2), theme.inset);
    return;
  }
  if (use == PageUse::kReleased) {
    // Faded: a pale sheet without a frame; what is left of the page is its corner.
    sink.fill(rect, theme.grid);
    const int part = std::max(1, rect.width() / 3);
    sink.fill(QRect(rect.x(), rect.bottom(), part, 1), theme.scavenged);
    sink.fill(QRect(rect.x(), rect.bottom() - part + 1, 1, part), theme.scavenged);
    return;
  }
  sink.fill(rect, theme.scavenged);
  if (rect.width() >= 4) sink.fill(rect.adjusted(1, 1, -1, -1), theme.panel);
  if (rect.width() < 8) return;
  sink.fill(QRect(rect.center() - QPoint(1, 1), QSize(2, 2)), theme.scavenged);
}

QRect arena_span_rect(const ArenaScene& scene, const KnownSpan& span) {
  const SpanItem* item = scene.t < 1 ? scene.classes.find(&span) : nullptr;
  if (item != nullptr) return rect_on_the_way(scene, *item);
  return scene.arena.first_rect(ArenaLayout::page_of(span.view.base), span.view.pages);
}

void paint_arena_ground(SlotSink& sink, const ArenaScene& scene, QPoint offset,
                        const Theme& theme) {
  if (scene.t > kOtherPagesFrom) paint_other_pages(sink, scene, offset, theme);
}

void paint_tiles_on_the_way(SlotSink& sink, const ArenaScene& scene, TileRange range, QPoint offset,
                            const Theme& theme) {
  for (std::size_t i = range.first; i < range.end; ++i) {
    const SpanItem& item = scene.classes.items()[i];
    paint_tile(sink, rect_on_the_way(scene, item).translated(offset), *item.span, theme);
  }
}

void paint_arena(SlotSink& sink, const ArenaScene& scene, QPoint offset, const Theme& theme) {
  paint_arena_ground(sink, scene, offset, theme);
  if (scene.t < 1) {
    return paint_tiles_on_the_way(sink, scene, {0, scene.classes.items().size()}, offset, theme);
  }
  for (const KnownSpan* span : scene.store.listed()) {
    const std::uint32_t first = ArenaLayout::page_of(span->view.base);
    for (const QRect& rect : scene.arena.run_rects(first, span->view.pages)) {
      paint_tile(sink, rect.translated(offset), *span, theme);
    }
  }
}

void paint_page_legend(QPainter& painter, const QRect& area, int start, const MapStyle& style) {
  const struct {
    PageUse use;
    const char* text;
  } kinds[] = {{PageUse::kIdle, "idle page"},
               {PageUse::kReleased, "released to the OS"},
               {PageUse::kOther, "stacks, GC buffers"}};
  painter.setFont(style.small);
  VectorSink sink(painter, *style.theme);
  const int side = style.metrics.line - 2;
  QRect line(area.x(), area.y(), area.width(), std::min(area.height(), style.metrics.line + 4));
  int x = area.x();
  for (const auto& kind : kinds) {
    const int width = side + 5 + style.width(kind.text);
    if (x + width > area.right()) {
      x = start;
      line.moveTop(line.bottom() + 1);
      if (line.bottom() > area.bottom() || x + width > area.right()) return;
    }
    paint_page(sink, QRect(x, line.center().y() - side / 2, side, side), kind.use, *style.theme);
    painter.setPen(style.theme->muted_text);
    painter.drawText(QRect(x + side + 5, line.y(), width, line.height()), Qt::AlignVCenter,
                     kind.text);
    x += width + 14;
  }
}

QString page_tip(const PageBits& pages, std::uint32_t page) {
  const QString where = "page " + address_text(ArenaLayout::address_of(page)) + "\n";
  if (page >= pages.pages) return where;
  switch (use_of(pages, page)) {
    case PageUse::kIdle:
      return where + "idle: free, backed by memory (HeapIdle)";
    case PageUse::kReleased:
      return where + "released: free, handed back to the OS (HeapReleased)";
    case PageUse::kOther:
      break;
  }
  return where + "a stack, or the collector's own buffers";
}

}  // namespace tricolor::ui
