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
constexpr int kThickestBar = 14;   // px: a sum must not outweigh the objects beside it
// A tile's parts from top to bottom: what is dead or free lies on top of what lives.
constexpr std::array kStackOrder = {SlotColour::kFree, SlotColour::kWhite, SlotColour::kGrey,
                                    SlotColour::kBlack};

std::uint32_t column_at(int x, const SpanItem& item, int gap) {
  return static_cast<std::uint32_t>(std::max(0, x) / (item.cell.width() + gap));
}

void paint_slots(SlotSink& sink, const HeapMapLayout& layout, const SpanItem& item, QPoint offset,
                 const QRect& visible, const Theme& theme) {
  const RowFit& fit = layout.rows()[static_cast<std::size_t>(item.row)].fit;
  const int left = item.rect.x() + offset.x();
  const auto lines = static_cast<std::uint32_t>(fit.lines);
  const std::uint32_t first = column_at(visible.left() - left, item, fit.gap) * lines;
  const std::uint32_t past = (column_at(visible.right() - left, item, fit.gap) + 1) * lines;
  for (std::uint32_t slot = first; slot < std::min(past, item.drawn); ++slot) {
    sink.slot(layout.slot_rect(item, slot).translated(offset), item.span->look(slot));
  }
  const QRect tail = layout.tail_rect(item).translated(offset);
  if (!tail.isEmpty()) {
    draw_tail(sink.painter(), tail, item.span->view.slots.size() - item.drawn, theme);
  }
}

template <typename Counts>
void paint_stack(SlotSink& sink, const QRect& rect, const Counts& counts, const Theme& theme) {
  std::array<std::uint64_t, 4> wide{};
  std::copy(counts.begin(), counts.end(), wide.begin());
  const std::array<int, 4> heights = stack_heights(wide, rect.height());
  int y = rect.y();
  SlotColour lowest = SlotColour::kFree;
  for (const SlotColour colour : kStackOrder) {
    const int height = heights[static_cast<std::size_t>(colour)];
    if (height > 0) sink.tile_part(QRect(rect.x(), y, rect.width(), height), colour);
    if (height > 0) lowest = colour;
    y += height;
  }
  if (lowest == SlotColour::kFree) return;
  sink.painter().fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1),
                          theme.object(lowest).outline);
}

QColor rail_colour(SpanState state, const Theme& theme) {
  if (state == SpanState::kCached) return theme.cached;
  return state == SpanState::kUnswept ? theme.unswept : theme.grid;
}

/// Under the slots: thin for swept, dashed for unswept, thick with the processor's name for
/// cached.
void paint_rail(SlotSink& sink, const SpanItem& item, QPoint offset, const Theme& theme) {
  const SpanView& view = item.span->view;
  const int thick = view.state == SpanState::kSwept ? 1 : 3;
  const QRect rail(item.rect.x() + offset.x(), item.rect.bottom() + 2 + offset.y(),
                   item.rect.width(), std::min(thick, item.rail));
  QPainter& painter = sink.painter();
  if (view.state == SpanState::kUnswept) {
    for (int x = rail.left(); x <= rail.right(); x += 8) {
      painter.fillRect(QRect(x, rail.y(), std::min(5, rail.right() + 1 - x), rail.height()),
                       rail_colour(view.state, theme));
    }
    return;
  }
  painter.fillRect(rail, rail_colour(view.state, theme));
  painter.setFont(theme.font(FontRole::kSmall));
  const QFontMetrics metrics(painter.font());
  const QString name = "P" + QString::number(view.cached_by);
  const int width = metrics.horizontalAdvance(name);
  if (view.state != SpanState::kCached || item.rail < metrics.ascent() || rail.width() < width) {
    return;
  }
  painter.setPen(theme.cached);
  painter.drawText(rail.x(), rail.bottom() + 1 + metrics.ascent(), name);
}

/// A tile has no rail: its lowest 2 px tell the state.
void paint_tile(SlotSink& sink, const SpanItem& item, QPoint offset, const Theme& theme) {
  const QRect rect = item.rect.translated(offset);
  paint_stack(sink, rect, item.span->counts, theme);
  const SpanState state = item.span->view.state;
  if (state == SpanState::kSwept) return;
  sink.painter().fillRect(QRect(rect.x(), rect.bottom() - 1, rect.width(), 2),
                          rail_colour(state, theme));
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

QRect item_extent(const SpanItem& item) {
  if (item.drawn == 0) return item.rect;
  return item.rect.adjusted(0, 0, 0, item.rail + 2);
}

void paint_item(SlotSink& sink, const HeapMapLayout& layout, const SpanItem& item, QPoint offset,
                const QRect& visible, const Theme& theme) {
  if (item.drawn == 0) {
    paint_tile(sink, item, offset, theme);
    return;
  }
  paint_slots(sink, layout, item, offset, visible, theme);
  paint_rail(sink, item, offset, theme);
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
