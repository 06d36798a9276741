// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QElapsedTimer>
#include <QPoint>
#include <QTimer>
#include <QWidget>
#include <memory>

#include "core/sim/snapshot.h"
#include "ui/heapmap/heapmap_scene.h"
#include "ui/theme/theme.h"

class QMenu;

namespace tricolor::ui {

class Selection;

/// The heap, object by object: roots at the left, spans by size class at the right.
///
/// Wheel, pinch and + − zoom, 0 shows everything by class, dragging moves, a click selects the
/// object (or, where slots are too small, the span). A click on the runtime's row, or R, opens and
/// folds it. Painting costs what is visible and what
/// changed.
class HeapMapView : public QWidget {
  Q_OBJECT

 public:
  explicit HeapMapView(Selection& selection, QWidget* parent = nullptr);
  ~HeapMapView() override;

  void setTheme(const Theme& theme);
  /// Null: nothing to show. Snapshots of one run must come in order, none left out, unless
  /// they list all spans.
  void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
  /// On: marks of what just happened stay for one snapshot and do not fade.
  void setReducedMotion(bool on) { m_fade = !on; }
  /// Which size classes the program uses is learned anew.
  void forgetRun();
  /// Also caches, central lists, mark work, credit, bit rows.
  void setExtended(bool on);

  /// 0.5: the whole arena; 1: all spans by class; more: their slots, up to one object.
  double zoom() const { return m_scene->zoom(); }
  void zoomIn();
  void zoomOut();
  void resetZoom();
  /// Opens or folds the row of the size classes that only the runtime uses.
  void toggleRuntime();
  /// What the map offers on a right click.
  void fillMenu(QMenu& menu);

  const HeapMapScene& scene() const { return *m_scene; }
  QSize sizeHint() const override { return {640, 480}; }
  QSize minimumSizeHint() const override { return {200, 140}; }

 Q_SIGNALS:
  void zoomChanged(double zoom);
  /// What is in sight needs other parts of the heap.
  void detailWanted(const tricolor::ui::SnapshotDetail& detail);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  bool event(QEvent* event) override;

 private:
  QPoint zoomCentre() const;
  void zoomAt(QPoint pos, double factor);
  void hover(QPoint pos);
  void select(QPoint pos);
  void takeSelection();
  void askForDetail();

  Selection& m_selection;
  std::unique_ptr<HeapMapScene> m_scene;
  QElapsedTimer m_clock;
  QTimer m_motion;  ///< runs while something moves
  QPoint m_pressed_at;
  QPoint m_dragged_from;
  bool m_pressed = false;
  bool m_dragging = false;
  bool m_fade = true;
  SnapshotDetail m_asked;
};

}  // namespace tricolor::ui
