// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/heapmap/heapmap_layout.h"

// What is asked of a layout that is made: where something is, and what is at a point.

namespace tricolor::ui {

namespace {

constexpr double kMostZoom = 1024;
constexpr std::size_t kManySpans = 100;

std::pair<std::size_t, Address> screen_order(const KnownSpan& span) {
  return {class_key(span.view.size_class, span.view.noscan), span.view.base};
}

int distance(const QRect& rect, QPoint at) {
  const int x = std::max({rect.left() - at.x(), at.x() - rect.right(), 0});
  const int y = std::max({rect.top() - at.y(), at.y() - rect.bottom(), 0});
  return x + y;
}

}  // namespace

double HeapMapLayout::most_zoom() const {
  double smallest = 1e9;
  for (const SpanItem& item : m_items) {
    if (item.base.isEmpty()) continue;
    smallest = std::min({smallest, item.pitch.width() / m_zoom, item.pitch.height() / m_zoom});
  }
  const double wanted = m_base_content.height() / 2.0 / std::max(smallest, 0.01);
  return std::clamp(wanted, 1.0, kMostZoom);
}

const MapRow* HeapMapLayout::row_of(std::size_t key) const {
  const bool is_runtime = m_runtime.test(key);
  if (is_runtime && m_program_rows == m_rows.size()) return nullptr;
  if (is_runtime && m_rows[m_program_rows].kind == RowKind::kRuntimeFolded) {
    return &m_rows[m_program_rows];
  }
  const std::size_t first = is_runtime ? m_program_rows + 1 : 0;
  const auto rows =
      std::span(m_rows).subspan(first, is_runtime ? m_rows.size() - first : m_program_rows);
  const auto row = std::lower_bound(
      rows.begin(), rows.end(), key,
      [](const MapRow& r, std::size_t wanted) { return class_key(r.summary) < wanted; });
  return row == rows.end() || class_key(row->summary) != key ? nullptr : &*row;
}

/// A row's bands lie below one another, and what is not drawn follows: those above and below the
/// part are not looked at.
std::vector<const SpanItem*> HeapMapLayout::items_in(const QRect& part) const {
  std::vector<const SpanItem*> items;
  for (const MapRow& row : m_rows) {
    if (!row.rect.intersects(part)) continue;
    const std::span<const SpanItem> all = items_of(row);
    const auto first = std::partition_point(all.begin(), all.end(), [&](const SpanItem& item) {
      return !item.rect.isEmpty() && item.extent().bottom() < part.top();
    });
    for (auto item = first; item != all.end(); ++item) {
      if (item->rect.isEmpty() || item->rect.top() > part.bottom()) break;
      if (item->extent().intersects(part)) items.push_back(&*item);
    }
  }
  return items;
}

QRect HeapMapLayout::slot_rect(const SpanItem& item, std::uint32_t slot) const {
  const int column = static_cast<int>(slot) / item.lines;
  const int line = static_cast<int>(slot) % item.lines;
  const auto at = [](double pitch, int index) { return static_cast<int>(pitch * index + 1e-6); };
  const int gap = item.slot_gap();
  const int left = at(item.pitch.width(), column);
  const int top = at(item.pitch.height(), line);
  return QRect(item.rect.x() + left, item.rect.y() + top,
               std::max(1, at(item.pitch.width(), column + 1) - left - gap),
               std::max(1, at(item.pitch.height(), line + 1) - top - gap));
}

QRect HeapMapLayout::tail_rect(const SpanItem& item) const {
  if (item.drawn == 0 || item.drawn >= item.span->slots) return {};
  const TailRoom& room = m_rows[static_cast<std::size_t>(item.row)].fit.tail;
  const int width = static_cast<int>(tail_width(item.span->slots - item.drawn, room) * m_zoom);
  return QRect(item.rect.right() + 1 - width, item.rect.y(), width, item.rect.height());
}

/// A row's spans are in the order of their classes, then of their addresses.
const SpanItem* HeapMapLayout::find(const KnownSpan* span) const {
  const MapRow* row = row_of(screen_order(*span).first);
  if (row == nullptr) return nullptr;
  const std::span<const SpanItem> items = items_of(*row);
  const auto at = std::lower_bound(
      items.begin(), items.end(), screen_order(*span),
      [](const SpanItem& item, const auto& wanted) { return screen_order(*item.span) < wanted; });
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
  for (const SpanItem* item : items_in(QRect(content, QSize(1, 1)))) {
    if (!item->rect.contains(content)) continue;
    return hit_item(content, static_cast<std::size_t>(item - m_items.data()));
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

/// A row of many spans is not looked through: it is full.
bool HeapMapLayout::is_ground(const QRect& part) const {
  return std::none_of(m_rows.begin(), m_rows.end(), [&](const MapRow& row) {
    if (!row.rect.intersects(part)) return false;
    if (row.count > kManySpans || row.label.intersects(part)) return true;
    const auto items = items_of(row);
    return std::any_of(items.begin(), items.end(),
                       [&](const SpanItem& item) { return item.extent().intersects(part); });
  });
}

LaneScale HeapMapLayout::scale_near(QPoint content) const {
  const auto nearest =
      std::min_element(m_rows.begin(), m_rows.end(), [content](const MapRow& a, const MapRow& b) {
        return distance(a.rect, content) < distance(b.rect, content);
      });
  return nearest == m_rows.end() ? LaneScale{0, 0, 0, m_zoom} : nearest->scale;
}

}  // namespace tricolor::ui
