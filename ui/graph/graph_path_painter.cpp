// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QPainter>

#include "ui/graph/graph_painter.h"

namespace tricolor::ui {

/// Thicker than any other pointer and dashed: told apart without its colour.
GraphPainter::Stroke GraphPainter::path_stroke() const {
  return {m_theme.selection, m_theme.selection_width + 1, Qt::DashLine};
}

/// On a strip of background, so that what lies below does not fill the gaps.
void GraphPainter::stroke_path(const EdgeCurve& curve) {
  const Stroke dashes = path_stroke();
  stroke(m_painter, curve, {m_theme.panel, dashes.width + 3}, false);
  stroke(m_painter, curve, dashes);
}

/// Why the selected object is alive: the way from a root to it.
void GraphPainter::paint_path() {
  const std::vector<std::size_t> nodes = m_scene.path_nodes();
  if (nodes.empty()) return;
  paint_path_from_root(nodes.front());
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    for (const EdgeCurve& curve : curves_between(nodes[i - 1], nodes[i])) stroke_path(curve);
  }
}

/// One variable is enough to keep it alive.
void GraphPainter::paint_path_from_root(std::size_t node) {
  const auto& roots = m_scene.graph().roots;
  for (std::size_t r = 0; r < roots.size(); ++r) {
    for (std::size_t v = 0; v < roots[r].variables.size(); ++v) {
      if (roots[r].variables[v].node != static_cast<std::int64_t>(node)) continue;
      const auto from = line_of(r, v);
      if (from) return stroke_path(root_curve(*from, m_scene.box(node)));
    }
  }
}

void GraphPainter::paint_path_outlines() {
  const QPen dashes(m_theme.selection, m_theme.selection_width, Qt::DashLine);
  for (const std::size_t node : m_scene.path_nodes()) {
    if (m_scene.graph().nodes[node].address != m_scene.m_selected) outline(node, dashes);
  }
}

/// As it is drawn on the graph.
void GraphPainter::paint_path_swatch(const QRectF& rect) {
  const Stroke dashes = path_stroke();
  const double y = rect.center().y();
  m_painter.setPen(QPen(dashes.colour, dashes.width, dashes.style, Qt::FlatCap));
  m_painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y));
}

}  // namespace tricolor::ui
