// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <vector>

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

/// Where the words about `box` go: the first place on the map that no other words have.
QRectF GraphPainter::plate_for(const QRectF& box, double width, bool beside) const {
  const double height = m_scene.m_line;
  const QRectF map = QRectF(m_scene.m_map).adjusted(0, -8, 0, 8);
  const double left = std::max(map.left(), std::min(box.left() - 4, map.right() - width));
  const double above = box.top() - 5 - height;
  const double below = box.bottom() + 5;
  std::vector<QPointF> places;
  if (beside) places.emplace_back(box.right() + 8, box.center().y() - height / 2);
  places.insert(places.end(), {{left, above}, {left, below}, {left, below + height}});
  for (const QPointF& place : places) {
    const QRectF plate(place, QSizeF(width, height));
    const bool taken =
        std::ranges::any_of(m_plates, [&](const QRectF& other) { return other.intersects(plate); });
    if (!taken && map.contains(plate)) return plate;
  }
  return {left, above < map.top() ? below : above, width, height};
}

/// A ring, and words on a plate above or below the object or, if there is room, `beside` it.
void GraphPainter::mark(Address object, const QString& words, bool beside) {
  const auto node = m_scene.node_of(object);
  if (object == 0 || !node) return;
  const QRectF box = m_scene.box(*node);
  m_painter.setPen(QPen(m_theme.leak, m_theme.selection_width, Qt::DashLine));
  m_painter.setBrush(Qt::NoBrush);
  m_painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), m_theme.radius + 3, m_theme.radius + 3);
  const QRectF plate = plate_for(box, QFontMetricsF(m_bold).horizontalAdvance(words) + 8, beside);
  m_plates.push_back(plate);
  m_painter.setPen(Qt::NoPen);
  m_painter.setBrush(m_theme.leak);
  m_painter.drawRoundedRect(plate, 2, 2);
  m_painter.setFont(m_bold);
  m_painter.setPen(m_theme.panel);
  m_painter.drawText(plate, Qt::AlignCenter, words);
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
  if (lost.deleted) mark(lost.store_object, "the store deleted the pointer", false);
  mark(lost.holder, lost.has_store && !lost.deleted ? "the store put it here" : "holder", false);
  mark(lost.lost, "lost: white, but reachable", true);
}

}  // namespace tricolor::ui
