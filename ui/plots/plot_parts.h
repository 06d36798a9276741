// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QFont>
#include <QPoint>
#include <vector>

#include "ui/plots/plot_canvas.h"
#include "ui/plots/plot_library.h"

namespace tricolor::ui {

/// What the library draws for us. The plot owns all of it.
struct PlotCanvas::Parts {
  QCustomPlot* plot = nullptr;
  QCPAxis* left = nullptr;
  QCPAxis* right = nullptr;
  QCPAxis* outer = nullptr;
  QCPAxis* unit = nullptr;
  QCPItemLine* cursor = nullptr;
  QCPItemText* tag = nullptr;
  QCPItemText* message = nullptr;
  QCPItemText* left_unit = nullptr;
  QCPItemText* time_unit = nullptr;
  std::vector<QCPGraph*> graphs;
  QFont mono;
  int left_letters = 6;
  int right_letters = 1;
  bool time_labels = true;
  std::uint64_t drawings = 0;
  double pressed_ns = 0;
  QPoint pressed_at;
  bool pressed = false;
  bool dragging = false;

  QCPAxis* axis(Axis which) const;
  void make_axes();
  void make_items();
  QCPItemText* make_text();
  void place_margins();
  int unit_distance(const AxisTicks& ticks) const;
  void style_axis(QCPAxis* value_axis, const QColor& colour, const Theme& theme) const;
  double time_at(QPoint pos) const { return plot->xAxis->pixelToCoord(pos.x()); }
};

}  // namespace tricolor::ui
