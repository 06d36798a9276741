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
constexpr int kNamedTile = 20;           // px: room for a size

enum class PageUse { kIdle, kReleased, kOther };

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
    // Faded: what is left of a page is its corner.
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

void paint_other_pages(SlotSink& sink, const ArenaScene& scene, QPoint offset, const Theme& theme) {
  for (std::uint32_t page = 0; page < std::min(scene.pages.pages, scene.arena.pages()); ++page) {
    if (scene.store.find(ArenaLayout::address_of(page))) continue;
    paint_page(sink, scene.arena.page_rect(page).translated(offset), use_of(scene.pages, page),
               theme);
  }
}

void paint_span(SlotSink& sink, const ArenaScene& scene, const KnownSpan& span, QPoint offset,
                const Theme& theme) {
  if (scene.t < 1) {
    paint_tile(sink, arena_span_rect(scene, span).translated(offset), span, theme);
    return;
  }
  const std::uint32_t first = ArenaLayout::page_of(span.view.base);
  for (const QRect& rect : scene.arena.run_rects(first, span.view.pages)) {
    paint_tile(sink, rect.translated(offset), span, theme);
  }
}

}  // namespace

QRect arena_span_rect(const ArenaScene& scene, const KnownSpan& span) {
  const QRect there = scene.arena.first_rect(ArenaLayout::page_of(span.view.base), span.view.pages);
  const SpanItem* item = scene.classes.find(&span);
  return item == nullptr ? there : between(item->rect, there, scene.t);
}

void paint_arena(SlotSink& sink, const ArenaScene& scene, QPoint offset, const Theme& theme) {
  if (scene.t > kOtherPagesFrom) paint_other_pages(sink, scene, offset, theme);
  for (const KnownSpan* span : scene.store.listed()) {
    paint_span(sink, scene, *span, offset, theme);
  }
}

void paint_arena_labels(QPainter& painter, const ArenaScene& scene, QPoint offset,
                        const MapStyle& style) {
  if (scene.t < 1) return;
  painter.setFont(style.mono);
  painter.setPen(style.theme->muted_text);
  const int every = static_cast<int>((style.metrics.mono_line + 2) / scene.arena.cell()) + 1;
  for (int line = 0; line < scene.arena.lines(); line += every) {
    const auto page = static_cast<std::uint32_t>(line * scene.arena.columns());
    QRect rect = scene.arena.label_rect(line).translated(offset);
    rect.setHeight(std::max(rect.height(), style.metrics.mono_line));
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                     address_text(ArenaLayout::address_of(page)));
  }
  if (scene.arena.cell() < kNamedTile) return;
  painter.setFont(style.small);
  for (const KnownSpan* span : scene.store.listed()) {
    const QRect rect =
        scene.arena.first_rect(ArenaLayout::page_of(span->view.base), span->view.pages)
            .translated(offset);
    const QString text = span->view.size_class == 0 ? "large" : size_text(span->view.slot_bytes);
    const int width = style.width(text) + 4;
    if (width > rect.width() || rect.height() < style.metrics.line + 2) continue;
    const QRect plate(rect.x() + 1, rect.y() + 1, width, style.metrics.line);
    painter.fillRect(plate, style.theme->panel);
    painter.setPen(style.theme->text);
    painter.drawText(plate, Qt::AlignCenter, text);
  }
}

void paint_page_legend(QPainter& painter, const QRect& area, const MapStyle& style) {
  const struct {
    PageUse use;
    const char* text;
  } kinds[] = {{PageUse::kIdle, "idle page"},
               {PageUse::kReleased, "released to the OS"},
               {PageUse::kOther, "stacks, GC buffers"}};
  painter.setFont(style.small);
  const int side = style.metrics.line - 2;
  int x = area.x();
  for (const auto& kind : kinds) {
    const int width = side + 5 + style.width(kind.text);
    if (x + width > area.right()) return;
    VectorSink sink(painter, *style.theme);
    paint_page(sink, QRect(x, area.center().y() - side / 2, side, side), kind.use, *style.theme);
    painter.setPen(style.theme->muted_text);
    painter.drawText(QRect(x + side + 5, area.y(), width, area.height()), Qt::AlignVCenter,
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
