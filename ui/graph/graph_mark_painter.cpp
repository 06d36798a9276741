// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QPainter>

#include "ui/graph/graph_painter.h"

namespace tricolor::ui {

void GraphPainter::outline(std::size_t node, const QPen& pen) {
  m_painter.setPen(pen);
  m_painter.setBrush(Qt::NoBrush);
  const double out = pen.widthF() / 2 + 1;
  m_painter.drawRoundedRect(m_scene.box(node).adjusted(-out, -out, out, out), m_theme.radius + 1,
                            m_theme.radius + 1);
}

void GraphPainter::paint_outlines() {
  const auto outline_object = [&](Address object, const QPen& pen) {
    const auto node = m_scene.node_of(object);
    if (object != 0 && node) outline(*node, pen);
  };
  outline_object(m_scene.m_hovered, QPen(m_theme.hover, 1.5));
  outline_object(m_scene.m_selected, QPen(m_theme.selection, m_theme.selection_width));
}

void GraphPainter::paint_violation() {
  if (m_scene.m_snapshot->lost.empty()) return;
  const Violation& lost = m_scene.m_snapshot->lost.back();
  const auto target = m_scene.node_of(lost.lost);
  for (const Address holder : {lost.holder, lost.store_object}) {
    const auto from = m_scene.node_of(holder);
    if (holder == 0 || !from || !target) continue;
    const bool is_store = holder == lost.store_object && lost.deleted;
    stroke(m_painter, edge_curve(m_scene.box(*from), m_scene.box(*target), is_store),
           {m_theme.leak, m_theme.strong_line_width, is_store ? Qt::DotLine : Qt::SolidLine});
  }
  paint_marks(m_painter, m_scene.lost_marks(), m_bold, m_theme);
}

std::vector<PlacedMark> GraphScene::lost_marks() const {
  if (empty() || m_snapshot->lost.empty()) return {};
  const auto box_of = [this](Address object) {
    const auto node = node_of(object);
    return node ? std::optional(box(*node)) : std::nullopt;
  };
  std::vector<QRectF> boxes;
  for (std::size_t node = 0; node < m_snapshot->graph.nodes.size(); ++node) {
    const QRectF each = box(node);
    if (each.intersects(m_map)) boxes.push_back(each);
  }
  return place_marks(violation_marks(m_snapshot->lost.back()), box_of, m_map.adjusted(0, -8, 0, 8),
                     m_theme.font(FontRole::kSmallBold), boxes);
}

}  // namespace tricolor::ui
