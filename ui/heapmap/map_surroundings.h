// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <tuple>
#include <vector>

#include "core/sim/snapshot.h"
#include "ui/heapmap/kept_picture.h"
#include "ui/heapmap/legend_layout.h"
#include "ui/heapmap/map_style.h"
#include "ui/heapmap/roots_layout.h"

class QPainter;

namespace tricolor::ui {

/// What stands around the map: roots, processors, legend. On screen each is a picture that is kept
/// while its words stay, and that covers its own ground; on a vector device it is drawn. A new
/// theme needs a new one.
class MapSurroundings {
 public:
  void paint_roots(QPainter& painter, const RootsLayout& roots, const QRect& area, bool marking,
                   Address selected, const MapStyle& style);
  void paint_processors(QPainter& painter, const std::vector<ProcessorView>& processors,
                        const QRect& area, const MapStyle& style);
  /// `arena`: pages have no marks of their own, so their legend takes those' place.
  void paint_legend(QPainter& painter, const LegendLayout& legend, const QRect& area, bool arena,
                    const MapStyle& style);

 private:
  struct Roots {
    RootsLayout layout;
    bool marking = false;
    Address selected = 0;
    bool operator==(const Roots&) const = default;
  };
  struct Legend {
    std::vector<QRect> entries;
    bool arena = false;
    bool operator==(const Legend&) const = default;
  };
  using Processor = std::tuple<std::uint8_t, Activity, GoroutineId>;

  KeptPicture<Roots> m_roots;
  KeptPicture<std::vector<Processor>> m_processors;
  KeptPicture<Legend> m_legend;
};

}  // namespace tricolor::ui
