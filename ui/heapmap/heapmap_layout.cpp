// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/heapmap_layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/heapmap/row_placing.h"

namespace tricolor::ui {

namespace {

constexpr std::uint64_t kCrowded = 2048;  // slots in one class
constexpr int kRuntimeTiles = 12;  // px that the runtime's tiles may be higher than a line of text
constexpr int kBeyond = 16;        // px of ground right of the content, when it is zoomed

void add_up(MapRow& row, const SpanClassSummary& part) {
  row.classes++;
  row.summary.spans += part.spans;
  row.summary.runtime_spans += part.runtime_spans;
  row.summary.slots += part.slots;
  row.summary.white += part.white;
  row.summary.grey += part.grey;
  row.summary.black += part.black;
  row.summary.free += part.free;
  row.summary.used_bytes += part.used_bytes;
}

/// The highest of at most `most` px; or one band, if its tiles are not much smaller.
RowFit low_fit(const std::vector<RowFit>& fits, int most) {
  const auto high = std::find_if(fits.begin(), fits.end(),
                                 [most](const RowFit& fit) { return fit.height <= most; });
  if (high == fits.end()) return fits.back();
  const auto flat =
      std::find_if(high, fits.end(), [](const RowFit& fit) { return fit.bands == 1; });
  return flat != fits.end() && 3 * flat->cell_height >= 2 * high->cell_height ? *flat : *high;
}

}  // namespace

HeapMapLayout::HeapMapLayout(const SpanStore& store, std::span<const SpanClassSummary> classes,
                             const MapRequest& request, const HeapMapLayout* previous,
                             std::vector<SpanItem> storage)
    : m_items(std::move(storage)),
      m_runtime(request.runtime),
      m_label_width(std::min(request.label_width, request.map.width() / 2)),
      m_zoom(request.zoom) {
  add_rows(store, classes, request);
  const int runtime = place_runtime(request);
  const int height = request.map.height();
  const MapRoom room{QSize(request.map.width(), std::max(1, height - runtime)), m_label_width,
                     request.label_line};
  const RowArrangement chosen = choose_plan(rows_to_place(0, m_program_rows), room, previous);
  const int used = place_zone(chosen.lower, place_zone(chosen.upper, 0, room), room);
  // The runtime's row stands still at the map's end while the program's grow.
  move_down(m_program_rows, std::max(height - runtime, used));
  m_base_content = QSize(request.map.width(), std::max(height, used + runtime));
  scale(m_zoom);
}

void HeapMapLayout::add_rows(const SpanStore& store, std::span<const SpanClassSummary> classes,
                             const MapRequest& request) {
  const std::size_t spans = store.listed().size();
  m_items.clear();
  if (m_items.capacity() < spans) m_items.reserve(spans + spans / 8);
  add_class_rows(store, classes, ~m_runtime);
  m_program_rows = m_rows.size();
  if (m_runtime.none()) return;
  add_runtime_row(store, classes, request.runtime_open);
  if (request.runtime_open) add_class_rows(store, classes, m_runtime);
}

/// Where a class begins is searched for: to look at every span of a large heap would cost more than
/// all that follows.
void HeapMapLayout::add_spans(MapRow& row, const SpanStore& store, std::size_t key) {
  const auto& listed = store.listed();
  const auto is_before = [](const KnownSpan* span, std::size_t wanted) {
    return class_key(span->view.size_class, span->view.noscan) < wanted;
  };
  const auto end = std::lower_bound(listed.begin(), listed.end(), key + 1, is_before);
  for (auto at = std::lower_bound(listed.begin(), end, key, is_before); at != end; ++at) {
    SpanItem& item = m_items.emplace_back();
    item.span = *at;
    item.row = static_cast<int>(m_rows.size());
    row.count++;
  }
}

void HeapMapLayout::add_class_rows(const SpanStore& store,
                                   std::span<const SpanClassSummary> classes,
                                   const ClassSet& wanted) {
  for (const SpanClassSummary& summary : classes) {
    if (summary.spans == 0 || !wanted.test(class_key(summary))) continue;
    MapRow row;
    row.summary = summary;
    row.first = m_items.size();
    add_spans(row, store, class_key(summary));
    m_rows.push_back(row);
  }
}

void HeapMapLayout::add_runtime_row(const SpanStore& store,
                                    std::span<const SpanClassSummary> classes, bool open) {
  MapRow row;
  row.kind = open ? RowKind::kRuntimeOpen : RowKind::kRuntimeFolded;
  row.classes = 0;
  row.first = m_items.size();
  for (const SpanClassSummary& summary : classes) {
    if (summary.spans == 0 || !m_runtime.test(class_key(summary))) continue;
    add_up(row, summary);
    if (!open) add_spans(row, store, class_key(summary));
  }
  m_rows.push_back(row);
}

const MapRow* HeapMapLayout::runtime_row() const {
  const bool there = m_program_rows < m_rows.size();
  return there ? &m_rows[m_program_rows] : nullptr;
}

RowDemand HeapMapLayout::demand_of(const MapRow& row) const {
  RowDemand demand;
  demand.spans = row.count;
  demand.unlisted = row.summary.spans > row.count;
  if (row.count == 0) return demand;
  demand.typical = span_demand(*m_items[row.first].span);
  if (row.count > kFewSpans) return demand;
  for (const SpanItem& item : items_of(row)) demand.few.push_back(span_demand(*item.span));
  return demand;
}

bool HeapMapLayout::is_crowded(const MapRow& row) const {
  return row.count > kFewSpans && row.count * m_items[row.first].span->slots > kCrowded;
}

std::vector<RowToPlace> HeapMapLayout::rows_to_place(std::size_t first, std::size_t end) const {
  std::vector<RowToPlace> rows;
  for (std::size_t i = first; i < end; ++i) {
    rows.push_back({i, demand_of(m_rows[i]), is_crowded(m_rows[i])});
  }
  return rows;
}

/// The arrangement is searched for anew when rows and spans are no more about as many.
RowArrangement HeapMapLayout::choose_plan(const std::vector<RowToPlace>& rows, const MapRoom& room,
                                          const HeapMapLayout* previous) {
  const auto crowded = static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const RowToPlace& row) { return row.crowded; }));
  const Searched now{room.size, rows.size(), crowded, m_items.size()};
  const Searched then = previous == nullptr ? Searched() : previous->m_searched;
  const bool keeps = then.size == now.size && then.rows == now.rows &&
                     then.crowded == now.crowded && now.spans * 8 >= then.spans * 7 &&
                     now.spans * 8 <= then.spans * 9;
  const KeptPlan* kept = previous == nullptr ? nullptr : &previous->m_plan;
  const RowArrangement chosen =
      keeps ? arrange(rows, room, *kept) : best_arrangement(rows, room, kept);
  m_searched = now;
  if (keeps) m_searched.spans = then.spans;
  m_plan = {chosen.columns, chosen.share, chosen.upper.plan.cap};
  return chosen;
}

