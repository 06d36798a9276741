// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPointF>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "core/sim/graph_view.h"

namespace tricolor::ui {

/// How far a node has come: on its way to its place, appearing, or fading after it was freed.
struct MovingNode {
  QPointF from;
  QPointF to;
  std::int64_t since_ms = 0;
  bool leaving = false;
  bool entering = false;
  GraphNode last;  ///< as it looked when it was there
};

/// Smooth ways between the layouts of one graph after the other. Without motion everything is where
/// it belongs at once.
///
/// 1. begin(), then place() for each node of a new layout, then end(): nodes that were not placed
///    begin to fade.
/// 2. at() and opacity() at any later time; settled() when nothing moves any more.
class GraphMotion {
 public:
  static constexpr std::int64_t kMoveMs = 260;
  static constexpr std::int64_t kFadeMs = 500;

  /// `fresh`: another graph altogether; nothing moves over from the old one.
  void begin(std::int64_t now_ms, bool motion, bool fresh);
  /// `start`: where a new node comes from.
  void place(const GraphNode& node, QPointF to, QPointF start);
  void end();

  QPointF at(GraphKey key, std::int64_t now_ms) const;
  double opacity(GraphKey key, std::int64_t now_ms) const;
  /// True while the node itself is on its way.
  bool moves(GraphKey key, std::int64_t now_ms) const;
  bool settled(std::int64_t now_ms) const { return now_ms >= m_settled_ms; }
  /// Nodes that are gone but still seen.
  std::vector<const MovingNode*> leaving(std::int64_t now_ms) const;

 private:
  static double progress(const MovingNode& node, std::int64_t now_ms);
  static QPointF position(const MovingNode& node, std::int64_t now_ms);

  std::unordered_map<GraphKey, MovingNode> m_nodes;
  std::unordered_map<GraphKey, bool> m_placed;
  std::int64_t m_now_ms = 0;
  std::int64_t m_settled_ms = 0;
  bool m_motion = true;
  bool m_fresh = true;
};

}  // namespace tricolor::ui
