// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRect>
#include <functional>
#include <optional>

#include "core/sim/snapshot.h"
#include "ui/heapmap/map_style.h"

class QPainter;

namespace tricolor::ui {

/// Rings and words on the map for the newest lost object: the object itself, the one that points to
/// it, and the one whose word the store changed. `rect_of`: where an object is seen, if it is.
void paint_violation(QPainter& painter, const Snapshot& snapshot,
                     const std::function<std::optional<QRect>(Address)>& rect_of, const QRect& map,
                     const MapStyle& style);

}  // namespace tricolor::ui