/// At the top, for now. Returns the height of all that is the runtime's.
int HeapMapLayout::place_runtime(const MapRequest& request) {
  if (m_program_rows == m_rows.size()) return 0;
  MapRow& heading = m_rows[m_program_rows];
  const int width = request.map.width();
  const int lane = std::min(request.runtime_label_width, width);
  if (heading.kind == RowKind::kRuntimeFolded) {
    const RowDemand demand{heading.count, {8, 8, 1}, {}};
    const int most = request.label_line + kRuntimeTiles;
    const RowRoom room{std::max(1, width - lane), request.label_line};
    heading.fit = low_fit(tile_fits(demand, room, most), most);
  }
  const int top =
      place_row(heading, own_items(heading), {QPoint(0, 0), width, lane, request.label_line});
  const MapRoom room{request.map, m_label_width, request.label_line};
  const RowZone zone = plan_compact(rows_to_place(m_program_rows + 1, m_rows.size()),
                                    request.map.height() / 2 - top, room);
  return place_zone(zone, top, room);
}

/// Returns where the highest column ends.
int HeapMapLayout::place_zone(const RowZone& zone, int top, const MapRoom& room) {
  const int pitch = (room.size.width() + kColumnGap) / std::max(1, zone.columns);
  int y = top;
  int end = top;
  for (std::size_t i = 0; i < zone.rows.size(); ++i) {
    const int column = zone.plan.column[i];
    if (i > 0 && column != zone.plan.column[i - 1]) y = top;
    MapRow& row = m_rows[zone.rows[i]];
    row.fit = zone.choices[i].fits[zone.plan.size[i]];
    row.scale.lanes_before = column * room.label_width;
    y += place_row(row, own_items(row),
                   {QPoint(column * pitch, y), pitch - kColumnGap, room.label_width,
                    room.label_line, zone.least_row});
    end = std::max(end, y);
  }
  return end;
}

void HeapMapLayout::move_down(std::size_t first_row, int px) {
  for (std::size_t i = first_row; i < m_rows.size(); ++i) {
    m_rows[i].base.translate(0, px);
    for (SpanItem& item : own_items(m_rows[i])) {
      if (!item.base.isEmpty()) item.base.translate(0, px);
    }
  }
}

void HeapMapLayout::set_zoom(double zoom) {
  if (zoom == m_zoom) return;
  const double factor = zoom / m_zoom;
  m_zoom = zoom;
  scale(factor);
}

void HeapMapLayout::stretch_row(std::size_t row, const QRect& rect) {
  ui::stretch_row(m_rows[row], own_items(m_rows[row]), rect);
}

void HeapMapLayout::set_summaries(std::span<const SpanClassSummary> classes) {
  MapRow* heading = m_program_rows < m_rows.size() ? &m_rows[m_program_rows] : nullptr;
  if (heading != nullptr) {
    heading->classes = 0;
    heading->summary = SpanClassSummary();
  }
  for (const SpanClassSummary& summary : classes) {
    if (summary.spans == 0) continue;
    if (heading != nullptr && m_runtime.test(class_key(summary))) add_up(*heading, summary);
    const MapRow* found = row_of(class_key(summary));
    if (found == nullptr || found->is_runtime()) continue;
    MapRow& row = m_rows[static_cast<std::size_t>(found - m_rows.data())];
    row.summary = summary;
    count_rest(row, items_of(row));
  }
  if (heading != nullptr) count_rest(*heading, items_of(*heading));
}

void HeapMapLayout::scale(double pitch_factor) {
  int right = 0;
  for (MapRow& row : m_rows) {
    row.scale.zoom = m_zoom;
    right = std::max(right, scale_row(row, own_items(row), pitch_factor));
  }
  // Beyond the last span is nothing to scroll to.
  const int least = m_base_content.width();
  m_content = QSize(m_zoom > 1 ? std::max(right + kBeyond, least) : std::max(right, least),
                    static_cast<int>(std::lround(m_base_content.height() * m_zoom)));
}

}  // namespace tricolor::ui
