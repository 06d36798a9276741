// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/pointer_links.h"

#include <algorithm>
#include <optional>

#include "ui/heapmap/row_arrangement.h"

namespace tricolor::ui {

namespace {

constexpr int kLanes = 4;          // pointers to one row run beside each other
constexpr int kLaneDistance = 3;   // px
constexpr int kWorthADetour = 14;  // px below the upper edge

/// Above the target's span, outside all slots; pointers take turns beside each other.
QPoint lane_of(const QRect& span, const QRect& map, int gutter, std::size_t turn) {
  const int y = span.top() - 3 - static_cast<int>(turn % kLanes) * kLaneDistance;
  return QPoint(gutter, std::max(y, map.top() + 1));
}

/// Where the object and its span are seen; nothing if they are not.
struct Target {
  QRect object;
  QRect below;   ///< the lane for what may not be crossed
  int left = 0;  ///< of its column of rows, if that is not the first
};

/// Over the rows and down the gap left of the target's column: straight on it would cross the slots
/// of the columns before.
std::optional<QPoint> detour_of(const Target& target, QPoint lane, QPoint offset, const QRect& map,
                                std::size_t turn) {
  const int over = std::max(offset.y(), map.top()) + static_cast<int>(turn % kRowPad);
  if (target.left <= map.left() || lane.y() - over < kWorthADetour) {
    return std::nullopt;
  }
  return QPoint(target.left - kColumnGap / 2, over);
}

std::optional<Target> visible_target(Address value, const SpanStore& store,
                                     const HeapMapLayout& layout, QPoint offset, const QRect& map) {
  const SlotPlace place = store.find(value);
  const SpanItem* item = place ? layout.find(place.span) : nullptr;
  const auto rect = item == nullptr ? std::nullopt : layout.place_rect(place);
  if (!rect || !map.contains(rect->translated(offset).center())) return std::nullopt;
  const MapRow& row = layout.rows()[static_cast<std::size_t>(item->row)];
  QRect below = item->rect;
  // Between bands of tiles is no room.
  if (row.fit.mode == RowMode::kTiles) below.setTop(layout.items_of(row).front().rect.top());
  const int left = row.scale.start == 0 ? 0 : row.rect.left() + offset.x();
  return Target{rect->translated(offset), below.translated(offset), left};
}

}  // namespace

std::vector<PointerLink> pointer_links(const RootsLayout& roots, const SpanStore& store,
                                       const HeapMapLayout& layout, QPoint offset, const QRect& map,
                                       int gutter) {
  std::vector<PointerLink> links;
  std::size_t curves = 0;
  for (const RootCard& card : roots.cards) {
    for (const RootLine& line : card.lines) {
      if (line.kind != RootLine::Kind::kVariable || line.value == 0) continue;
      PointerLink link;
      link.from = QPoint(card.rect.right(), line.rect.center().y());
      link.value = line.value;
      if (curves < kMostLinks) {
        if (const auto target = visible_target(line.value, store, layout, offset, map)) {
          link.to = target->object;
          link.lane = lane_of(target->below, map, gutter, curves);
          link.detour = detour_of(*target, link.lane, offset, map, curves++);
        }
      }
      links.push_back(link);
    }
  }
  return links;
}

}  // namespace tricolor::ui
