// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QImage>
#include <QRect>
#include <map>

#include "ui/heapmap/arena_painter.h"
#include "ui/heapmap/kept_picture.h"

class QPainter;

namespace tricolor::ui {

/// The arena's words: addresses beside the lines, and sizes in tiles that are large enough. On
/// screen their pictures are kept: there are hundreds, and they hardly ever change. A new theme
/// needs a new one.
class ArenaLabels {
 public:
  void paint(QPainter& painter, const ArenaScene& scene, const QRect& map, const MapStyle& style);

 private:
  void paint_addresses(QPainter& painter, const ArenaScene& scene, const QRect& map,
                       const MapStyle& style);
  void paint_size(QPainter& painter, const KnownSpan& span, const QRect& tile,
                  const MapStyle& style);

  struct Plate {
    int width = 0;  ///< 0: not yet measured
    KeptPicture<bool> picture;
  };
  KeptPicture<ArenaLayout> m_addresses;
  std::map<std::uint32_t, Plate> m_sizes;  ///< by bytes per slot; 0: large objects
};

}  // namespace tricolor::ui
