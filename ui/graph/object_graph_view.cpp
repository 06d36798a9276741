// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/graph/object_graph_view.h"

#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/bridge/selection.h"
#include "ui/theme/view_events.h"

namespace tricolor::ui {

namespace {

constexpr double kZoomStep = 1.25;
constexpr int kFrameMs = 16;
constexpr std::size_t kMostAlone = 64;  // objects of a path, from its end, that no group swallows

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
  paint_focus(painter, *this, rect());
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

bool ObjectGraphView::event(QEvent* event) {
  if (const auto pinch = pinch_of(*event, *this)) {
    zoomAt(pinch->at, pinch->factor);
    return true;
  }
  return answer_tip(*event, *this, [this](QPoint pos) { return m_scene->hit(pos).tip; }) ||
         QWidget::event(event);
}

}  // namespace tricolor::ui
