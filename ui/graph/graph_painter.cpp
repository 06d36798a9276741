// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/graph/graph_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <array>

namespace tricolor::ui {

namespace {

constexpr double kLeastLetters = 0.6;  // of a line of text: smaller ones cannot be read
constexpr double kIslandLine = 0.25;   // of the height above the islands: where the line is

}  // namespace

GraphPainter::GraphPainter(GraphScene& scene, QPainter& painter)
    : m_scene(scene),
      m_painter(painter),
      m_theme(scene.m_theme),
      m_small(m_theme.font(FontRole::kSmall)),
      m_bold(m_theme.font(FontRole::kSmallBold)) {}

void GraphPainter::paint() {
  m_painter.fillRect(QRect(QPoint(0, 0), m_scene.m_size), m_theme.panel);
  if (m_scene.empty()) return paint_empty();
  m_painter.save();
  m_painter.setRenderHint(QPainter::Antialiasing);
  m_painter.setClipRect(m_scene.m_map.adjusted(-m_scene.m_line - 2, -10, 2, 2));
  paint_island_line();
  paint_resting_edges();
  paint_root_edges();
  paint_selected_edges();
  paint_path();
  paint_news();
  paint_island_words();
  paint_leaving();
  paint_nodes();
  paint_path_outlines();
  paint_outlines();
  paint_violation();
  paint_drawing();
  paint_hovered_name();
  m_painter.restore();
  m_painter.setRenderHint(QPainter::Antialiasing);
  paint_cards();
  paint_summary();
  paint_legend();
}

void GraphPainter::paint_empty() {
  m_painter.setFont(m_theme.font(FontRole::kTitle));
  m_painter.setPen(m_theme.text);
  m_painter.drawText(QRect(QPoint(0, 0), m_scene.m_size), Qt::AlignCenter, "Nothing allocated yet");
}

/// What stands above the islands, the dashed line a quarter below its top; empty: there are none.
QRectF GraphPainter::island_heading() const {
  const GraphLayout& layout = m_scene.m_layout;
  if (layout.island_rows() == 0) return {};
  const double y = m_scene.to_widget({0, island_top(m_scene.m_sizes, layout)}).y();
  const QRectF map = m_scene.m_map;
  return {map.left(), y, map.width(), m_scene.m_sizes.heading * m_scene.scale()};
}

void GraphPainter::paint_island_line() {
  const QRectF heading = island_heading();
  const double y = heading.top() + heading.height() * kIslandLine;
  if (heading.isEmpty()) return;
  m_painter.setPen(QPen(m_theme.axis, m_theme.hairline, Qt::DashLine));
  m_painter.drawLine(QPointF(heading.left(), y), QPointF(heading.right(), y));
}

/// Over the pointers, some of which lead across the line.
void GraphPainter::paint_island_words() {
  const QRectF heading = island_heading();
  if (heading.isEmpty()) return;
  const double height = heading.height();
  m_painter.setPen(m_theme.muted_text);
  const QString text = m_scene.graph().complete ? "unreachable: no root leads here"
                                                : "no root leads here in the sample";
  const double letters = std::min(height * 0.6, double(m_scene.m_line) * 0.85);
  if (letters >= m_scene.m_line * kLeastLetters) {
    QFont font = m_bold;
    font.setPixelSize(static_cast<int>(letters));
    m_painter.setFont(font);
    const QRectF line(heading.left() + 2, heading.top() + height * kIslandLine + 1,
                      heading.width() - 4, height * 0.7);
    // Words about a broken invariant begin at the left.
    const bool marked = !m_scene.m_snapshot->lost.empty();
    const Qt::Alignment wanted = (marked ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
    const auto side = static_cast<int>(wanted);
    m_painter.fillRect(m_painter.boundingRect(line, side, text), m_theme.panel);
    return m_painter.drawText(line, side, text);
  }
  // Where all is small, words under the line would cover objects, or nobody could read them.
  m_painter.setFont(m_bold);
  const QFontMetricsF metrics(m_bold);
  const double width = metrics.horizontalAdvance(text) + 8;
  const QRectF plate(heading.right() - width,
                     heading.top() + height * kIslandLine - metrics.height() / 2, width,
                     metrics.height());
  m_painter.fillRect(plate, m_theme.panel);
  m_painter.drawText(plate, Qt::AlignCenter, text);
}

void GraphPainter::stroke(QPainter& painter, const EdgeCurve& curve, const Stroke& stroke,
                          bool head) const {
  QPen pen(stroke.colour, stroke.width, stroke.style, Qt::FlatCap);
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(curve.path);
  if (!head) return;
  const double size = std::clamp(m_scene.box(0).height() * 0.3, 4.0, 8.0) + stroke.width;
  const QPointF back = curve.tip - curve.direction * size;
  const QPointF side(-curve.direction.y() * size * 0.42, curve.direction.x() * size * 0.42);
  const std::array<QPointF, 3> arrow{curve.tip, back + side, back - side};
  painter.setPen(Qt::NoPen);
  painter.setBrush(stroke.colour);
  painter.drawPolygon(arrow.data(), 3);
}

void GraphPainter::paint_drawing() {
  if (!m_scene.m_drawing) return;
  const auto& [node, to] = *m_scene.m_drawing;
  if (node >= m_scene.graph().nodes.size()) return;
  const QRectF tip(to - QPointF(1, 1), QSizeF(2, 2));
  stroke(m_painter, edge_curve(m_scene.box(node), tip, false),
         {m_theme.selection, m_theme.selection_width, Qt::DashLine});
}

}  // namespace tricolor::ui
