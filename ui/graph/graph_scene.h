// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QImage>
#include <QPoint>
#include <QRect>
#include <QString>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/sim/snapshot.h"
#include "ui/graph/graph_cards.h"
#include "ui/graph/graph_geometry.h"
#include "ui/graph/graph_layout.h"
#include "ui/graph/graph_legend.h"
#include "ui/graph/graph_motion.h"
#include "ui/graph/graph_news.h"
#include "ui/theme/theme.h"
#include "ui/theme/violation_marks.h"

class QPainter;

namespace tricolor::ui {

/// What a point of the graph stands for.
struct GraphHit {
  std::int64_t node = -1;
  std::int64_t edge = -1;
  Address value = 0;  ///< of a root variable
  QString tip;
  bool nothing() const { return node < 0 && edge < 0 && value == 0; }
};

/// The object graph without its widget: what is known, where it is, how it is painted.
///
/// 1. set_theme(), set_size(), set_snapshot() in any order and number.
/// 2. set_now() before paint() and hit(): places move with real time until settled().
/// 3. zoom_at(), pan(), reveal() move the viewport; positions are in widget coordinates.
class GraphScene {
 public:
  static constexpr double kMostZoom = 16;

  explicit GraphScene(const Theme& theme);

  void set_theme(const Theme& theme);
  void set_size(QSize size);
  void set_motion(bool on) { m_moves = on; }
  void set_now(std::int64_t now_ms) { m_now_ms = now_ms; }
  void set_snapshot(std::shared_ptr<const Snapshot> snapshot);
  void set_selected(Address object) { m_selected = object; }
  /// What keeps the selected object alive, from the root's object to it.
  void set_path(std::vector<Address> path) { m_path = std::move(path); }
  void set_selected_edge(std::int64_t from, std::int64_t to, std::uint32_t word);
  void set_hovered(Address object) { m_hovered = object; }
  /// The pointer that a user is drawing; none without a start.
  void set_drawing(std::optional<std::pair<std::size_t, QPointF>> drawing) { m_drawing = drawing; }
  /// Lays everything out anew with the next snapshot, and now.
  void tidy();

  bool empty() const { return m_snapshot == nullptr || !m_snapshot->graph.taken; }
  const GraphView& graph() const;
  const GraphLayout& layout() const { return m_layout; }
  const GraphCards& cards() const { return m_cards; }
  bool settled() const { return m_motion.settled(m_now_ms) && m_news.settled(m_now_ms); }

  double zoom() const { return m_zoom; }
  void zoom_at(QPointF pos, double factor);
  void reset_view();
  void pan(QPointF delta);
  void reveal(Address object);

  GraphHit hit(QPointF pos) const;
  /// Where a node is seen, in widget coordinates.
  QRectF box(std::size_t node) const;
  std::optional<std::size_t> node_of(Address object) const;
  /// The nodes of the path that are in the present graph, up to the selected one.
  std::vector<std::size_t> path_nodes() const;
  /// The selected pointer's index in the present graph.
  std::optional<std::size_t> selected_edge() const;

  /// What is marked of the newest lost object.
  std::vector<PlacedMark> lost_marks() const;

  void paint(QPainter& painter);

 private:
  friend class GraphPainter;

  void relayout(bool fresh_motion);
  int layout_signs(int width);
  GraphSizes sizes();
  double longest_name() const;
  double label_width();
  double fitting(QSizeF content) const;
  void fit();
  double scale() const { return m_fit * m_zoom; }
  QPointF to_widget(QPointF content) const {
    return m_map.topLeft() + content * scale() - m_scroll;
  }
  QRectF rect_at(QPointF centre) const;
  /// True if a box of that size has room for words beside its object.
  bool has_label(const QRectF& box) const {
    return box.height() >= m_line + 2 && box.width() >= 4.5 * m_line &&
           box.width() >= 2 * box.height();
  }
  EdgeCurve curve(const GraphEdge& edge) const;
  bool moves(const GraphEdge& edge) const;
  std::uint64_t edges_version() const;

  Theme m_theme;
  QSize m_size;
  int m_line = 12;
  std::shared_ptr<const Snapshot> m_snapshot;
  GraphLayout m_layout;
  GraphSizes m_sizes;
  GraphSizes m_sizes_by_number;  ///< if there were room enough
  GraphMotion m_motion;
  GraphNewsList m_news;
  GraphCards m_cards;
  std::unordered_map<Address, std::size_t> m_by_address;
  std::vector<bool> m_arcs;  ///< by edge: the second of a pair to and fro
  QRectF m_map;
  QRect m_roots;
  QRect m_legend;
  GraphLegend m_signs;
  QRect m_summary;
  double m_longest_name = 0;
  double m_label = 0;  ///< px that names have in a labelled box at scale 1
  double m_fit = 1;
  double m_zoom = 1;
  QPointF m_scroll;
  std::int64_t m_now_ms = 0;
  bool m_moves = true;
  Address m_selected = 0;
  Address m_hovered = 0;
  std::vector<Address> m_path;
  GraphKey m_edge_from = 0;
  GraphKey m_edge_to = 0;
  std::uint32_t m_edge_word = 0;
  std::optional<std::pair<std::size_t, QPointF>> m_drawing;
  QImage m_edge_image;
  std::uint64_t m_edge_image_version = 0;
};

}  // namespace tricolor::ui
