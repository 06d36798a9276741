// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/lost_slot.h"

#include <algorithm>

namespace tricolor::ui {

bool is_still_lost(const Violation& lost, const Snapshot& snapshot, const SlotPlace& place) {
  if (!place || snapshot.cycle != lost.cycle) return false;
  if (place.span->has_slots() && place.span->view.slots[place.slot] != SlotColour::kWhite) {
    return false;
  }
  return snapshot.phase == Phase::kMarkTermination || place.span->view.state == SpanState::kUnswept;
}

QRect slot_on_tile(const QRect& tile, int side, const QRect& bounds) {
  QRect slot(QPoint(), QSize(side, side));
  slot.moveCenter(tile.center());
  slot.moveLeft(std::max(bounds.left(), std::min(slot.left(), bounds.right() + 1 - side)));
  slot.moveTop(std::max(bounds.top(), std::min(slot.top(), bounds.bottom() + 1 - side)));
  return slot;
}

}  // namespace tricolor::ui
