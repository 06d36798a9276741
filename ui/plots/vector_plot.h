// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "ui/plots/plot_library.h"
#include "ui/theme/view_events.h"

namespace tricolor::ui {

/// Draws shapes, not pixels, when it is rendered into an SVG or PDF; a line around it where the
/// widget that it fills has the focus.
class VectorPlot : public QCustomPlot {
 public:
  using QCustomPlot::QCustomPlot;

 protected:
  void paintEvent(QPaintEvent* event) override {
    {
      QCPPainter painter(this);
      if (painter.isActive() && painter.paintEngine()->type() != QPaintEngine::Raster) {
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        painter.fillRect(rect(), mBackgroundBrush);
        updateLayout();
        draw(&painter);
        return;
      }
    }
    QCustomPlot::paintEvent(event);
    QPainter painter(this);
    paint_focus(painter, *parentWidget(), rect());
  }
};

}  // namespace tricolor::ui
