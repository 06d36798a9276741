// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QImage>
#include <QStringList>
#include <map>
#include <utility>

#include "ui/heapmap/heapmap_layout.h"
#include "ui/heapmap/map_style.h"

class QPainter;

namespace tricolor::ui {

/// Size class and numbers of each row that is seen. On screen their pictures are kept until the
/// words change, because to measure and shape words costs more than to draw a row of spans. A new
/// theme needs a new one.
class RowLabels {
 public:
  /// `offset`: from content to widget; `map` is the part of the widget that shows the rows.
  void paint(QPainter& painter, const HeapMapLayout& layout, QPoint offset, const QRect& map,
             const MapStyle& style);

 private:
  /// One line of text on a plate of its own, so that the pointers behind it do not cross it.
  struct Plate {
    QStringList texts;  ///< longest first; the first that fits is shown
    QRect line;
    QFont font;
    QColor ink;
  };
  struct Kept {
    QStringList texts;
    QSize size;
    double scale = 0;
    QImage image;
  };

  void paint_row(QPainter& painter, const MapRow& row, QPoint offset, const QRect& map,
                 const MapStyle& style);
  void paint_plate(QPainter& painter, std::pair<int, int> place, const Plate& plate,
                   const Theme& theme);

  std::map<std::pair<int, int>, Kept> m_kept;  ///< by span class and line
};

}  // namespace tricolor::ui
