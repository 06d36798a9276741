// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "ui/plots/plot_library.h"

namespace tricolor::ui {

/// Draws shapes, not pixels, when it is rendered into an SVG or PDF.
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
  }
};

}  // namespace tricolor::ui
