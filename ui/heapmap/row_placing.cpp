// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/row_placing.h"

#include <algorithm>
#include <cmath>

#include "ui/heapmap/row_arrangement.h"
#include "ui/heapmap/whole_px.h"

namespace tricolor::ui {

namespace {

constexpr int kRestLines = 18;  // of width, for the sum of all spans that are not drawn
constexpr int kPlainTile = 20;  // px: the runtime's spans are tiles until the map is zoomed
constexpr int kLaneGap = 6;     // px between label and spans

std::uint64_t& colour_count(std::array<std::uint64_t, 4>& counts, SlotColour colour) {
  return counts[static_cast<std::size_t>(colour)];
}

std::array<std::uint64_t, 4> counts_of(const SpanClassSummary& summary) {
  std::array<std::uint64_t, 4> counts{};
  colour_count(counts, SlotColour::kFree) = summary.free;
  colour_count(counts, SlotColour::kWhite) = summary.white;
  colour_count(counts, SlotColour::kGrey) = summary.grey;
  colour_count(counts, SlotColour::kBlack) = summary.black;
  return counts;
}

/// A grid inside a tile whose cells have about the wanted shape.
void set_grid(SpanItem& item, double aspect) {
  const double slots = std::max(1u, item.drawn);
  const double shape = std::clamp(aspect, 0.7, 1.8);
  const double lines = std::sqrt(shape * slots * item.base.height() / item.base.width());
  item.lines = std::clamp(static_cast<int>(std::lround(lines)), 1, static_cast<int>(slots));
  item.columns = (static_cast<int>(item.drawn) + item.lines - 1) / item.lines;
  item.columns = std::max(1, item.columns);
  item.pitch =
      QSizeF(double(item.base.width()) / item.columns, double(item.base.height()) / item.lines);
}

void take_grid(SpanItem& item, const SpanItem& before) {
  item.drawn = before.drawn;
  item.lines = before.lines;
  item.columns = before.columns;
  item.pitch = before.pitch;
}

void place_slots(const MapRow& row, std::span<SpanItem> items, QRect body) {
  const RowFit& fit = row.fit;
  const int height = fit.lines * (fit.cell_height + fit.gap) - fit.gap;
  const int gap = span_gap(fit.cell_height);
  int x = body.left();
  int y = body.top();
  for (SpanItem& item : items) {
    SpanDemand demand = span_demand(*item.span);
    if (items.size() > kFewSpans) demand.aspect = span_demand(*items.front().span).aspect;
    const int wide = span_width(demand, fit);
    if (x > body.left() && x + wide > body.right() + 1) {
      x = body.left();
      y += fit.band_pitch;
    }
    item.drawn = drawn_slots(demand, fit.folded);
    item.lines = fit.lines;
    item.columns = std::max(1, (static_cast<int>(item.drawn) + fit.lines - 1) / fit.lines);
    item.base = QRect(x, y, wide, height);
    item.pitch = QSizeF(cell_width(fit.cell_height, fit.lines, demand.aspect) + fit.gap,
                        fit.cell_height + fit.gap);
    item.rail = fit.rail;
    x += wide + gap;
  }
}

void place_tiles(const MapRow& row, std::span<SpanItem> items, QRect body) {
  const RowFit& fit = row.fit;
  const int per_band = std::max(1, (body.width() + fit.gap) / (fit.tile_width + fit.gap));
  // Spans of one class have the same slots.
  const bool alike = row.summary.size_class != 0 && !row.is_runtime();
  const int least = row.is_runtime() || items.empty()
                        ? kPlainTile
                        : least_cell(items.size() * items.front().span->slots);
  QPoint at = body.topLeft();
  int column = 0;
  for (std::size_t i = 0; i < std::min(fit.shown, items.size()); ++i) {
    SpanItem& item = items[i];
    item.least_cell = least;
    item.base = QRect(at, QSize(fit.tile_width, fit.cell_height));
    if (i != 0 && alike) {
      take_grid(item, items[i - 1]);
    } else {
      item.drawn = item.span->slots;
      set_grid(item, slot_aspect(item.span->view.slot_bytes));
    }
    at.rx() += fit.tile_width + fit.gap;
    if (++column < per_band) continue;
    column = 0;
    at = QPoint(body.x(), at.y() + fit.band_pitch);
  }
}

/// Slots grow into the gaps between them, so the last ones end later than the scaled rectangle.
void hold_slots(SpanItem& item) {
  const auto px = [](double pitch, int count) { return static_cast<int>(pitch * count + 1e-6); };
  const QSize grid(px(item.pitch.width(), item.columns) - item.slot_gap(),
                   px(item.pitch.height(), item.lines) - item.slot_gap());
  item.rect.setSize(item.rect.size().expandedTo(grid));
}

}  // namespace

SpanDemand span_demand(const KnownSpan& span) {
  return {span.slots, span.used, slot_aspect(span.view.slot_bytes)};
}

int place_row(MapRow& row, std::span<SpanItem> items, const RowPlace& place) {
  const bool rest =
      row.summary.spans > std::min(row.fit.shown, row.count) && row.kind != RowKind::kRuntimeOpen;
  const int used = row.fit.height;
  row.rest_size = {kRestLines * place.label_line, rest_line(place.label_line)};
  const int height = std::max({used + kRowPad + 2, place.label_line + 2, place.least}) +
                     (rest ? row.rest_size.height() : 0);
  row.base = QRect(place.at, QSize(place.width, height));
  row.scale.start = place.at.x();
  row.scale.lane = place.lane;
  const int top = place.at.y() + kRowPad + std::max(0, (place.label_line - kRowPad - used) / 2);
  const QRect body(place.at.x() + place.lane, top, std::max(1, place.width - place.lane),
                   std::max(1, used));
  if (row.fit.mode == RowMode::kSlots) {
    place_slots(row, items, body);
  } else {
    place_tiles(row, items, body);
  }
  count_rest(row, items);
  return height;
}

void stretch_row(MapRow& row, std::span<SpanItem> items, const QRect& rect) {
  const QRect old = row.rect;
  if (rect == old) return;
  const int lane = row.scale.lane;
  const double wider = double(rect.width() - lane) / std::max(1, old.width() - lane);
  const double higher = double(rect.height()) / std::max(1, old.height());
  const auto x_of = [&](int x) {
    const int in_row = x - old.x();
    return rect.x() + (in_row <= lane ? in_row : whole_px(lane + (in_row - lane) * wider));
  };
  const auto y_of = [&](int y) { return rect.y() + whole_px((y - old.y()) * higher); };
  const auto moved = [&](const QRect& part) {
    const QPoint corner(x_of(part.x()), y_of(part.y()));
    return QRect(corner, QPoint(x_of(part.right() + 1), y_of(part.bottom() + 1)) - QPoint(1, 1));
  };
  row.rect = rect;
  row.label = moved(row.label);
  if (!row.rest_rect.isEmpty()) row.rest_rect = moved(row.rest_rect);
  for (SpanItem& item : items) {
    if (item.rect.isEmpty()) continue;
    const QSize before = item.rect.size();
    item.rect = moved(item.rect);
    item.pitch = QSizeF(item.pitch.width() * item.rect.width() / before.width(),
                        item.pitch.height() * item.rect.height() / before.height());
    item.rail = static_cast<int>(item.rail * std::min(1.0, higher));
  }
}

void count_rest(MapRow& row, std::span<const SpanItem> items) {
  row.rest_spans = 0;
  if (row.kind == RowKind::kRuntimeOpen) return;
  const std::size_t shown = std::min(row.fit.shown, row.count);
  row.rest_spans = row.summary.spans -
                   std::min<std::uint32_t>(row.summary.spans, static_cast<std::uint32_t>(shown));
  if (row.rest_spans == 0) return;
  row.rest = counts_of(row.summary);
  for (const SpanItem& item : items.first(shown)) {
    for (std::size_t c = 0; c < row.rest.size(); ++c) {
      const std::uint64_t drawn = item.span->counts[c];
      row.rest[c] -= std::min(row.rest[c], drawn);
    }
  }
}

int scale_row(MapRow& row, std::span<SpanItem> items, double pitch_factor) {
  row.rect = row.scale.to_content(row.base);
  row.label = row.scale.to_content(
      QRect(row.base.x(), row.base.y(), row.scale.lane - kLaneGap, row.base.height()));
  if (row.rest_spans != 0) {
    const int left = row.base.x() + row.scale.lane;
    const int width = std::min(row.rest_size.width(), row.base.right() + 1 - left);
    const int top = row.base.bottom() + 1 - row.rest_size.height();
    row.rest_rect = row.scale.to_content(QRect(left, top, width, row.rest_size.height() - 2));
  }
  int right = row.rest_rect.right() + 1;
  for (SpanItem& item : items) {
    // Most layouts are made at zoom 1.
    const bool as_is = row.scale.zoom == 1 || item.base.isEmpty();
    item.rect = as_is ? item.base : row.scale.to_content(item.base);
    item.pitch = item.pitch * pitch_factor;
    if (row.fit.mode == RowMode::kSlots) hold_slots(item);
    right = std::max(right, item.rect.right() + 1);
  }
  return right;
}

}  // namespace tricolor::ui
