// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/heapmap_view.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <cmath>

#include "ui/bridge/selection.h"
#include "ui/theme/view_events.h"

namespace tricolor::ui {

namespace {

constexpr int kMotionMs = 33;  // thirty pictures a second, for a second and a half

}  // namespace

HeapMapView::HeapMapView(Selection& selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_scene(std::make_unique<HeapMapScene>(theme(ThemeId::kLight))) {
  setObjectName("heapMap");
  setAccessibleName("Heap map");
  setAccessibleDescription(
      "Roots at the left, spans of the heap by size class at the right. Plus and minus zoom, R "
      "opens "
      "and folds the size classes that only the runtime uses.");
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAttribute(Qt::WA_OpaquePaintEvent);
  grabGesture(Qt::PinchGesture);
  m_clock.start();
  m_motion.setInterval(kMotionMs);
  connect(&m_motion, &QTimer::timeout, this, [this] {
    if (!m_scene->moving(m_clock.elapsed())) m_motion.stop();
    update();
  });
  connect(&m_selection, &Selection::objectChanged, this, &HeapMapView::takeSelection);
  connect(&m_selection, &Selection::spanChanged, this, &HeapMapView::takeSelection);
  connect(&m_selection, &Selection::pathChanged, this, [this] {
    m_scene->set_path(m_selection.path());
    update();
  });
  connect(&m_selection, &Selection::hoveredChanged, this, [this](Address address) {
    m_scene->set_hovered(address);
    update();
  });
}

HeapMapView::~HeapMapView() = default;

void HeapMapView::setTheme(const Theme& theme) {
  m_scene->set_theme(theme);
  update();
}

void HeapMapView::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
  m_scene->set_size(size());
  m_scene->set_snapshot(std::move(snapshot), m_clock.elapsed(), m_fade);
  if (m_scene->moving(m_clock.elapsed())) m_motion.start();
  update();
}

void HeapMapView::setExtended(bool on) {
  m_scene->set_extended(on);
  update();
}

void HeapMapView::forgetRun() {
  m_scene->forget_run();
  update();
}

void HeapMapView::takeSelection() {
  m_scene->set_selected(m_selection.object(), m_selection.span());
  if (m_selection.object() != 0) m_scene->reveal(m_selection.object());
  update();
}

/// The selected object, if it is seen: one zooms in on something.
QPoint HeapMapView::zoomCentre() const {
  const QRect map = m_scene->areas().map;
  const QPoint object = m_scene->object_rect(m_selection.object()).value_or(QRect()).center();
  return map.contains(object) ? object : map.center();
}

void HeapMapView::zoomIn() {
  zoomAt(zoomCentre(), MapViewport::kStep);
}

void HeapMapView::zoomOut() {
  zoomAt(zoomCentre(), 1 / MapViewport::kStep);
}

void HeapMapView::resetZoom() {
  m_scene->reset_view();
  Q_EMIT zoomChanged(zoom());
  update();
}

void HeapMapView::zoomAt(QPoint pos, double factor) {
  m_scene->zoom_at(pos, factor);
  if (m_scene->moving(m_clock.elapsed())) m_motion.start();
  Q_EMIT zoomChanged(zoom());
  update();
}

void HeapMapView::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  m_scene->paint(painter, m_clock.elapsed());
  if (!m_motion.isActive() && m_scene->moving(m_clock.elapsed())) m_motion.start();
  askForDetail();
  paint_focus(painter, *this, rect());
}

void HeapMapView::askForDetail() {
  SnapshotDetail detail = m_scene->wanted_detail();
  if (detail == m_asked) return;
  m_asked = std::move(detail);
  Q_EMIT detailWanted(m_asked);
}

void HeapMapView::resizeEvent(QResizeEvent* /*event*/) {
  m_scene->set_size(size());
}

void HeapMapView::wheelEvent(QWheelEvent* event) {
  if (event->modifiers() & Qt::ShiftModifier) {
    m_scene->pan(event->angleDelta() / 2);
    update();
  } else {
    const double notches = event->angleDelta().y() / 120.0;
    zoomAt(event->position().toPoint(), std::pow(MapViewport::kStep, notches));
  }
  event->accept();
}

void HeapMapView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  m_pressed = true;
  m_dragging = false;
  m_pressed_at = m_dragged_from = event->position().toPoint();
}

void HeapMapView::mouseMoveEvent(QMouseEvent* event) {
  const QPoint pos = event->position().toPoint();
  if (!m_pressed) {
    hover(pos);
    return;
  }
  if ((pos - m_pressed_at).manhattanLength() >= QApplication::startDragDistance() &&
      m_scene->can_scroll()) {
    m_dragging = true;
    setCursor(Qt::ClosedHandCursor);
  }
  if (!m_dragging) return;
  m_scene->pan(pos - m_dragged_from);
  m_dragged_from = pos;
  update();
}

void HeapMapView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !m_pressed) return;
  m_pressed = false;
  unsetCursor();
  if (!m_dragging) select(event->position().toPoint());
  m_dragging = false;
}

void HeapMapView::leaveEvent(QEvent* /*event*/) {
  m_selection.setHovered(0);
}

void HeapMapView::hover(QPoint pos) {
  const SceneHit hit = m_scene->hit(pos);
  m_selection.setHovered(hit.object != 0 ? hit.object : hit.span);
}

void HeapMapView::select(QPoint pos) {
  const SceneHit hit = m_scene->hit(pos);
  if (hit.folds_runtime) return toggleRuntime();
  m_selection.setSpan(hit.span);
  m_selection.setObject(hit.object);
}

void HeapMapView::toggleRuntime() {
  if (m_scene->layout().runtime_row() == nullptr) return;
  m_scene->set_runtime_open(!m_scene->runtime_open());
  update();
}

void HeapMapView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      zoomIn();
      break;
    case Qt::Key_Minus:
      zoomOut();
      break;
    case Qt::Key_0:
      resetZoom();
      break;
    case Qt::Key_R:
      toggleRuntime();
      break;
    case Qt::Key_Escape:
      // With nothing to let go, the key is somebody else's.
      if (m_selection.object() == 0 && m_selection.span() == 0) return event->ignore();
      select(QPoint(-1, -1));
      break;
    default:
      QWidget::keyPressEvent(event);
  }
}

void HeapMapView::fillMenu(QMenu& menu) {
  if (m_scene->layout().runtime_row() != nullptr) {
    menu.addAction(m_scene->runtime_open() ? "One row for the runtime's size classes\tR"
                                           : "A row for each of the runtime's size classes\tR",
                   this, &HeapMapView::toggleRuntime);
  }
  menu.addAction("Zoom in\t+", this, &HeapMapView::zoomIn);
  menu.addAction("Zoom out\t-", this, &HeapMapView::zoomOut);
  menu.addAction("Show everything\t0", this, &HeapMapView::resetZoom);
}

void HeapMapView::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  fillMenu(menu);
  menu.exec(event->globalPos());
}

bool HeapMapView::event(QEvent* event) {
  if (const auto pinch = pinch_of(*event, *this)) {
    zoomAt(pinch->at.toPoint(), pinch->factor);
    return true;
  }
  return answer_tip(*event, *this, [this](QPoint pos) { return m_scene->hit(pos).tip; }) ||
         QWidget::event(event);
}

}  // namespace tricolor::ui
