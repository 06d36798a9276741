// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/graph/graph_scene.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <bit>
#include <cmath>
#include <set>
#include <utility>

#include "core/base/hash.h"
#include "ui/graph/graph_painter.h"
#include "ui/graph/graph_text.h"

namespace tricolor::ui {

namespace {

constexpr double kMostFit = 1.5;
constexpr double kTwoLines = 0.85;      // scale: below it a label has one line only
constexpr double kReadable = 0.5;       // scale: below it a label's letters are under 5 px high
constexpr double kReadableAgain = 0.6;  // so that a node more or less does not switch all the time
// The content may be so much smaller than its room before it is drawn larger again.
constexpr double kLooseFit = 1.7;
constexpr double kSpareCells = 1.6;
constexpr double kEdgeReach = 6;  // px
constexpr int kPad = 6;
constexpr int kNarrow = 340;

}  // namespace

GraphScene::GraphScene(const Theme& theme) : m_theme(theme) {
  set_theme(theme);
}

void GraphScene::set_theme(const Theme& theme) {
  m_theme = theme;
  m_line = static_cast<int>(std::ceil(QFontMetricsF(theme.font(FontRole::kSmall)).height()));
  m_edge_image = {};
  m_longest_name = 0;
  if (!empty()) relayout(true);
}

void GraphScene::set_size(QSize size) {
  if (size == m_size) return;
  m_size = size;
  m_edge_image = {};
  m_longest_name = 0;  // names that were cut may have room now
  if (!empty()) relayout(true);
}

const GraphView& GraphScene::graph() const {
  static const GraphView kNone;
  return m_snapshot == nullptr ? kNone : m_snapshot->graph;
}

void GraphScene::set_snapshot(std::shared_ptr<const Snapshot> snapshot) {
  // A picture taken before anybody asked for the graph has none; the old one stays.
  if (snapshot != nullptr && !snapshot->graph.taken && !empty()) return;
  m_snapshot = std::move(snapshot);
  if (empty()) return;
  m_news.apply(*m_snapshot, m_now_ms, m_moves);
  m_layout.update(graph());
  relayout(m_layout.is_fresh());
}

void GraphScene::tidy() {
  if (empty()) return;
  m_layout.tidy();
  m_layout.update(graph());
  m_fit = kMostFit;
  relayout(false);
}

void GraphScene::relayout(bool fresh_motion) {
  const int width = m_size.width();
  const int top = m_line + 10;
  const int roots = width < kNarrow ? 0 : std::clamp(width / 5, 8 * m_line, 13 * m_line);
  const int legend = layout_signs(width - 2 * kPad);
  m_roots = QRect(kPad, kPad + top, roots, std::max(0, m_size.height() - 2 * kPad - legend - top));
  const int left = roots == 0 ? kPad : roots + kPad + m_line;
  m_summary = QRect(kPad, kPad, width - 2 * kPad, m_line);
  m_legend = QRect(kPad, m_size.height() - legend + 2, width - 2 * kPad, legend - 2);
  m_map = QRectF(left, kPad + top, std::max(1, width - left - kPad), std::max(1, m_roots.height()));
  m_cards = layout_cards(graph(), m_roots, m_line);
  m_sizes = sizes();
  m_by_address.clear();
  const auto& nodes = graph().nodes;
  m_motion.begin(m_now_ms, m_moves, fresh_motion);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (!nodes[i].group) m_by_address.emplace(nodes[i].address, i);
    const QPointF to = node_rect(m_sizes, m_layout, m_layout.places()[i]).center();
    m_motion.place(nodes[i], to, to - QPointF(m_sizes.gap.width(), 0));
  }
  m_motion.end();
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  m_arcs.clear();
  for (const GraphEdge& edge : graph().edges) {
    m_arcs.push_back(pairs.contains({edge.to, edge.from}));
    pairs.insert({edge.from, edge.to});
  }
  fit();
}

/// Px of height for the legend; a low graph has none.
int GraphScene::layout_signs(int width) {
  constexpr int kLeastLines = 12;
  constexpr int kLinesForEach = 8;  // of the whole height, for one line of the legend
  m_signs = {};
  if (m_size.height() < kLeastLines * m_line) return 0;
  const int most = m_size.height() / (kLinesForEach * m_line);
  m_signs = layout_graph_legend(width, m_line, most, QFontMetricsF(m_theme.font(FontRole::kSmall)));
  return m_signs.lines * (m_line + 2) + 4;
}

