// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/graph/graph_motion.h"

#include <algorithm>

namespace tricolor::ui {

void GraphMotion::begin(std::int64_t now_ms, bool motion, bool fresh) {
  m_now_ms = now_ms;
  m_motion = motion;
  m_fresh = fresh || m_nodes.empty();
  m_placed.clear();
  if (fresh || !motion) m_nodes.clear();
}

void GraphMotion::place(const GraphNode& node, QPointF to, QPointF start) {
  m_placed[node.key] = true;
  const auto known = m_nodes.find(node.key);
  if (known != m_nodes.end() && !known->second.leaving) {
    MovingNode& moving = known->second;
    moving.last = node;
    if (moving.to == to) return;
    moving.from = position(moving, m_now_ms);
    moving.to = to;
    moving.entering = false;
    moving.since_ms = m_now_ms;
    m_settled_ms = std::max(m_settled_ms, m_now_ms + kMoveMs);
    return;
  }
  MovingNode moving{m_fresh || !m_motion ? to : start, to, m_now_ms, false, true, node};
  if (m_fresh || !m_motion)
    moving.since_ms = m_now_ms - kMoveMs;
  else
    m_settled_ms = std::max(m_settled_ms, m_now_ms + kMoveMs);
  m_nodes[node.key] = moving;
}

void GraphMotion::end() {
  std::erase_if(m_nodes, [&](const auto& each) {
    return each.second.leaving && m_now_ms >= each.second.since_ms + kFadeMs;
  });
  for (auto& [key, moving] : m_nodes) {
    if (moving.leaving || m_placed.contains(key)) continue;
    moving.to = moving.from = position(moving, m_now_ms);
    moving.leaving = true;
    moving.since_ms = m_now_ms;
    m_settled_ms = std::max(m_settled_ms, m_now_ms + kFadeMs);
  }
}

double GraphMotion::progress(const MovingNode& node, std::int64_t now_ms) {
  const double part = std::clamp(static_cast<double>(now_ms - node.since_ms) / kMoveMs, 0.0, 1.0);
  return 1 - (1 - part) * (1 - part) * (1 - part);
}

QPointF GraphMotion::position(const MovingNode& node, std::int64_t now_ms) {
  return node.from + (node.to - node.from) * progress(node, now_ms);
}

QPointF GraphMotion::at(GraphKey key, std::int64_t now_ms) const {
  const auto node = m_nodes.find(key);
  return node == m_nodes.end() ? QPointF() : position(node->second, now_ms);
}

bool GraphMotion::moves(GraphKey key, std::int64_t now_ms) const {
  if (settled(now_ms)) return false;
  const auto node = m_nodes.find(key);
  return node != m_nodes.end() && now_ms < node->second.since_ms + kMoveMs;
}

double GraphMotion::opacity(GraphKey key, std::int64_t now_ms) const {
  const auto node = m_nodes.find(key);
  if (node == m_nodes.end()) return 0;
  const double since = static_cast<double>(now_ms - node->second.since_ms);
  if (node->second.leaving) return std::clamp(1 - since / kFadeMs, 0.0, 1.0);
  return node->second.entering ? std::clamp(since / kMoveMs, 0.0, 1.0) : 1;
}

std::vector<const MovingNode*> GraphMotion::leaving(std::int64_t now_ms) const {
  std::vector<const MovingNode*> gone;
  for (const auto& [key, moving] : m_nodes) {
    if (moving.leaving && now_ms < moving.since_ms + kFadeMs) gone.push_back(&moving);
  }
  return gone;
}

}  // namespace tricolor::ui
