// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <utility>

#include "ui/bridge/selection.h"
#include "ui/graph/object_graph_view.h"

namespace tricolor::ui {

void ObjectGraphView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  m_drag = Drag::kPressed;
  m_pressed_at = m_dragged_from = event->position();
  m_pressed_node = m_scene->hit(event->position()).node;
}

void ObjectGraphView::mouseMoveEvent(QMouseEvent* event) {
  const QPointF pos = event->position();
  if (m_drag == Drag::kNone) return hover(pos);
  if (m_drag == Drag::kPressed) {
    if ((pos - m_pressed_at).manhattanLength() < QApplication::startDragDistance()) return;
    const bool draws =
        m_pressed_node >= 0 &&
        m_scene->graph().nodes[static_cast<std::size_t>(m_pressed_node)].pointers > 0;
    m_drag = draws ? Drag::kDraw : Drag::kPan;
    setCursor(draws ? Qt::CrossCursor : Qt::ClosedHandCursor);
  }
  if (m_drag == Drag::kDraw) {
    m_scene->set_drawing(std::pair(static_cast<std::size_t>(m_pressed_node), pos));
  } else {
    m_scene->pan(pos - m_dragged_from);
    m_dragged_from = pos;
  }
  update();
}

void ObjectGraphView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || m_drag == Drag::kNone) return;
  const Drag drag = std::exchange(m_drag, Drag::kNone);
  unsetCursor();
  m_scene->set_drawing(std::nullopt);
  if (drag == Drag::kPressed) click(event->position());
  if (drag == Drag::kDraw) {
    const GraphHit hit = m_scene->hit(event->position());
    if (hit.node >= 0) {
      drawPointer(static_cast<std::size_t>(m_pressed_node), static_cast<std::size_t>(hit.node));
    }
  }
  update();
}

void ObjectGraphView::leaveEvent(QEvent* /*event*/) {
  m_selection.setHovered(0);
}

void ObjectGraphView::hover(QPointF pos) {
  const GraphHit hit = m_scene->hit(pos);
  const bool object =
      hit.node >= 0 && !m_scene->graph().nodes[static_cast<std::size_t>(hit.node)].group;
  m_selection.setHovered(object ? m_scene->graph().nodes[static_cast<std::size_t>(hit.node)].address
                                : hit.value);
}

void ObjectGraphView::click(QPointF pos) {
  const GraphHit hit = m_scene->hit(pos);
  if (hit.edge >= 0) {
    const GraphEdge& edge = m_scene->graph().edges[static_cast<std::size_t>(hit.edge)];
    m_selection.setObject(0);
    m_scene->set_selected_edge(edge.from, edge.to, edge.word);
    return;
  }
  m_scene->set_selected_edge(-1, -1, 0);
  if (hit.node < 0) {
    m_selection.setObject(hit.value);
    return;
  }
  const GraphNode node = m_scene->graph().nodes[static_cast<std::size_t>(hit.node)];
  if (node.group) return openGroup(node.key);
  m_selection.setSpan(node.span);
  m_selection.setObject(node.address);
}

void ObjectGraphView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoomIn();
    case Qt::Key_Minus:
      return zoomOut();
    case Qt::Key_0:
      return resetZoom();
    case Qt::Key_T:
      return tidy();
    case Qt::Key_Comma:
      return step(-1);
    case Qt::Key_Period:
      return step(1);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      return cutSelected();
    case Qt::Key_Escape:
      return letGo();
    default:
      QWidget::keyPressEvent(event);
  }
}

/// To the next object in the order of the graph: breadth first from the roots.
void ObjectGraphView::step(int by) {
  const auto& nodes = m_scene->graph().nodes;
  if (nodes.empty()) return;
  const auto n = static_cast<std::int64_t>(nodes.size());
  const auto at = m_scene->node_of(m_selection.object());
  std::int64_t next = at ? static_cast<std::int64_t>(*at) : (by > 0 ? -1 : n);
  for (std::int64_t tried = 0; tried < n; ++tried) {
    next = (next + by + n) % n;
    const GraphNode& node = nodes[static_cast<std::size_t>(next)];
    if (node.group) continue;
    m_selection.setSpan(node.span);
    m_selection.setObject(node.address);
    return;
  }
}

void ObjectGraphView::letGo() {
  const bool something = m_selection.object() != 0 || m_scene->selected_edge();
  m_scene->set_selected_edge(-1, -1, 0);
  m_selection.setSpan(0);
  m_selection.setObject(0);
  if (!something) closeGroups();
  update();
}

}  // namespace tricolor::ui
