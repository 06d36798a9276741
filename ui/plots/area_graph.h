// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "ui/plots/plot_library.h"

namespace tricolor::ui {

/// Fills the area under its line column by column on screens.
class AreaGraph : public QCPGraph {
 public:
  using QCPGraph::QCPGraph;

 protected:
  void drawFill(QCPPainter* painter, QVector<QPointF>* lines) const override;
};

}  // namespace tricolor::ui
