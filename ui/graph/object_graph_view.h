// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QElapsedTimer>
#include <QPoint>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <vector>

#include "core/sim/edit.h"
#include "core/sim/snapshot.h"
#include "ui/graph/graph_scene.h"
#include "ui/theme/theme.h"

class QMenu;

namespace tricolor::ui {

class Selection;

/// The object graph: roots at the left, objects by their distance from them at the right, what no
/// root reaches below.
///
/// Wheel, pinch and + − zoom, 0 shows everything, dragging the background moves, T tidies. A click
/// selects the object, or a pointer, or opens a group; Escape lets go and closes groups. Dragging
/// from one object to another draws a pointer, Delete cuts the selected one, the context menu has
/// the rest. What it wants to know and to change leaves as signals; pictures carry a graph only
/// while graphWanted() asked for one.
class ObjectGraphView : public QWidget {
  Q_OBJECT

 public:
  explicit ObjectGraphView(Selection& selection, QWidget* parent = nullptr);
  ~ObjectGraphView() override;

  void setTheme(const Theme& theme);
  void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
  /// On: nothing moves; what happened last is highlighted until the next picture.
  void setReducedMotion(bool on);

  /// Groups by type or by span; opened groups are closed.
  void setGrouping(GraphGrouping grouping);
  void openGroup(GraphKey key);
  void closeGroups();
  const GraphRequest& request() const { return m_request; }

  double zoom() const { return m_scene->zoom(); }
  void zoomIn();
  void zoomOut();
  void resetZoom();
  void tidy();

  const GraphScene& scene() const { return *m_scene; }
  /// The actions for what is at `pos`; for the context menu and for tests.
  void fillMenu(QMenu& menu, QPoint pos);
  QSize sizeHint() const override { return {640, 480}; }
  QSize minimumSizeHint() const override { return {200, 140}; }

 Q_SIGNALS:
  void graphWanted(const tricolor::GraphRequest& request);
  void editWanted(const tricolor::Edit& edit);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  bool event(QEvent* event) override;

 private:
  enum class Drag : std::uint8_t { kNone, kPressed, kPan, kDraw };

  void ask();
  void tick();
  void zoomAt(QPointF pos, double factor);
  void hover(QPointF pos);
  void click(QPointF pos);
  void step(int by);
  void letGo();
  void cutSelected();
  void drawPointer(std::size_t from, std::size_t to);
  void takeSelection();
  void takePath();
  std::string newGlobal();

  Selection& m_selection;
  std::unique_ptr<GraphScene> m_scene;
  GraphRequest m_request;
  QElapsedTimer m_clock;
  QTimer m_timer;
  Drag m_drag = Drag::kNone;
  QPointF m_pressed_at;
  QPointF m_dragged_from;
  std::int64_t m_pressed_node = -1;
  int m_globals_made = 0;
};

}  // namespace tricolor::ui
