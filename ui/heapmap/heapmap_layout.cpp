// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/heapmap_layout.h"

#include <algorithm>
#include <cmath>

#include "ui/heapmap/row_heights.h"

namespace tricolor::ui {

namespace {

constexpr int kRowPad = 3;         // px above and below a row's slots
constexpr int kLargestCell = 56;   // px at zoom 1: read from the last row
constexpr double kWantedCell = 7;  // px square: dense rows grow until slots are about this large
constexpr int kRestWidth = 130;    // least px of the sum of all spans that are not drawn
constexpr int kRestGap = 8;

int class_key(std::uint8_t size_class, bool noscan) {
  return 2 * size_class + (noscan ? 1 : 0);
}

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

SpanDemand demand_of(const KnownSpan& span) {
  return {static_cast<std::uint32_t>(span.view.slots.size()), span.used,
          slot_aspect(span.view.slot_bytes)};
}

/// In steps of about 1.4, so that a growing row does not move all others at every snapshot.
int stepped(double height) {
  return static_cast<int>(std::exp2(std::ceil(std::log2(std::max(height, 1.0)) * 2) / 2));
}

const MapRow* row_of(const HeapMapLayout* layout, const SpanClassSummary& summary) {
  if (layout == nullptr) return nullptr;
  for (const MapRow& row : layout->rows()) {
    if (class_key(row.summary.size_class, row.summary.noscan) ==
        class_key(summary.size_class, summary.noscan)) {
      return &row;
    }
  }
  return nullptr;
}

}  // namespace

HeapMapLayout::HeapMapLayout(const SpanStore& store, std::span<const SpanClassSummary> classes,
                             const MapRequest& request, const HeapMapLayout* previous) {
  m_content = QSize(static_cast<int>(request.map.width() * request.zoom), 0);
  add_rows(store, classes);
  set_heights(request);
  for (MapRow& row : m_rows) place_row(row, request, previous);
}

void HeapMapLayout::add_rows(const SpanStore& store, std::span<const SpanClassSummary> classes) {
  std::vector<std::vector<const KnownSpan*>> by_class(256 * 2);
  for (const KnownSpan* span : store.listed()) {
    const int key = class_key(span->view.size_class, span->view.noscan);
    by_class[static_cast<std::size_t>(key)].push_back(span);
  }
  m_items.reserve(store.listed().size());
  for (const SpanClassSummary& summary : classes) {
    if (summary.spans == 0) continue;
    const int key = class_key(summary.size_class, summary.noscan);
    MapRow row;
    row.summary = summary;
    row.first = m_items.size();
    for (const KnownSpan* span : by_class[static_cast<std::size_t>(key)]) {
      m_items.push_back({span, {}, {}, 0, static_cast<int>(m_rows.size())});
    }
    row.count = m_items.size() - row.first;
    m_rows.push_back(row);
  }
}

void HeapMapLayout::set_heights(const MapRequest& request) {
  const auto rows = static_cast<int>(m_rows.size());
  const int roomy = 2 * request.label_line + 18;
  const int compact = request.label_line + 8;
  const bool is_roomy = rows * roomy <= request.map.height();
  const auto zoomed = [&](int px) { return static_cast<int>(px * request.zoom); };
  const int rail = is_roomy ? request.label_line : 4;
  const int base = zoomed(is_roomy ? roomy : compact);
  // Where not all rows can be high, the height goes to those that are crowded.
  const int frame = rail + 2 * kRowPad;
  const bool spacious = rows * (kLargestCell + frame) <= request.map.height();
  const int comfortable = spacious ? zoomed(kLargestCell) : base - frame;

  std::vector<int> wanted;
  for (const MapRow& row : m_rows) {
    double slots = 0;
    for (const SpanItem& item : items_of(row)) {
      slots += drawn_slots(demand_of(*item.span), true);
    }
    const double area = slots * kWantedCell * kWantedCell * request.zoom;
    const double height = area / std::max(1, m_content.width()) * request.zoom;
    const int slots_height = std::clamp(stepped(height), comfortable, 12 * base);
    wanted.push_back(slots_height + frame);
  }
  const std::vector<int> heights = row_heights(wanted, base, zoomed(request.map.height()));
  int y = 0;
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    MapRow& row = m_rows[i];
    row.rect = QRect(0, y, m_content.width(), heights[i]);
    row.rail_height = rail;
    row.slots_top = y + kRowPad;
    row.slots_height = std::max(1, heights[i] - 2 * kRowPad - rail);
    y += heights[i];
  }
  m_content.setHeight(y);
}

void HeapMapLayout::place_row(MapRow& row, const MapRequest& request,
                              const HeapMapLayout* previous) {
  std::vector<SpanDemand> demands;
  demands.reserve(row.count);
  for (const SpanItem& item : items_of(row)) demands.push_back(demand_of(*item.span));

  const int largest = static_cast<int>(kLargestCell * request.zoom);
  const int all = m_content.width();
  const int less = std::max(all / 2, all - kRestWidth - kRestGap);
  const bool unlisted = row.summary.spans > row.count;
  const MapRow* old = row_of(previous, row.summary);
  const auto old_fit = old == nullptr ? std::optional<RowFit>() : old->fit;
  int width = unlisted ? less : all;
  row.fit = fit_row(demands, width, row.slots_height, largest, old_fit);
  if (!unlisted && row.fit.shown < row.count) {
    width = less;
    row.fit = fit_row(demands, width, row.slots_height, largest, old_fit);
  }
  if (row.fit.mode == RowMode::kSlots) {
    place_slots(row, demands, width);
  } else {
    place_tiles(row);
  }
}

