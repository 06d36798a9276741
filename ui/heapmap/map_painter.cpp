// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/map_painter.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>
#include <array>

#include "ui/heapmap/heapmap_text.h"
#include "ui/heapmap/map_style.h"
#include "ui/heapmap/slot_art.h"

namespace tricolor::ui {

namespace {

constexpr int kNarrowestBar = 40;  // px: beside its text, in low rows
constexpr int kThinnestNamed = 8;  // px of a rail with a processor's name
constexpr int kFramedTile = 6;     // px: narrower tiles are plain colours
constexpr int kThickestBar = 14;   // px: a sum must not outweigh the objects beside it

std::uint32_t column_at(int x, const SpanItem& item) {
  const int last = std::max(0, item.columns - 1);
  return static_cast<std::uint32_t>(std::clamp(static_cast<int>(x / item.pitch.width()), 0, last));
}

/// Calls `visit` with each slot that touches `visible`, column by column.
template <typename Visit>
void for_each_visible_slot(const SpanItem& item, QPoint offset, const QRect& visible, Visit visit) {
  const int left = item.rect.x() + offset.x();
  const int top = item.rect.y() + offset.y();
  const int first_line = std::max(0, static_cast<int>((visible.top() - top) / item.pitch.height()));
  const int past_line =
      std::min(item.lines, static_cast<int>((visible.bottom() - top) / item.pitch.height()) + 1);
  const std::uint32_t last_column = column_at(visible.right() - left, item);
  for (std::uint32_t column = column_at(visible.left() - left, item); column <= last_column;
       ++column) {
    for (int line = first_line; line < past_line; ++line) {
      const std::uint32_t slot =
          column * static_cast<std::uint32_t>(item.lines) + static_cast<std::uint32_t>(line);
      if (slot >= item.drawn) break;
      visit(slot);
    }
  }
}

void paint_slots(SlotSink& sink, const HeapMapLayout& layout, const SpanItem& item, QPoint offset,
                 const QRect& visible, const Theme& theme) {
  for_each_visible_slot(item, offset, visible, [&](std::uint32_t slot) {
    sink.slot(layout.slot_rect(item, slot).translated(offset), item.span->look(slot));
  });
  const QRect tail = layout.tail_rect(item).translated(offset);
  if (tail.intersects(visible)) {
    sink.dots(tail & visible, theme.free.outline);
    draw_tail_text(sink.painter(), tail, item.span->slots - item.drawn, theme);
  }
}

void paint_stack(SlotSink& sink, const QRect& rect, const TileStack& heights, const Theme& theme) {
  sink.tile(rect, heights);
  if (rect.width() < kFramedTile) return;
  const auto lowest = std::find_if(
      kStackOrder.rbegin(), kStackOrder.rend(),
      [&](SlotColour colour) { return heights[static_cast<std::size_t>(colour)] > 0; });
  if (lowest == kStackOrder.rend() || *lowest == SlotColour::kFree) return;
  sink.fill(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.object(*lowest).outline);
}

int rail_thickness(const SpanItem& item) {
  return std::min(item.span->view.state == SpanState::kSwept ? 1 : 3, item.rail);
}

QString cache_name(const SpanView& view) {
  return "P" + QString::number(view.cached_by);
}

QColor rail_colour(SpanState state, const Theme& theme) {
  if (state == SpanState::kCached) return theme.cached;
  return state == SpanState::kUnswept ? theme.unswept : theme.grid;
}

/// Under the slots: thin for swept, dashed for unswept, thick with the processor's name for
/// cached.
void paint_rail(SlotSink& sink, const SpanItem& item, QPoint offset, const Theme& theme) {
  const SpanView& view = item.span->view;
  const QRect rail(item.rect.x() + offset.x(), item.rect.bottom() + 2 + offset.y(),
                   item.rect.width(), rail_thickness(item));
  if (view.state == SpanState::kUnswept) {
    for (int x = rail.left(); x <= rail.right(); x += 8) {
      sink.fill(QRect(x, rail.y(), std::min(5, rail.right() + 1 - x), rail.height()),
                rail_colour(view.state, theme));
    }
    return;
  }
  sink.fill(rail, rail_colour(view.state, theme));
  const QRect name = rail_name_rect(item, theme).translated(offset);
  if (name.isEmpty()) return;
  QPainter& painter = sink.painter();
  painter.setFont(theme.font(FontRole::kSmall));
  painter.setPen(theme.cached);
  painter.drawText(name.x(), name.bottom() + 1, cache_name(view));
}

/// A tile has no rail: its lowest pixels tell the state.
void paint_tile_state(SlotSink& sink, const QRect& rect, SpanState state, const Theme& theme) {
  if (state == SpanState::kSwept || rect.height() < 4) return;
  sink.fill(QRect(rect.x(), rect.bottom() - (rect.height() >= 10 ? 1 : 0), rect.width(),
                  rect.height() >= 10 ? 2 : 1),
            rail_colour(state, theme));
}

void paint_state(SlotSink& sink, const SpanItem& item, QPoint offset, const Theme& theme) {
  if (item.rail > 0) {
    paint_rail(sink, item, offset, theme);
  } else {
    paint_tile_state(sink, item.rect.translated(offset), item.span->view.state, theme);
  }
}

/// All that paint_state() may draw on.
QRect state_rect(const SpanItem& item) {
  constexpr int kThickest = 2;
  QRect rect = item.extent();
  rect.setTop(item.rail > 0 ? item.rect.bottom() + 1 : item.rect.bottom() + 1 - kThickest);
  return rect;
}

/// The same parts side by side.
void paint_bar(QPainter& painter, const QRect& rect, const std::array<std::uint64_t, 4>& counts,
               const Theme& theme) {
  const std::array<int, 4> widths = stack_heights(counts, rect.width());
  int x = rect.x();
  for (auto colour = kStackOrder.rbegin(); colour != kStackOrder.rend(); ++colour) {
    const int width = widths[static_cast<std::size_t>(*colour)];
    const QRect part(x, rect.y(), width, rect.height());
    if (width > 0) draw_tile_part(painter, part, *colour, theme);
    if (width > 0 && *colour != SlotColour::kFree) {
      painter.fillRect(QRect(x, rect.bottom(), width, 1), theme.object(*colour).outline);
    }
    x += width;
  }
}

QStringList rest_texts(const MapRow& row) {
  std::uint64_t live = 0;
  for (const SlotColour c : {SlotColour::kWhite, SlotColour::kGrey, SlotColour::kBlack}) {
    live += row.rest[static_cast<std::size_t>(c)];
  }
  const QString number = "+" + short_count_text(row.rest_spans);
  if (row.summary.size_class == 0) return {number + " objects", number};
  return {number + " spans · " + short_count_text(live) + " live", number + " spans", number};
}

}  // namespace

QRect rail_name_rect(const SpanItem& item, const Theme& theme) {
  if (item.span->view.state != SpanState::kCached || item.rail < kThinnestNamed) return {};
  const QFontMetrics metrics(theme.font(FontRole::kSmall));
  const int width = metrics.horizontalAdvance(cache_name(item.span->view));
  if (item.rail < metrics.ascent() || item.rect.width() < width) return {};
  const int top = item.rect.bottom() + 2 + rail_thickness(item);
  return QRect(item.rect.x(), top, width, metrics.ascent());
}

bool hides_rail_name(const HeapMapLayout& layout, const QRect& part, const Theme& theme) {
  const auto items = layout.items_in(part);
  return std::any_of(items.begin(), items.end(), [&](const SpanItem* item) {
    return item->shows_slots() && item->span->has_slots() &&
           rail_name_rect(*item, theme).intersects(part);
  });
}

QRect tile_rect(const SpanItem& item, QPoint offset, const QRect& visible) {
  constexpr int kBeyond = 64;  // px: its ends stay out of sight
  return item.rect.translated(offset) & visible.adjusted(-kBeyond, -kBeyond, kBeyond, kBeyond);
}

TileStack tile_stack(const KnownSpan& span, int height) {
  const auto& counts = span.counts;
  return stack_heights({counts[0], counts[1], counts[2], counts[3]}, height);
}

void paint_tile(SlotSink& sink, const QRect& rect, const TileStack& stack, SpanState state,
                const Theme& theme) {
  paint_stack(sink, rect, stack, theme);
  paint_tile_state(sink, rect, state, theme);
}

void paint_tile(SlotSink& sink, const QRect& rect, const KnownSpan& span, const Theme& theme) {
  paint_tile(sink, rect, tile_stack(span, rect.height()), span.view.state, theme);
}

void paint_item(SlotSink& sink, const HeapMapLayout& layout, const SpanItem& item, QPoint offset,
                const QRect& visible, const Theme& theme) {
  if (!item.shows_slots() || !item.span->has_slots()) {
    paint_tile(sink, tile_rect(item, offset, visible), *item.span, theme);
    return;
  }
  paint_slots(sink, layout, item, offset, visible, theme);
  paint_state(sink, item, offset, theme);
}

void paint_changes(SlotSink& sink, const HeapMapLayout& layout, const SpanItem& item, QPoint offset,
                   const QRect& visible, std::vector<SlotLook>& looks, bool other_state,
                   const Theme& theme) {
  const QRect state = other_state ? state_rect(item).translated(offset) : QRect();
  if (other_state) sink.fill(state, theme.panel);
  for_each_visible_slot(item, offset, visible, [&](std::uint32_t slot) {
    const SlotLook look = item.span->look(slot);
    const bool same = look == looks[slot];
    if (same && !other_state) return;
    const QRect rect = layout.slot_rect(item, slot).translated(offset);
    if (same && !rect.intersects(state)) return;
    looks[slot] = look;
    sink.slot(rect, look);
  });
  // Without a rail it lies over the lowest slots.
  if (other_state || item.rail == 0) paint_state(sink, item, offset, theme);
}

void paint_rest(QPainter& painter, const MapRow& row, QPoint offset, const Theme& theme) {
  if (row.rest_rect.isEmpty()) return;
  const QRect rect = row.rest_rect.translated(offset);
  painter.setFont(theme.font(FontRole::kSmall));
  const QFontMetrics metrics(painter.font());
  const bool two = rect.height() >= 2 * metrics.height();
  const QStringList texts = rest_texts(row);
  QRect bar = rect;
  QRect words = rect;
  if (two) {
    bar.setHeight(std::min(kThickestBar, rect.height() - metrics.height()));
    bar.moveTop(rect.y() + (rect.height() - bar.height() - metrics.height()) / 2);
    words = QRect(bar.x(), bar.bottom() + 1, bar.width(), metrics.height());
  } else {
    bar.setWidth(std::min(rect.width() / 4, kNarrowestBar));
    words.setLeft(bar.right() + 6);
    bar = QRect(bar.x(), bar.center().y() - kThickestBar / 2, bar.width(), kThickestBar) & bar;
  }
  paint_bar(painter, bar, row.rest, theme);
  painter.setPen(theme.text);
  painter.drawText(words, Qt::AlignVCenter, fitting(metrics, words.width(), texts));
}

}  // namespace tricolor::ui
