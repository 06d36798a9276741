// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QImage>

#include "ui/heapmap/map_style.h"
#include "ui/heapmap/roots_layout.h"

namespace tricolor::ui {

/// The painted column of roots, kept until something in it changes: its text costs more than
/// all slots together.
class RootsCache {
 public:
  /// What the picture depends on beside the layout; see paint_roots().
  struct State {
    bool marking = false;
    Address selected = 0;
    bool operator==(const State&) const = default;
  };

  /// `scale`: device pixels per px. A new theme needs a new cache.
  const QImage& image(const RootsLayout& roots, const QRect& area, const State& state,
                      const MapStyle& style, double scale);

 private:
  RootsLayout m_roots;
  QRect m_area;
  State m_state;
  double m_scale = 0;
  QImage m_image;
};

}  // namespace tricolor::ui
