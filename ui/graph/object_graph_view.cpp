// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/graph/object_graph_view.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/bridge/selection.h"
#include "ui/graph/graph_text.h"
#include "ui/theme/view_events.h"

namespace tricolor::ui {

namespace {

constexpr double kZoomStep = 1.25;
constexpr int kFrameMs = 16;
constexpr std::size_t kMostAlone = 64;  // objects of a path, from its end, that no group swallows

/// The word that a pointer drawn by hand goes to: a free one, else the first.
std::uint32_t word_for_pointer(const GraphNode& node) {
  return node.free_word >= 0 ? static_cast<std::uint32_t>(node.free_word) : node.first_pointer;
}

}  // namespace

ObjectGraphView::ObjectGraphView(Selection& selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_scene(std::make_unique<GraphScene>(theme(ThemeId::kLight))) {
  setObjectName("objectGraph");
  setAccessibleName("Object graph");
  setAccessibleDescription(
      "Roots at the left, objects by distance from the roots at the right, unreachable ones below. "
      "Plus and minus zoom, comma and period go from object to object.");
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAttribute(Qt::WA_OpaquePaintEvent);
  grabGesture(Qt::PinchGesture);
  m_clock.start();
  m_timer.setInterval(kFrameMs);
  connect(&m_timer, &QTimer::timeout, this, &ObjectGraphView::tick);
  connect(&m_selection, &Selection::objectChanged, this, &ObjectGraphView::takeSelection);
  connect(&m_selection, &Selection::pathChanged, this, &ObjectGraphView::takePath);
  connect(&m_selection, &Selection::hoveredChanged, this, [this](Address address) {
    m_scene->set_hovered(address);
    update();
  });
}

ObjectGraphView::~ObjectGraphView() = default;

void ObjectGraphView::setTheme(const Theme& theme) {
  m_scene->set_theme(theme);
  update();
}

void ObjectGraphView::setReducedMotion(bool on) {
  m_scene->set_motion(!on);
}

void ObjectGraphView::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
  if (!isVisible() && !testAttribute(Qt::WA_DontShowOnScreen)) return;
  m_scene->set_now(m_clock.elapsed());
  m_scene->set_size(size());
  m_scene->set_snapshot(std::move(snapshot));
  if (!m_scene->settled()) m_timer.start();
  update();
}

void ObjectGraphView::tick() {
  m_scene->set_now(m_clock.elapsed());
  if (m_scene->settled() || !isVisible()) m_timer.stop();
  update();
}

// --- what pictures are to hold --------------------------------------------------------------

void ObjectGraphView::ask() {
  m_request.wanted = isVisible();
  m_request.alone.clear();
  if (m_selection.object() != 0) m_request.alone.push_back(m_selection.object());
  const std::vector<Address>& path = m_selection.path();
  const std::size_t left_out = path.size() - std::min(path.size(), kMostAlone);
  m_request.alone.insert(m_request.alone.end(),
                         path.begin() + static_cast<std::ptrdiff_t>(left_out), path.end());
  Q_EMIT graphWanted(m_request);
}

void ObjectGraphView::showEvent(QShowEvent* /*event*/) {
  ask();
}

void ObjectGraphView::hideEvent(QHideEvent* /*event*/) {
  ask();
}

void ObjectGraphView::setGrouping(GraphGrouping grouping) {
  m_request.grouping = grouping;
  m_request.opened.clear();
  ask();
}

void ObjectGraphView::openGroup(GraphKey key) {
  if (std::find(m_request.opened.begin(), m_request.opened.end(), key) != m_request.opened.end())
    return;
  m_request.opened.push_back(key);
  ask();
}

void ObjectGraphView::closeGroups() {
  if (m_request.opened.empty()) return;
  m_request.opened.clear();
  ask();
}

void ObjectGraphView::takeSelection() {
  m_scene->set_selected(m_selection.object());
  if (m_selection.object() != 0) {
    m_scene->set_selected_edge(-1, -1, 0);
    m_scene->reveal(m_selection.object());
  }
  if (isVisible() && m_scene->graph().grouped) ask();
  update();
}

void ObjectGraphView::takePath() {
  m_scene->set_path(m_selection.path());
  if (isVisible() && m_scene->graph().grouped) ask();
  update();
}

// --- viewport ---------------------------------------------------------------------------------

void ObjectGraphView::zoomIn() {
  zoomAt(rect().center(), kZoomStep);
}
void ObjectGraphView::zoomOut() {
  zoomAt(rect().center(), 1 / kZoomStep);
}

void ObjectGraphView::resetZoom() {
  m_scene->reset_view();
  update();
}

void ObjectGraphView::tidy() {
  m_scene->set_now(m_clock.elapsed());
  m_scene->tidy();
  m_timer.start();
  update();
}

void ObjectGraphView::zoomAt(QPointF pos, double factor) {
  m_scene->zoom_at(pos, factor);
  update();
}

void ObjectGraphView::paintEvent(QPaintEvent* /*event*/) {
  m_scene->set_now(m_clock.elapsed());
  QPainter painter(this);
  m_scene->paint(painter);
  paint_focus(painter, *this);
}

void ObjectGraphView::resizeEvent(QResizeEvent* /*event*/) {
  m_scene->set_size(size());
}

void ObjectGraphView::wheelEvent(QWheelEvent* event) {
  if (event->modifiers() & Qt::ShiftModifier) {
    m_scene->pan(QPointF(event->angleDelta()) / 2);
    update();
  } else {
    zoomAt(event->position(), std::pow(kZoomStep, event->angleDelta().y() / 120.0));
  }
  event->accept();
}

// --- mouse --------------------------------------------------------------------------------------

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

// --- keyboard
// -------------------------------------------------------------------------------------

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

// --- edits
// ----------------------------------------------------------------------------------------

void ObjectGraphView::cutSelected() {
  const auto index = m_scene->selected_edge();
  if (!index) return;
  const GraphEdge& edge = m_scene->graph().edges[*index];
  const GraphNode& from = m_scene->graph().nodes[edge.from];
  if (!from.group) Q_EMIT editWanted(CutPointer{from.address, edge.word});
}

void ObjectGraphView::drawPointer(std::size_t from, std::size_t to) {
  const GraphNode& holder = m_scene->graph().nodes[from];
  const GraphNode& target = m_scene->graph().nodes[to];
  if (holder.group || target.group || holder.pointers == 0) return;
  Q_EMIT editWanted(SetPointer{holder.address, word_for_pointer(holder), target.address});
}

/// "pinned1", "pinned2", … : one that no picture has shown yet.
std::string ObjectGraphView::newGlobal() {
  const auto is_taken = [&](const std::string& name) {
    for (const GraphRoot& root : m_scene->graph().roots) {
      if (root.kind != GraphRoot::Kind::kGlobals) continue;
      for (const GraphVariable& variable : root.variables) {
        if (variable.name == name && variable.value != 0) return true;
      }
    }
    return false;
  };
  std::string name;
  do name = "pinned" + std::to_string(++m_globals_made);
  while (is_taken(name));
  return name;
}

void ObjectGraphView::fillMenu(QMenu& menu, QPoint pos) {
  const GraphHit hit = m_scene->hit(pos);
  const auto edit = [this](const Edit& wanted) { Q_EMIT editWanted(wanted); };
  if (hit.node >= 0) {
    const GraphNode node = m_scene->graph().nodes[static_cast<std::size_t>(hit.node)];
    if (node.group) {
      menu.addAction("Open this group", this, [this, node] { openGroup(node.key); });
    } else {
      if (node.pointers > 0) {
        menu.addAction("New object here", this, [edit, node] {
          edit(AddObject{"main.node", 16, 2, {}, node.address, word_for_pointer(node)});
        });
      }
      menu.addAction("Pin by a global variable", this, [this, edit, node] {
        edit(PinRoot{newGlobal(), node.address});
      });
      for (const GraphRoot& root : m_scene->graph().roots) {
        if (root.kind != GraphRoot::Kind::kGlobals) continue;
        for (const GraphVariable& variable : root.variables) {
          if (variable.node != hit.node) continue;
          menu.addAction("Let go of " + QString::fromStdString(variable.name), this,
                         [edit, name = variable.name] {
                           edit(PinRoot{name, 0});
                         });
        }
      }
    }
  } else if (hit.edge >= 0) {
    const GraphEdge edge = m_scene->graph().edges[static_cast<std::size_t>(hit.edge)];
    const GraphNode from = m_scene->graph().nodes[edge.from];
    if (!from.group) {
      menu.addAction("Cut this pointer", this, [edit, from, edge] {
        edit(CutPointer{from.address, edge.word});
      });
    }
  } else {
    menu.addAction("New object, pinned", this, [this, edit] {
      edit(AddObject{"main.node", 16, 2, newGlobal(), 0, 0});
    });
    menu.addAction("New large object, pinned", this, [this, edit] {
      edit(AddObject{"[]byte", 64 * kKiB, 0, newGlobal(), 0, 0});
    });
  }
  menu.addSeparator();
  const bool by_type = m_request.grouping == GraphGrouping::kType;
  menu.addAction(by_type ? "Group by span" : "Group by type", this, [this, by_type] {
    setGrouping(by_type ? GraphGrouping::kSpan : GraphGrouping::kType);
  });
  if (!m_request.opened.empty()) {
    menu.addAction("Close the open groups", this, &ObjectGraphView::closeGroups);
  }
  menu.addAction("Tidy\tT", this, &ObjectGraphView::tidy);
  menu.addAction("Show everything\t0", this, &ObjectGraphView::resetZoom);
}

void ObjectGraphView::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  fillMenu(menu, event->pos());
  menu.exec(event->globalPos());
}

bool ObjectGraphView::event(QEvent* event) {
  if (const auto pinch = pinch_of(*event, *this)) {
    zoomAt(pinch->at, pinch->factor);
    return true;
  }
  return answer_tip(*event, *this, [this](QPoint pos) { return m_scene->hit(pos).tip; }) ||
         QWidget::event(event);
}

}  // namespace tricolor::ui
