// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QComboBox>
#include <QMenu>
#include <QTest>
#include <QToolButton>
#include <algorithm>

#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "tests/ui/window_test.h"
#include "ui/controls/banner.h"
#include "ui/graph/object_graph_view.h"
#include "ui/heapmap/heapmap_view.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

Config chain_config() {
  Config config;
  config.program = "lost-object";
  config.parameters = {{"nodes", 12}, {"rounds", 20'000}};
  return config;
}

}  // namespace

/// The object graph in the window.
class TestWindowGraph : public WindowTest {
  Q_OBJECT

 private:
  static constexpr QSize kWindow{1600, 1000};

  ObjectGraphView& graph() { return *find<ObjectGraphView>("objectGraph"); }
  HeapMapView& heap() { return *find<HeapMapView>("heapMap"); }
  /// Runs to a moment at which the chain is built.
  void build() {
    m_window->session().driver().runUntil(400 * kMicrosecond);
    EVENTUALLY(!graph().scene().graph().nodes.empty());
    EVENTUALLY(std::count_if(graph().scene().graph().nodes.begin(),
                             graph().scene().graph().nodes.end(),
                             [](const GraphNode& n) { return n.type == "main.node"; }) == 12);
  }
  const GraphNode& first(const std::string& type) {
    const auto& nodes = graph().scene().graph().nodes;
    return *std::find_if(nodes.begin(), nodes.end(),
                         [&](const GraphNode& n) { return !n.group && n.type == type; });
  }
  QPoint place(Address object) {
    return graph().scene().box(graph().scene().node_of(object).value()).center().toPoint();
  }

 private Q_SLOTS:
  void init() { open(chain_config(), kWindow); }
  void cleanup() { close(); }

  void theSwitchShowsHeapGraphOrBothAndIsRemembered() {
    QVERIFY(heap().isVisible() && !graph().isVisible());
    click("showGraph");
    QVERIFY(!heap().isVisible() && graph().isVisible());
    click("showSplit");
    QVERIFY(heap().isVisible() && graph().isVisible());
    m_window->close();
    m_window.reset();
    open(chain_config(), kWindow);
    QVERIFY(heap().isVisible() && graph().isVisible());
    QVERIFY(find<QToolButton>("showSplit")->isChecked());
  }

  void theGraphAppearsWhenItIsAskedFor() {
    QVERIFY(graph().scene().empty());
    click("showGraph");
    build();
    QVERIFY(graph().scene().graph().roots.size() >= 1);
  }

  void whatIsSelectedInTheGraphIsSelectedInTheHeapMap() {
    click("showSplit");
    build();
    const Address object = first("main.node").address;
    EVENTUALLY(graph().scene().settled());
    QTest::mouseClick(&graph(), Qt::LeftButton, {}, place(object));
    QCOMPARE(m_window->selection().object(), object);
    QVERIFY(heap().scene().object_rect(object).has_value());
  }

  void theWayThatKeepsASelectedObjectAliveIsDrawn() {
    click("showGraph");
    build();
    EVENTUALLY(graph().scene().settled());
    const auto& nodes = graph().scene().graph().nodes;
    const auto last = std::find_if(nodes.rbegin(), nodes.rend(), [](const GraphNode& n) {
      return n.type == "main.node" && n.reach == GraphReach::kReachable;
    });
    QVERIFY(last != nodes.rend());
    m_window->selection().setObject(last->address);
    EVENTUALLY(graph().scene().path_nodes().size() > 2);
    QCOMPARE(graph().scene().path_nodes().size(), m_window->selection().path().size());
    m_window->selection().setObject(0);
    QVERIFY(graph().scene().path_nodes().empty());
  }

  void anEditByHandIsInTheNextPicture() {
    click("showGraph");
    build();
    EVENTUALLY(graph().scene().settled());
    const std::size_t before = graph().scene().graph().nodes.size();
    QMenu menu;
    graph().fillMenu(menu, QPoint(graph().width() - 12, graph().height() - 60));
    const auto actions = menu.actions();
    const auto add = std::find_if(actions.begin(), actions.end(),
                                  [](QAction* a) { return a->text() == "New object, pinned"; });
    QVERIFY(add != actions.end());
    (*add)->trigger();
    EVENTUALLY_EQUAL(graph().scene().graph().nodes.size(), before + 1);
    EVENTUALLY_EQUAL(graph().scene().graph().roots.front().title, std::string("globals"));
  }

  void aCutPointerMovesTheRestToTheUnreachable() {
    click("showGraph");
    build();
    const Address head = first("main.node").address;
    m_window->session().driver().apply(Edit{CutPointer{head, 0}});
    const auto islands = [&] {
      const auto& nodes = graph().scene().graph().nodes;
      return std::count_if(nodes.begin(), nodes.end(), [](const GraphNode& n) {
        return n.type == "main.node" && n.reach == GraphReach::kUnreachable;
      });
    };
    EVENTUALLY(islands() > 0);
  }

  void aHalfBarrierStopsTheRunAndMarksTheLostObject_data() {
    QTest::addColumn<int>("way");
    QTest::addColumn<QString>("mode");
    QTest::newRow("insertion only") << 1 << "insertion half only";
    QTest::newRow("deletion only") << 2 << "deletion half only";
  }
  void aHalfBarrierStopsTheRunAndMarksTheLostObject() {
    QFETCH(int, way);
    QFETCH(QString, mode);
    Config config = chain_config();
    config.parameters = {
        {"nodes", way == 1 ? 20'000 : 100}, {"rounds", way == 1 ? 50'000 : 400'000}, {"way", way}};
    open(config, kWindow);
    click("showSplit");
    auto* barrier = find<QComboBox>("writeBarrier");
    barrier->setCurrentIndex(barrier->findText(mode));
    Q_EMIT barrier->activated(barrier->currentIndex());
    m_window->session().driver().runUntil(INT64_MAX);
    auto* banner = find<Banner>("violationBanner");
    EVENTUALLY(banner->isVisible());
    QVERIFY(banner->message().contains("lost object"));
    QVERIFY(banner->message().contains("lost by the store"));
    const auto white = [&] {
      const auto& nodes = graph().scene().graph().nodes;
      return std::any_of(nodes.begin(), nodes.end(), [](const GraphNode& n) {
        return n.type == "main.item" && !n.group && n.colour == SlotColour::kWhite &&
               n.reach == GraphReach::kReachable;
      });
    };
    // Thousands of nodes are drawn in groups: only the short chain shows the lost object itself.
    if (way != 1) EVENTUALLY(white());
    QVERIFY(!m_window->session().driver().state().playing);
  }
};

TRICOLOR_WIDGET_TEST(window_graph, TestWindowGraph)
#include "test_window_graph.moc"
