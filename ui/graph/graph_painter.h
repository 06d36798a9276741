// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QFont>
#include <QImage>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <array>
#include <vector>

#include "ui/graph/graph_scene.h"

class QPainter;
class QPen;

namespace tricolor::ui {

/// Paints a GraphScene once, from back to front: pointers, highlights, nodes, what is selected or
/// broken, the cards of roots, summary and legend.
class GraphPainter {
 public:
  GraphPainter(GraphScene& scene, QPainter& painter);
  void paint();

 private:
  struct Stroke {
    QColor colour;
    double width;
    Qt::PenStyle style = Qt::SolidLine;
  };
  void paint_empty();
  QRectF island_heading() const;
  void paint_island_line();
  void paint_island_words();
  void paint_resting_edges();
  enum class Which : std::uint8_t { kAll, kResting, kMoving };
  void paint_edges(QPainter& painter, Which which);
  void paint_root_edges();
  void paint_news();
  void paint_selected_edges();
  void paint_path();
  void paint_path_from_root(std::size_t node);
  void paint_path_outlines();
  void paint_path_swatch(const QRectF& rect);
  void paint_leaving();
  void paint_nodes();
  void paint_node(const GraphNode& node, const QRectF& box, bool shaded);
  void paint_body(const QRectF& box, SlotColour colour);
  void paint_label(const GraphNode& node, const QRectF& room);
  void paint_group_name(const GraphNode& node, const QRectF& box);
  void paint_name_below(const GraphNode& node, const QRectF& box);
  void paint_hovered_name();
  void paint_shares(const GraphNode& node, const QRectF& box);
  void outline(std::size_t node, const QPen& pen);
  void paint_outlines();
  void paint_violation();
  void paint_drawing();
  void paint_cards();
  void paint_card(const GraphCard& card);
  void paint_summary();
  void paint_legend();
  void paint_sign(GraphSign sign, const QRectF& swatch);
  void stroke(QPainter& painter, const EdgeCurve& curve, const Stroke& stroke,
              bool head = true) const;
  std::optional<std::size_t> holder_of(Address slot) const;
  /// Of all pointers from one object to another.
  std::vector<EdgeCurve> curves_between(std::size_t from, std::size_t to) const;
  std::optional<QPointF> line_of(std::size_t root, std::size_t variable) const;
  Stroke path_stroke() const;
  void stroke_path(const EdgeCurve& curve);
  /// A straight pointer's box has no height, which would meet nothing.
  bool is_seen(const QRectF& box) const {
    return m_scene.m_map.adjusted(-40, -40, 40, 40).intersects(box.adjusted(-1, -1, 1, 1));
  }

  GraphScene& m_scene;
  QPainter& m_painter;
  const Theme& m_theme;
  QFont m_small;
  QFont m_bold;
  std::array<QImage, 4> m_bodies;  ///< by colour, for many boxes of one size
};

}  // namespace tricolor::ui
