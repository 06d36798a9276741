// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPolygonF>
#include <QRectF>
#include <QString>
#include <span>
#include <vector>

#include "core/base/units.h"
#include "ui/bridge/ownership_run.h"
#include "ui/ownership/ownership_layout.h"

namespace tricolor::ui {

/// The plot of bytes held: two stairs over the steps, on one axis.
struct HeldLayout {
  struct Tick {
    double y = 0;
    QString text;  ///< with its unit
  };
  struct Curve {
    QPolygonF line;       ///< a stair, from the first step's beginning to the last's end
    QRectF label;         ///< right of its end; the two labels never overlap
    Bytes now_bytes = 0;  ///< at the current step
    QPointF now;          ///< the end of the current step on the curve
  };
  QRectF frame;  ///< the axes
  double tick_text_left = 0;
  std::vector<Tick> ticks;  ///< from 0 up
  Curve go;
  Curve cpp;
  QRectF current;  ///< the current step's stretch of the frame
  double step_width = 0;

  /// The step at x, or -1 outside the frame.
  int step_at(double x, int steps) const;
};

/// "0", "100 kB", "1 MB": decimal, as the sizes in the sources are.
QString held_text(double bytes);

HeldLayout layout_held(std::span<const OwnershipMoment> moments, std::size_t current,
                       const QRectF& area, const OwnershipMetrics& metrics);

}  // namespace tricolor::ui