double GraphScene::fitting(QSizeF content) const {
  if (content.isEmpty()) return kMostFit;
  return std::min({m_map.width() / content.width(), m_map.height() / content.height(), kMostFit});
}

/// The longest name that a label has to hold, in px.
double GraphScene::longest_name() const {
  const QFontMetricsF metrics(m_theme.font(FontRole::kSmallBold));
  double longest = 0;
  for (const GraphNode& node : graph().nodes) {
    longest = std::max(longest, metrics.horizontalAdvance(short_type(node.type)));
  }
  return longest;
}

/// As wide as the longest name, if that does not cost the second line of all labels. While a graph
/// grows, boxes do not become narrower before they have to.
double GraphScene::label_width() {
  const std::size_t nodes = graph().nodes.size();
  if (!may_have_labels(nodes)) return m_label = m_longest_name = 0;
  const auto scale = [&](double width) {
    const GraphSizes sizes = graph_sizes(nodes, m_line, width, {});
    return fitting(content_size(sizes, m_layout) + sizes.cell() * kSpareCells);
  };
  const double least = std::min(kTwoLines, scale(0));
  const double before = m_layout.is_fresh() ? 0 : m_longest_name;
  const double longest = std::max(before, longest_name());
  if (std::exchange(m_longest_name, longest) == longest && scale(m_label) >= least) return m_label;
  m_label = longest;
  while (m_label * scale(m_label) < longest && scale(m_label) >= least) m_label += m_line / 2.0;
  while (m_label > 0 && scale(m_label) < least) m_label -= m_line;
  return m_label;
}

/// Labels only where they can be read once everything fits; then boxes with a letter read better.
GraphSizes GraphScene::sizes() {
  const std::size_t nodes = graph().nodes.size();
  m_sizes_by_number = graph_sizes(nodes, m_line, label_width(), m_sizes_by_number);
  const QSizeF content = content_size(m_sizes_by_number, m_layout);
  if (content.isEmpty()) return m_sizes_by_number;
  const double scale = fitting(content);
  const bool was_small = m_sizes.node.width() < m_sizes_by_number.node.width();
  const bool readable = scale >= (was_small ? kReadableAgain : kReadable);
  const GraphSizes small = lettered_sizes(m_line);
  return readable || small.node.width() > m_sizes_by_number.node.width() ? m_sizes_by_number
                                                                         : small;
}

/// Everything fits, with room for a few nodes more, so that the scale seldom changes.
void GraphScene::fit() {
  const QSizeF content = content_size(m_sizes, m_layout);
  if (content.isEmpty()) return;
  const double roomy = fitting(content + m_sizes.cell() * kSpareCells);
  const bool loose = roomy > m_fit * kLooseFit;
  if (m_layout.is_fresh() || loose || fitting(content) < m_fit) m_fit = roomy;
  pan({});
}

void GraphScene::pan(QPointF delta) {
  m_scroll -= delta;
  const QSizeF content = content_size(m_sizes, m_layout) * scale();
  const double most_x = std::max(0.0, content.width() - m_map.width());
  const double most_y = std::max(0.0, content.height() - m_map.height());
  m_scroll = {std::clamp(m_scroll.x(), 0.0, most_x), std::clamp(m_scroll.y(), 0.0, most_y)};
}

void GraphScene::zoom_at(QPointF pos, double factor) {
  const QPointF content = (pos - m_map.topLeft() + m_scroll) / scale();
  m_zoom = std::clamp(m_zoom * factor, 1.0, kMostZoom);
  m_scroll = content * scale() - (pos - m_map.topLeft());
  pan({});
}

void GraphScene::reset_view() {
  m_zoom = 1;
  m_scroll = {};
  if (!empty()) fit();
}

void GraphScene::reveal(Address object) {
  const auto node = node_of(object);
  if (!node || m_map.contains(box(*node))) return;
  pan(m_map.center() - box(*node).center());
}

void GraphScene::set_selected_edge(std::int64_t from, std::int64_t to, std::uint32_t word) {
  m_edge_from = from < 0 ? 0 : graph().nodes[static_cast<std::size_t>(from)].key;
  m_edge_to = to < 0 ? 0 : graph().nodes[static_cast<std::size_t>(to)].key;
  m_edge_word = word;
}

