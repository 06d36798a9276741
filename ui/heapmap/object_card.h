// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRect>
#include <functional>
#include <optional>
#include <vector>

#include "core/sim/extended_view.h"
#include "ui/heapmap/map_style.h"
#include "ui/heapmap/span_store.h"

class QPainter;

namespace tricolor::ui {

/// Smallest slot in px in which an object's words are written.
QSize least_card(const TextMetrics& metrics);
/// True if something of this size has room for a card of the least.
inline bool has_room(QSizeF size, QSize least) {
  return size.width() >= least.width() && size.height() >= least.height();
}

/// One pointer of an object that is drawn word by word.
struct PointerSlot {
  QRect rect;  ///< the word's box inside the card
  Address target = 0;
};

/// Where the card's pointers are: below its text, as many as fit; pure.
std::vector<PointerSlot> pointer_slots(const ObjectView& object, const QRect& slot,
                                       const TextMetrics& metrics);

/// Finds an object on the screen; nothing if it is not drawn.
using FindRect = std::function<std::optional<QRect>(Address)>;

/// Address, type, size and slack, bits, and the pointers with arrows to their targets, over the
/// slot's own picture. Words stay inside `slots`, beside the labels; arrows inside `map`.
void paint_card(QPainter& painter, const ObjectView& object, const QRect& slot,
                const SlotPlace& place, const FindRect& find, const QRect& slots, const QRect& map,
                const MapStyle& style);

}  // namespace tricolor::ui
