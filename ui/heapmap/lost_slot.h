// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRect>

#include "core/sim/snapshot.h"
#include "ui/heapmap/span_store.h"

namespace tricolor::ui {

// A lost object is one among the many of its span, which are mostly black: where a span is a tile,
// the mark would point at black. So the object itself is drawn there.

/// True while the object is as the finding says: white at the end of marking, and not swept yet.
bool is_still_lost(const Violation& lost, const Snapshot& snapshot, const SlotPlace& place);

/// Where it is drawn on what stands for its span: a square of `side` px, inside `bounds`.
QRect slot_on_tile(const QRect& tile, int side, const QRect& bounds);

}  // namespace tricolor::ui
