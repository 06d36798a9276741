// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QPainter>
#include <algorithm>
#include <bit>

#include "ui/graph/graph_painter.h"
#include "ui/theme/raster.h"

namespace tricolor::ui {

namespace {

constexpr double kHeadless = 7;     // px: boxes below this get no arrow heads
constexpr std::size_t kMany = 300;  // pointers: from here on they are drawn fainter
constexpr double kMostWidth = 4;

/// Many pointers in one line: the more, the wider.
double width_of(const GraphEdge& edge, double width) {
  return std::min(kMostWidth,
                  width + 0.35 * (static_cast<double>(std::bit_width(edge.pointers)) - 1));
}

QColor faded(QColor colour, double opacity) {
  colour.setAlphaF(static_cast<float>(colour.alphaF() * opacity));
  return colour;
}

}  // namespace

/// Resting pointers are most of the work and change seldom: on screen they are kept as an image.
void GraphPainter::paint_resting_edges() {
  if (!is_raster(m_painter)) return paint_edges(m_painter, Which::kAll);
  const double ratio = m_painter.device()->devicePixelRatioF();
  const QSizeF content = content_size(m_scene.m_sizes, m_scene.m_layout) * m_scene.scale();
  const QRect area = QRectF(m_scene.to_widget({0, 0}), content)
                         .adjusted(-20, -20, 40, 40)
                         .intersected(m_scene.m_map.adjusted(0, -10, 0, 0))
                         .toAlignedRect();
  const QSize size = area.size() * ratio;
  const std::uint64_t version = m_scene.edges_version();
  QImage& image = m_scene.m_edge_image;
  if (image.size() != size || m_scene.m_edge_image_version != version) {
    image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-area.topLeft());
    paint_edges(painter, Which::kResting);
    m_scene.m_edge_image_version = version;
  }
  m_painter.drawImage(area.topLeft(), image);
  if (!m_scene.m_motion.settled(m_scene.m_now_ms)) paint_edges(m_painter, Which::kMoving);
}

void GraphPainter::paint_edges(QPainter& painter, Which which) {
  const auto& edges = m_scene.graph().edges;
  const bool many = edges.size() > kMany;
  const QSizeF box = m_scene.graph().nodes.empty() ? QSizeF() : m_scene.box(0).size();
  const bool heads = std::min(box.width(), box.height()) >= kHeadless;
  const QColor colour = faded(m_theme.pointer, many ? 0.5 : 0.9);
  for (const GraphEdge& edge : edges) {
    if (which != Which::kAll && m_scene.moves(edge) != (which == Which::kMoving)) continue;
    const EdgeCurve curve = m_scene.curve(edge);
    if (!is_seen(curve.path.controlPointRect())) continue;
    const double width = many ? m_theme.hairline : m_theme.pointer_width;
    stroke(painter, curve, {colour, width_of(edge, width)}, heads);
  }
}

std::optional<QPointF> GraphPainter::line_of(std::size_t root, std::size_t variable) const {
  for (const GraphCard& card : m_scene.m_cards.cards) {
    if (card.root != root) continue;
    for (const GraphCardLine& line : card.lines) {
      if (!line.is_frame && line.variable == variable) {
        return QPointF(card.rect.right() + 1, line.rect.center().y());
      }
    }
  }
  return std::nullopt;
}

void GraphPainter::paint_root_edges() {
  const auto& roots = m_scene.graph().roots;
  for (std::size_t r = 0; r < roots.size(); ++r) {
    for (std::size_t v = 0; v < roots[r].variables.size(); ++v) {
      const std::int64_t node = roots[r].variables[v].node;
      const auto from = line_of(r, v);
      if (node < 0 || !from) continue;
      const QRectF box = m_scene.box(static_cast<std::size_t>(node));
      const bool chosen =
          m_scene.m_selected != 0 &&
          m_scene.graph().nodes[static_cast<std::size_t>(node)].key == m_scene.m_selected;
      stroke(m_painter, root_curve(*from, box),
             {chosen ? m_theme.selection : m_theme.axis,
              chosen ? m_theme.selection_width : m_theme.pointer_width});
    }
  }
}

/// Pointers of what is selected or under the mouse.
void GraphPainter::paint_selected_edges() {
  const GraphView& graph = m_scene.graph();
  const auto chosen = m_scene.selected_edge();
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const GraphEdge& edge = graph.edges[i];
    const auto ends_at = [&](Address object) {
      return object != 0 &&
             (graph.nodes[edge.from].key == object || graph.nodes[edge.to].key == object);
    };
    if (chosen == i) {
      stroke(m_painter, m_scene.curve(edge), {m_theme.selection, m_theme.selection_width + 1});
    } else if (ends_at(m_scene.m_selected)) {
      stroke(m_painter, m_scene.curve(edge), {m_theme.selection, m_theme.pointer_width + 0.8});
    } else if (ends_at(m_scene.m_hovered)) {
      stroke(m_painter, m_scene.curve(edge), {m_theme.hover, m_theme.pointer_width + 0.8});
    }
  }
}

/// The object whose words include `slot`.
std::optional<std::size_t> GraphPainter::holder_of(Address slot) const {
  const auto& nodes = m_scene.graph().nodes;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (!nodes[i].group && slot >= nodes[i].address &&
        slot < nodes[i].address + nodes[i].slot_bytes) {
      return i;
    }
  }
  return std::nullopt;
}

/// Marking runs along these pointers right now.
void GraphPainter::paint_news() {
  for (const GraphNews& news : m_scene.m_news.at(m_scene.m_now_ms)) {
    const auto to = holder_of(news.to);
    if (!to || news.kind == GraphNews::Kind::kShaded) continue;
    const QColor colour = news.kind == GraphNews::Kind::kFollowed ? m_theme.worker : m_theme.shaded;
    const double age = double(m_scene.m_now_ms - news.since_ms) / GraphNewsList::kStayMs;
    const double opacity = m_scene.m_moves ? std::clamp(1.15 - age, 0.15, 1.0) : 1;
    const Stroke bold{faded(colour, opacity), m_theme.strong_line_width + 0.6};
    const auto from = holder_of(news.from);
    if (!from) continue;
    for (const EdgeCurve& curve : curves_between(*from, *to)) stroke(m_painter, curve, bold);
  }
}

/// Only if the pointer is still there.
std::vector<EdgeCurve> GraphPainter::curves_between(std::size_t from, std::size_t to) const {
  std::vector<EdgeCurve> curves;
  for (const GraphEdge& edge : m_scene.graph().edges) {
    if (edge.from == from && edge.to == to) curves.push_back(m_scene.curve(edge));
  }
  return curves;
}

}  // namespace tricolor::ui
