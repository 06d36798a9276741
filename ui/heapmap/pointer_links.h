// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPoint>
#include <QRect>
#include <optional>
#include <vector>

#include "core/base/units.h"
#include "ui/heapmap/heapmap_layout.h"
#include "ui/heapmap/roots_layout.h"

namespace tricolor::ui {

/// A pointer from a root variable; coordinates of the widget.
struct PointerLink {
  QPoint from;
  QRect to;     ///< its object's slot or tile; empty: not visible, only a stub is drawn
  QPoint lane;  ///< where it enters the map: between the rows, above its object's
  std::optional<QPoint> detour;  ///< to an object in another than the first column of rows: over
                                 ///< them to here, and down to its lane
  Address value = 0;
};

/// A drawn curve costs about 20 µs, and more than this many cannot be followed by eye.
inline constexpr std::size_t kMostLinks = 48;

/// The pointers of all variables in `roots` that are not nil, in order. `offset`: from content
/// to widget coordinates; `map`: where slots are seen; `gutter`: x at which the
/// pointers have to be between the rows.
std::vector<PointerLink> pointer_links(const RootsLayout& roots, const SpanStore& store,
                                       const HeapMapLayout& layout, QPoint offset, const QRect& map,
                                       int gutter);

}  // namespace tricolor::ui