void HeapMapLayout::place_slots(MapRow& row, const std::vector<SpanDemand>& demands, int width) {
  const RowFit& fit = row.fit;
  const int height = fit.lines * (fit.cell_height + fit.gap) - fit.gap;
  const int used = (fit.bands - 1) * fit.band_pitch + height;
  const int gap = span_gap(fit.cell_height);
  int x = 0;
  int y = row.slots_top + std::max(0, (row.slots_height - used) / 2);
  int right = 0;
  for (std::size_t i = 0; i < row.count; ++i) {
    SpanItem& item = m_items[row.first + i];
    const int wide = span_width(demands[i], fit);
    if (x > 0 && x + wide > width && fit.bands > 1) {
      x = 0;
      y += fit.band_pitch;
    }
    item.drawn = drawn_slots(demands[i], fit.folded);
    item.cell = QSize(cell_width(fit.cell_height, fit.lines, demands[i].aspect), fit.cell_height);
    item.rect = QRect(x, y, wide, height);
    item.rail = fit.bands > 1 ? kBandGap - 3 : row.rail_height;
    x += wide + gap;
    right = std::max(right, x);
  }
  place_rest(row, right);
}

void HeapMapLayout::place_tiles(MapRow& row) {
  const RowFit& fit = row.fit;
  const int columns = (static_cast<int>(fit.shown) + fit.lines - 1) / fit.lines;
  for (std::size_t i = 0; i < fit.shown; ++i) {
    SpanItem& item = m_items[row.first + i];
    const int line = static_cast<int>(i) / columns;
    const int column = static_cast<int>(i) % columns;
    item.rect =
        QRect(column * (fit.tile_width + fit.gap),
              row.slots_top + line * (fit.cell_height + fit.gap), fit.tile_width, fit.cell_height);
    item.cell = item.rect.size();
    item.drawn = 0;
  }
  place_rest(row, columns * (fit.tile_width + fit.gap) + kRestGap);
}

void HeapMapLayout::place_rest(MapRow& row, int x) {
  const std::size_t shown = row.fit.shown;
  row.rest_spans = row.summary.spans -
                   std::min<std::uint32_t>(row.summary.spans, static_cast<std::uint32_t>(shown));
  if (row.rest_spans == 0) return;
  row.rest = counts_of(row.summary);
  for (std::size_t i = 0; i < shown; ++i) {
    for (std::size_t c = 0; c < row.rest.size(); ++c) {
      const std::uint64_t drawn = m_items[row.first + i].span->counts[c];
      row.rest[c] -= std::min(row.rest[c], drawn);
    }
  }
  const int width = std::max(20, m_content.width() - x);
  row.rest_rect = QRect(x, row.slots_top, width, row.slots_height);
}

QRect HeapMapLayout::slot_rect(const SpanItem& item, std::uint32_t slot) const {
  const RowFit& fit = m_rows[static_cast<std::size_t>(item.row)].fit;
  const int column = static_cast<int>(slot) / fit.lines;
  const int line = static_cast<int>(slot) % fit.lines;
  return QRect(item.rect.x() + column * (item.cell.width() + fit.gap),
               item.rect.y() + line * (item.cell.height() + fit.gap), item.cell.width(),
               item.cell.height());
}

QRect HeapMapLayout::tail_rect(const SpanItem& item) const {
  if (item.drawn == 0 || item.drawn >= item.span->view.slots.size()) return {};
  return QRect(item.rect.right() + 1 - kTailWidth, item.rect.y(), kTailWidth, item.rect.height());
}

const SpanItem* HeapMapLayout::find(const KnownSpan* span) const {
  for (const SpanItem& item : m_items) {
    if (item.span == span) return item.rect.isEmpty() ? nullptr : &item;
  }
  return nullptr;
}

std::optional<QRect> HeapMapLayout::place_rect(const SlotPlace& place) const {
  if (!place) return std::nullopt;
  const SpanItem* item = find(place.span);
  if (item == nullptr) return std::nullopt;
  if (item->drawn == 0) return item->rect;
  return place.slot < item->drawn ? slot_rect(*item, place.slot) : tail_rect(*item);
}

MapHit HeapMapLayout::hit(QPoint content) const {
  const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const MapRow& r) {
    return content.y() >= r.rect.top() && content.y() <= r.rect.bottom();
  });
  if (row == m_rows.end()) return {};
  const auto index = static_cast<int>(row - m_rows.begin());
  if (row->rest_rect.contains(content)) return {MapHit::Kind::kRest, index, 0, 0};
  for (std::size_t i = row->first; i < row->first + row->count; ++i) {
    if (m_items[i].rect.contains(content)) return hit_item(content, i);
  }
  return {MapHit::Kind::kNothing, index, 0, 0};
}

MapHit HeapMapLayout::hit_item(QPoint content, std::size_t index) const {
  const SpanItem& item = m_items[index];
  if (item.drawn == 0) return {MapHit::Kind::kTile, item.row, index, 0};
  if (tail_rect(item).contains(content)) return {MapHit::Kind::kTail, item.row, index, item.drawn};
  const RowFit& fit = m_rows[static_cast<std::size_t>(item.row)].fit;
  const int column = (content.x() - item.rect.x()) / (item.cell.width() + fit.gap);
  const int line = (content.y() - item.rect.y()) / (item.cell.height() + fit.gap);
  const auto slot = static_cast<std::uint32_t>(column * fit.lines + line);
  if (slot >= item.drawn) return {MapHit::Kind::kNothing, item.row, 0, 0};
  return {MapHit::Kind::kSlot, item.row, index, slot};
}

}  // namespace tricolor::ui
