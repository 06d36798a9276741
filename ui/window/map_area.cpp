// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/window/map_area.h"

#include <QResizeEvent>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/bridge/session.h"
#include "ui/bridge/settings.h"
#include "ui/controls/depth_switch.h"
#include "ui/controls/wrapping_row.h"
#include "ui/graph/object_graph_view.h"
#include "ui/heapmap/heapmap_view.h"
#include "ui/window/splitter.h"

namespace tricolor::ui {

namespace {

constexpr const char* kKey = "map/show";
constexpr std::array<const char*, 3> kNames{"heap", "graph", "split"};

}  // namespace

MapArea::MapArea(Session& session, Selection& selection, QWidget* parent) : QWidget(parent) {
  setObjectName("mapArea");
  m_heap = new HeapMapView(selection);
  m_heap->setObjectName("heapMap");
  m_graph = new ObjectGraphView(selection);
  m_graph->setObjectName("objectGraph");
  m_row = new WrappingRow(nullptr, 0, 2);
  m_buttons = {
      makeButton(Show::kHeap, "Heap", "showHeap", "Spans and slots, by address"),
      makeButton(Show::kGraph, "Graph", "showGraph", "Objects and the pointers between them"),
      makeButton(Show::kSplit, "Split", "showSplit", "Both side by side")};
  for (QToolButton* button : m_buttons) m_row->addWidget(button);
  m_depth_switch = new DepthSwitch(m_depth, this);
  m_depth_switch->setProperty("flow", "right");
  m_row->addWidget(m_depth_switch);
  m_split = new Splitter(Qt::Horizontal, "mapSplit", "Border between heap and graph", this);
  m_split->setChildrenCollapsible(false);
  for (QWidget* view : {static_cast<QWidget*>(m_heap), static_cast<QWidget*>(m_graph)}) {
    view->setMinimumSize(1, 1);
    view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_split->addWidget(view);
  }
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  layout->addLayout(m_row);
  layout->addWidget(m_split, 1);
  SimulationDriver& driver = session.driver();
  connect(m_heap, &HeapMapView::detailWanted, &driver, &SimulationDriver::setDetail);
  connect(&m_depth, &ViewDepth::depthChanged, this,
          [this] { m_heap->setExtended(m_depth.extended()); });
  connect(m_graph, &ObjectGraphView::graphWanted, &driver, &SimulationDriver::setGraph);
  connect(m_graph, &ObjectGraphView::editWanted, &driver,
          [&driver](const Edit& edit) { driver.apply(edit); });
  setShow(Show::kHeap);
}

QToolButton* MapArea::makeButton(Show show, const QString& text, const QString& name,
                                 const QString& help) {
  auto* button = new QToolButton(this);
  button->setText(text);
  button->setObjectName(name);
  button->setToolTip(help);
  button->setCheckable(true);
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::TabFocus);
  connect(button, &QToolButton::clicked, this, [this, show] { setShow(show); });
  return button;
}

/// A second row of switches is not worth a part of a low map.
void MapArea::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitRow();
}

void MapArea::fitRow() {
  constexpr int kTwoRowsLines = 18;  // of height, for two rows and a map
  int width = m_depth_switch->sizeHint().width();
  for (const QToolButton* button : m_buttons)
    width += button->sizeHint().width() + m_row->spacing();
  const bool low = height() < kTwoRowsLines * fontMetrics().lineSpacing();
  m_depth_switch->setVisible(!low || width <= this->width());
}

void MapArea::setShow(Show show) {
  m_show = show;
  // Not a group of buttons: that has arrow keys of its own, which here make a step.
  for (std::size_t i = 0; i < m_buttons.size(); ++i) {
    m_buttons[i]->setChecked(i == static_cast<std::size_t>(show));
  }
  m_heap->setVisible(show != Show::kGraph);
  m_graph->setVisible(show != Show::kHeap);
}

void MapArea::setTheme(const Theme& theme) {
  m_heap->setTheme(theme);
  m_graph->setTheme(theme);
}

void MapArea::setSnapshot(const std::shared_ptr<const Snapshot>& snapshot) {
  m_heap->setSnapshot(snapshot);
  m_graph->setSnapshot(snapshot);
}

void MapArea::setReducedMotion(bool on) {
  m_heap->setReducedMotion(on);
  m_graph->setReducedMotion(on);
}

void MapArea::forgetRun() {
  m_heap->forgetRun();
}

void MapArea::saveState(Settings& settings) const {
  m_depth.saveState(settings);
  settings.setText(kKey, kNames[static_cast<std::size_t>(m_show)]);
}

void MapArea::restoreState(const Settings& settings) {
  m_depth.restoreState(settings);
  const QString name = settings.text(kKey);
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (name == kNames[i]) setShow(static_cast<Show>(i));
  }
}

}  // namespace tricolor::ui