std::optional<std::size_t> GraphScene::selected_edge() const {
  if (m_edge_from == 0) return std::nullopt;
  const auto& edges = graph().edges;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (graph().nodes[edges[i].from].key == m_edge_from &&
        graph().nodes[edges[i].to].key == m_edge_to && edges[i].word == m_edge_word) {
      return i;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> GraphScene::node_of(Address object) const {
  const auto found = m_by_address.find(object);
  if (found == m_by_address.end()) return std::nullopt;
  return found->second;
}

std::vector<std::size_t> GraphScene::path_nodes() const {
  std::vector<std::size_t> nodes;
  if (m_path.empty() || m_path.back() != m_selected) return nodes;
  for (const Address object : m_path) {
    if (const auto node = node_of(object)) nodes.push_back(*node);
  }
  return nodes;
}

QRectF GraphScene::rect_at(QPointF centre) const {
  const QSizeF size = m_sizes.node * scale();
  const QPointF at = to_widget(centre);
  return {at - QPointF(size.width() / 2, size.height() / 2), size};
}

QRectF GraphScene::box(std::size_t node) const {
  return rect_at(m_motion.at(graph().nodes[node].key, m_now_ms));
}

EdgeCurve GraphScene::curve(const GraphEdge& edge) const {
  const auto index = static_cast<std::size_t>(&edge - graph().edges.data());
  return edge_curve(box(edge.from), box(edge.to), index < m_arcs.size() && m_arcs[index]);
}

GraphHit GraphScene::hit(QPointF pos) const {
  GraphHit hit;
  if (empty()) return hit;
  for (const GraphCard& card : m_cards.cards) {
    for (const GraphCardLine& line : card.lines) {
      if (line.is_frame || !line.rect.contains(pos.toPoint())) continue;
      const GraphRoot& root = graph().roots[card.root];
      hit.value = root.variables[line.variable].value;
      hit.tip = variable_tip(root, root.variables[line.variable]);
      return hit;
    }
  }
  if (!m_map.contains(pos)) return hit;
  for (std::size_t i = graph().nodes.size(); i-- > 0;) {
    if (!box(i).adjusted(-1, -1, 1, 1).contains(pos)) continue;
    hit.node = static_cast<std::int64_t>(i);
    hit.tip = node_tip(graph().nodes[i]);
    return hit;
  }
  double least = kEdgeReach;
  for (std::size_t i = 0; i < graph().edges.size(); ++i) {
    const EdgeCurve curve = this->curve(graph().edges[i]);
    if (!curve.path.controlPointRect().adjusted(-least, -least, least, least).contains(pos))
      continue;
    const double distance = distance_to(curve, pos);
    if (distance >= least) continue;
    least = distance;
    hit.edge = static_cast<std::int64_t>(i);
  }
  if (hit.edge >= 0) hit.tip = edge_tip(graph(), graph().edges[static_cast<std::size_t>(hit.edge)]);
  return hit;
}

bool GraphScene::moves(const GraphEdge& edge) const {
  return m_motion.moves(graph().nodes[edge.from].key, m_now_ms) ||
         m_motion.moves(graph().nodes[edge.to].key, m_now_ms);
}

/// Changes whenever the resting pointers would be drawn differently.
std::uint64_t GraphScene::edges_version() const {
  Hasher hasher;
  for (const GraphEdge& edge : graph().edges) {
    if (moves(edge)) continue;
    hasher.add(std::uint64_t{edge.from} << 32 | edge.to);
    hasher.add(static_cast<std::uint64_t>(std::bit_width(edge.pointers)));
  }
  for (const GraphPlace& place : m_layout.places()) {
    hasher.add(static_cast<std::uint64_t>(place.cell.column) << 33 |
               static_cast<std::uint64_t>(place.cell.row) << 1 | (place.island ? 1 : 0));
  }
  for (const double number : {scale(), m_scroll.x(), m_scroll.y(), double(m_layout.rows())}) {
    hasher.add(static_cast<std::uint64_t>(number * 1024));
  }
  return hasher.value() | 1;
}

void GraphScene::paint(QPainter& painter) {
  GraphPainter(*this, painter).paint();
}

}  // namespace tricolor::ui
