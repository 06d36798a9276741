// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/pointer_links.h"

#include <algorithm>

namespace tricolor::ui {

namespace {

constexpr int kLanes = 4;         // pointers to one row run beside each other
constexpr int kLaneDistance = 3;  // px

/// Above the target's row, outside all slots; the lanes of one row take turns.
QPoint lane_of(const QRect& target, const HeapMapLayout& layout, QPoint offset, const QRect& map,
               std::size_t turn) {
  int y = target.top() - 3;
  for (const MapRow& row : layout.rows()) {
    const QRect rect = row.rect.translated(offset);
    if (rect.contains(target.center())) y = std::min(y, row.slots_top + offset.y() - 3);
  }
  y -= static_cast<int>(turn % kLanes) * kLaneDistance;
  return QPoint(map.left() - 4, std::max(y, map.top() + 1));
}

QRect visible_target(Address value, const SpanStore& store, const HeapMapLayout& layout,
                     QPoint offset, const QRect& map) {
  const auto place = layout.place_rect(store.find(value));
  if (!place) return {};
  const QRect rect = place->translated(offset);
  return map.contains(rect.center()) ? rect : QRect();
}

}  // namespace

std::vector<PointerLink> pointer_links(const RootsLayout& roots, const SpanStore& store,
                                       const HeapMapLayout& layout, QPoint offset,
                                       const QRect& map) {
  std::vector<PointerLink> links;
  std::size_t curves = 0;
  for (const RootCard& card : roots.cards) {
    for (const RootLine& line : card.lines) {
      if (line.kind != RootLine::Kind::kVariable || line.value == 0) continue;
      PointerLink link{QPoint(card.rect.right(), line.rect.center().y()), {}, {}, line.value};
      if (curves < kMostLinks) link.to = visible_target(line.value, store, layout, offset, map);
      if (!link.to.isEmpty()) {
        link.lane = lane_of(link.to, layout, offset, map, curves++);
      }
      links.push_back(link);
    }
  }
  return links;
}

}  // namespace tricolor::ui
