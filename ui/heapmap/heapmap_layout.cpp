// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/heapmap_layout.h"

#include <algorithm>
#include <cmath>

namespace tricolor::ui {

namespace {

constexpr int kRowPad = 4;                // px above a row's slots, where pointers run; 2 below
constexpr std::uint64_t kCrowded = 2048;  // slots in one class
constexpr int kColumnGap = 18;            // px between columns of rows
constexpr int kLeastSlots = 60;           // px of slots beside a label
constexpr int kMostColumns = 5;
constexpr int kRestWidth = 260;  // px of the sum of all spans that are not drawn
constexpr int kRestLine = 20;    // px of height for it
constexpr double kMostZoom = 1024;
// Another number of columns must read clearly better, or rows would jump about.
constexpr double kClearlyBetter = 0.12;  // of log2 px, per row

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

SpanDemand span_demand(const KnownSpan& span) {
  return {span.slots, span.used, slot_aspect(span.view.slot_bytes)};
}

/// Crowded rows may be higher: by how many times more digits their number of slots has.
double weight_of(const RowDemand& demand) {
  const double slots = static_cast<double>(demand.spans) * demand.typical.slots;
  return 1 + std::max(0.0, std::log10(std::max(slots, 1.0) / 500));
}

QRect scaled(const QRect& rect, double zoom) {
  if (zoom == 1) return rect;
  const auto px = [zoom](int at) { return static_cast<int>(std::floor(at * zoom + 0.5)); };
  return QRect(QPoint(px(rect.left()), px(rect.top())),
               QPoint(px(rect.right() + 1) - 1, px(rect.bottom() + 1) - 1));
}

/// A grid inside a tile whose cells have about the wanted shape.
void set_grid(SpanItem& item, double aspect) {
  const double slots = std::max(1u, item.drawn);
  const double shape = std::clamp(aspect, 0.7, 1.8);
  const double lines = std::sqrt(shape * slots * item.base.height() / item.base.width());
  item.lines = std::clamp(static_cast<int>(std::lround(lines)), 1, static_cast<int>(slots));
  item.columns = (static_cast<int>(item.drawn) + item.lines - 1) / item.lines;
  item.columns = std::max(1, item.columns);
}

int cell_gap(const QSizeF& pitch) {
  const double side = std::min(pitch.width(), pitch.height());
  if (side >= 14) return 2;
  return side >= 6 ? 1 : 0;
}

}  // namespace

HeapMapLayout::HeapMapLayout(const SpanStore& store, std::span<const SpanClassSummary> classes,
                             const MapRequest& request, const HeapMapLayout* previous)
    : m_label_width(std::min(request.label_width, request.map.width() / 2)), m_zoom(request.zoom) {
  add_rows(store, classes);
  choose_plan(request, previous);
  scale();
}

/// Where each class begins is searched for: to look at every span of a large heap would cost more
/// than all that follows.
void HeapMapLayout::add_rows(const SpanStore& store, std::span<const SpanClassSummary> classes) {
  const auto& listed = store.listed();
  const auto is_before = [](const KnownSpan* span, int key) {
    return class_key(span->view.size_class, span->view.noscan) < key;
  };
  m_items.reserve(listed.size());
  auto at = listed.begin();
  for (const SpanClassSummary& summary : classes) {
    const int key = class_key(summary.size_class, summary.noscan);
    at = std::lower_bound(at, listed.end(), key, is_before);
    const auto end = std::lower_bound(at, listed.end(), key + 1, is_before);
    if (summary.spans == 0) continue;
    MapRow row;
    row.summary = summary;
    row.first = m_items.size();
    for (; at != end; ++at) {
      SpanItem& item = m_items.emplace_back();
      item.span = *at;
      item.row = static_cast<int>(m_rows.size());
    }
    row.count = m_items.size() - row.first;
    m_rows.push_back(row);
  }
}

RowDemand HeapMapLayout::demand_of(const MapRow& row) const {
  RowDemand demand;
  demand.spans = row.count;
  if (row.count == 0) return demand;
  demand.typical = span_demand(*m_items[row.first].span);
  if (row.count > kFewSpans) return demand;
  for (const SpanItem& item : items_of(row)) demand.few.push_back(span_demand(*item.span));
  return demand;
}

HeapMapLayout::Zone HeapMapLayout::plan_zone(const std::vector<std::size_t>& rows, int columns,
                                             int height, const MapRequest& request,
                                             int previous_cap) const {
  Zone zone;
  zone.rows = rows;
  zone.columns = columns;
  if (rows.empty()) return zone;
  const int slots = (request.map.width() + kColumnGap) / columns - kColumnGap - m_label_width;
  const RowRoom room{std::max(slots, 1), request.label_line, 4 * request.label_line};
  for (const std::size_t row : rows) {
    const RowDemand demand = demand_of(m_rows[row]);
    zone.choices.push_back(
        {row_fits(demand, room, std::max(1, height - kRowPad - 4)), weight_of(demand)});
    zone.weight += zone.choices.back().weight;
  }
  const RowFrame frame{request.label_line + 2, kRowPad + 2};
  zone.plan = plan_columns(zone.choices, columns, height, frame, previous_cap);
  return zone;
}

/// True while rows and spans are about as many as when the arrangement was searched for.
bool HeapMapLayout::keeps_arrangement(const MapRequest& request,
                                      const HeapMapLayout* previous) const {
  if (previous == nullptr || previous->m_searched_size != request.map) return false;
  const std::size_t then = previous->m_searched_spans;
  const std::size_t now = m_items.size();
  return previous->m_searched_rows == m_rows.size() &&
         previous->m_searched_crowded == crowded_rows() && now * 8 >= then * 7 &&
         now * 8 <= then * 9;
}

/// Crowded classes take the whole width, below the others, which stand in columns.
HeapMapLayout::Arrangement HeapMapLayout::arrange(const MapRequest& request, double share,
                                                  int columns, int previous_cap) const {
  std::vector<std::size_t> light;
  std::vector<std::size_t> heavy;
  for (std::size_t i = 0; i < m_rows.size(); ++i)
    (is_crowded(m_rows[i]) ? heavy : light).push_back(i);
  const int height = request.map.height();
  Arrangement made;
  made.share = share;
  made.columns = columns;
  made.upper = plan_zone(light, columns, static_cast<int>(height * share), request, previous_cap);
  const int left = std::max(height / 4, height - made.upper.plan.height);
  made.lower = plan_zone(heavy, 1, left, request, 0);
  const double weight = std::max(1.0, made.upper.weight + made.lower.weight);
  // What is out of sight does not read at all.
  const double beyond = std::max(0, made.height() - height);
  made.score = (made.upper.plan.fineness + made.lower.plan.fineness) / weight -
               4 * beyond / std::max(1, height);
  return made;
}

bool HeapMapLayout::is_crowded(const MapRow& row) const {
  return row.count > kFewSpans && row.count * m_items[row.first].span->slots > kCrowded;
}

std::size_t HeapMapLayout::crowded_rows() const {
  return static_cast<std::size_t>(std::count_if(
      m_rows.begin(), m_rows.end(), [this](const MapRow& row) { return is_crowded(row); }));
}

HeapMapLayout::Arrangement HeapMapLayout::search(const MapRequest& request,
                                                 const HeapMapLayout* previous) const {
  const std::size_t crowded = crowded_rows();
  const std::size_t others = m_rows.size() - crowded;
  std::vector<double> shares{0.3, 0.45, 0.6};
  if (crowded == 0) shares = {1.0};
  if (others == 0) shares = {0.0};
  const int most = std::min(kMostColumns, std::max(1, static_cast<int>(others)));
  std::optional<Arrangement> best;
  for (const double share : shares) {
    for (int columns = 1; columns <= most; ++columns) {
      const int slots = (request.map.width() + kColumnGap) / columns - kColumnGap - m_label_width;
      if (columns > 1 && slots < kLeastSlots) break;
      const bool as_before = previous != nullptr && previous->m_columns == columns &&
                             std::abs(previous->m_share - share) < 0.01;
      Arrangement made = arrange(request, share, columns, as_before ? previous->m_cap : 0);
      if (as_before) made.score += kClearlyBetter;
      if (!best || made.score > best->score) best = std::move(made);
    }
  }
  return std::move(*best);
}

void HeapMapLayout::choose_plan(const MapRequest& request, const HeapMapLayout* previous) {
  const bool keeps = keeps_arrangement(request, previous);
  const Arrangement chosen =
      keeps ? arrange(request, previous->m_share, previous->m_columns, previous->m_cap)
            : search(request, previous);
  m_searched_size = request.map;
  m_searched_rows = m_rows.size();
  m_searched_crowded = crowded_rows();
  m_searched_spans = keeps ? previous->m_searched_spans : m_items.size();
  m_columns = chosen.columns;
  m_share = chosen.share;
  m_cap = chosen.upper.plan.cap;
  m_base_content = QSize(request.map.width(), std::max(request.map.height(), chosen.height()));
  place_zone(chosen.upper, 0, request);
  place_zone(chosen.lower, chosen.upper.plan.height, request);
}

void HeapMapLayout::place_zone(const Zone& zone, int top, const MapRequest& request) {
  const int pitch = (request.map.width() + kColumnGap) / std::max(1, zone.columns);
  int y = top;
  for (std::size_t i = 0; i < zone.rows.size(); ++i) {
    const int column = zone.plan.column[i];
    if (i > 0 && column != zone.plan.column[i - 1]) y = top;
    MapRow& row = m_rows[zone.rows[i]];
    row.fit = zone.choices[i].fits[zone.plan.size[i]];
    y += place_row(row, QPoint(column * pitch, y), pitch - kColumnGap, request);
  }
}

/// Returns its height.
int HeapMapLayout::place_row(MapRow& row, QPoint at, int width, const MapRequest& request) {
  const bool rest = row.summary.spans > std::min(row.fit.shown, row.count);
  const int used = row.fit.height;
  const int height = std::max(used + kRowPad + 2, request.label_line + 2) + (rest ? kRestLine : 0);
  row.base = QRect(at, QSize(width, height));
  const int top = at.y() + kRowPad + std::max(0, (request.label_line - kRowPad - used) / 2);
  const QRect body(at.x() + m_label_width, top, std::max(1, width - m_label_width),
                   std::max(1, used));
  if (row.fit.mode == RowMode::kSlots) {
    place_slots(row, body);
  } else {
    place_tiles(row, body);
  }
  count_rest(row);
  return height;
}

void HeapMapLayout::place_slots(MapRow& row, QRect body) {
  const RowFit& fit = row.fit;
  const int height = fit.lines * (fit.cell_height + fit.gap) - fit.gap;
  const int gap = span_gap(fit.cell_height);
  int x = body.left();
  int y = body.top();
  for (std::size_t i = row.first; i < row.first + row.count; ++i) {
    SpanItem& item = m_items[i];
    SpanDemand demand = span_demand(*item.span);
    if (row.count > kFewSpans) demand.aspect = span_demand(*m_items[row.first].span).aspect;
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

void HeapMapLayout::place_tiles(MapRow& row, QRect body) {
  const RowFit& fit = row.fit;
  const std::size_t shown = std::min(fit.shown, row.count);
  const int per_band = std::max(1, (body.width() + fit.gap) / (fit.tile_width + fit.gap));
  const bool alike = row.summary.size_class != 0;  // spans of one class have the same slots
  for (std::size_t i = 0; i < shown; ++i) {
    SpanItem& item = m_items[row.first + i];
    const int band = static_cast<int>(i) / per_band;
    const int column = static_cast<int>(i) % per_band;
    item.base = QRect(body.x() + column * (fit.tile_width + fit.gap),
                      body.y() + band * fit.band_pitch, fit.tile_width, fit.cell_height);
    const SpanItem& before = m_items[i == 0 ? row.first : row.first + i - 1];
    item.drawn = alike && i != 0 ? before.drawn : item.span->slots;
    if (i != 0 && before.drawn == item.drawn) {
      item.lines = before.lines;
      item.columns = before.columns;
    } else {
      set_grid(item, slot_aspect(item.span->view.slot_bytes));
    }
    item.pitch =
        QSizeF(double(item.base.width()) / item.columns, double(item.base.height()) / item.lines);
  }
}

void HeapMapLayout::count_rest(MapRow& row) {
  const std::size_t shown = std::min(row.fit.shown, row.count);
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
}

double HeapMapLayout::most_zoom() const {
  double smallest = 1e9;
  for (const SpanItem& item : m_items) {
    if (item.base.isEmpty()) continue;
    smallest = std::min({smallest, item.pitch.width() / m_zoom, item.pitch.height() / m_zoom});
  }
  const double wanted = m_base_content.height() / 2.0 / std::max(smallest, 0.01);
  return std::clamp(wanted, 1.0, kMostZoom);
}

void HeapMapLayout::set_zoom(double zoom) {
  if (zoom == m_zoom) return;
  for (SpanItem& item : m_items) item.pitch = item.pitch / m_zoom;
  m_zoom = zoom;
  scale();
}

void HeapMapLayout::set_summaries(std::span<const SpanClassSummary> classes) {
  std::size_t i = 0;
  for (const SpanClassSummary& summary : classes) {
    if (summary.spans == 0 || i == m_rows.size()) continue;
    m_rows[i].summary = summary;
    count_rest(m_rows[i++]);
  }
}

/// Slot sizes were set for zoom 1; everything else follows from `base`.
void HeapMapLayout::scale() {
  m_content = QSize(static_cast<int>(std::lround(m_base_content.width() * m_zoom)),
                    static_cast<int>(std::lround(m_base_content.height() * m_zoom)));
  for (MapRow& row : m_rows) {
    row.rect = scaled(row.base, m_zoom);
    const QRect lane(row.base.x(), row.base.y(), m_label_width - 6, row.base.height());
    row.label = scaled(lane, m_zoom);
    if (row.rest_spans != 0) {
      const int left = row.base.x() + m_label_width;
      const int width = std::min(kRestWidth, row.base.right() + 1 - left);
      const int top = row.base.bottom() + 1 - kRestLine;
      row.rest_rect = scaled(QRect(left, top, width, kRestLine - 2), m_zoom);
    }
  }
  for (SpanItem& item : m_items) {
    item.rect = item.base.isEmpty() ? QRect() : scaled(item.base, m_zoom);
    item.pitch = item.pitch * m_zoom;
  }
}

std::vector<const SpanItem*> HeapMapLayout::items_in(const QRect& part) const {
  std::vector<const SpanItem*> items;
  for (const MapRow& row : m_rows) {
    if (!row.rect.intersects(part)) continue;
    for (const SpanItem& item : items_of(row)) {
      if (item.rect.isEmpty()) break;  // and all that follow
      if (item.extent().intersects(part)) items.push_back(&item);
    }
  }
  return items;
}

QRect HeapMapLayout::slot_rect(const SpanItem& item, std::uint32_t slot) const {
  const int column = static_cast<int>(slot) / item.lines;
  const int line = static_cast<int>(slot) % item.lines;
  const auto at = [](double pitch, int index) { return static_cast<int>(pitch * index + 1e-6); };
  const int gap = cell_gap(item.pitch);
  const int left = at(item.pitch.width(), column);
  const int top = at(item.pitch.height(), line);
  return QRect(item.rect.x() + left, item.rect.y() + top,
               std::max(1, at(item.pitch.width(), column + 1) - left - gap),
               std::max(1, at(item.pitch.height(), line + 1) - top - gap));
}

QRect HeapMapLayout::tail_rect(const SpanItem& item) const {
  if (item.drawn == 0 || item.drawn >= item.span->slots) return {};
  const int width = static_cast<int>(kTailWidth * m_zoom);
  return QRect(item.rect.right() + 1 - width, item.rect.y(), width, item.rect.height());
}

/// Rows are in class order, and a row's spans in the order of their addresses.
const SpanItem* HeapMapLayout::find(const KnownSpan* span) const {
  const int key = class_key(span->view.size_class, span->view.noscan);
  const auto row =
      std::lower_bound(m_rows.begin(), m_rows.end(), key, [](const MapRow& r, int wanted) {
        return class_key(r.summary.size_class, r.summary.noscan) < wanted;
      });
  if (row == m_rows.end()) return nullptr;
  const std::span<const SpanItem> items = items_of(*row);
  const auto at = std::lower_bound(
      items.begin(), items.end(), span->view.base,
      [](const SpanItem& item, Address base) { return item.span->view.base < base; });
  const bool drawn = at != items.end() && at->span == span && !at->base.isEmpty();
  return drawn ? &*at : nullptr;
}

std::optional<QRect> HeapMapLayout::place_rect(const SlotPlace& place) const {
  if (!place) return std::nullopt;
  const SpanItem* item = find(place.span);
  if (item == nullptr) return std::nullopt;
  if (!item->shows_slots()) return item->rect;
  return place.slot < item->drawn ? slot_rect(*item, place.slot) : tail_rect(*item);
}

MapHit HeapMapLayout::hit(QPoint content) const {
  const auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                [&](const MapRow& r) { return r.rect.contains(content); });
  if (row == m_rows.end()) return {};
  const auto index = static_cast<int>(row - m_rows.begin());
  for (std::size_t i = row->first; i < row->first + row->count; ++i) {
    if (m_items[i].rect.contains(content)) return hit_item(content, i);
  }
  if (row->rest_rect.contains(content)) return {MapHit::Kind::kRest, index, 0, 0};
  return {MapHit::Kind::kNothing, index, 0, 0};
}

MapHit HeapMapLayout::hit_item(QPoint content, std::size_t index) const {
  const SpanItem& item = m_items[index];
  if (!item.shows_slots()) return {MapHit::Kind::kTile, item.row, index, 0};
  if (tail_rect(item).contains(content)) return {MapHit::Kind::kTail, item.row, index, item.drawn};
  const auto cell = [](int at, double pitch) { return static_cast<int>((at + 1 - 1e-6) / pitch); };
  const int column = cell(content.x() - item.rect.x(), item.pitch.width());
  const int line = std::min(cell(content.y() - item.rect.y(), item.pitch.height()), item.lines - 1);
  const auto slot = static_cast<std::uint32_t>(column * item.lines + line);
  if (column >= item.columns || slot >= item.drawn) {
    return {MapHit::Kind::kNothing, item.row, 0, 0};
  }
  return {MapHit::Kind::kSlot, item.row, index, slot};
}

}  // namespace tricolor::ui
