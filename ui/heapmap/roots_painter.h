// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <vector>

#include "ui/heapmap/map_style.h"
#include "ui/heapmap/pointer_links.h"
#include "ui/heapmap/roots_layout.h"

class QPainter;

namespace tricolor::ui {

/// The cards of globals and goroutines. While marking, a scanned stack carries a solid bar and
/// a check mark, one that is still to be scanned a hollow bar.
void paint_roots(QPainter& painter, const RootsLayout& roots, bool marking, Address selected,
                 const MapStyle& style);

/// Curves from variables to objects; a short stub where the object is not visible. The pointers
/// to `selected` are drawn last and stronger.
void paint_pointers(QPainter& painter, const std::vector<PointerLink>& links, Address selected,
                    const MapStyle& style);

}  // namespace tricolor::ui
