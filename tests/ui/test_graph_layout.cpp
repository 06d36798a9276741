// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <set>

#include "tests/support/room_test.h"
#include "tests/ui/graph_text_builder.h"
#include "ui/graph/graph_cards.h"
#include "ui/graph/graph_geometry.h"
#include "ui/graph/graph_layout.h"
#include "ui/graph/graph_motion.h"

using namespace tricolor;
using namespace tricolor::ui;
using tricolor::test::graph_text;

namespace {

GraphCell cell(const GraphLayout& layout, char name) {
  const GraphPlace* place = layout.find(test::graph_key(std::string(1, name)));
  return place == nullptr ? GraphCell{-1, -1} : place->cell;
}

bool all_apart(const GraphLayout& layout) {
  std::set<std::tuple<bool, int, int>> cells;
  for (const GraphPlace& place : layout.places()) {
    cells.insert({place.island, place.cell.column, place.cell.row});
  }
  return cells.size() == layout.places().size();
}

std::string chain(int length) {
  std::string text = "root";
  for (int i = 0; i < length; ++i) text += "->n" + std::to_string(i);
  return text;
}

}  // namespace

class GraphLayoutTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void columnsAreDistancesFromTheRoots() {
    GraphLayout layout;
    layout.update(graph_text("root->A->B->C, A->D, root->E"));
    QCOMPARE(cell(layout, 'A').column, 0);
    QCOMPARE(cell(layout, 'B').column, 1);
    QCOMPARE(cell(layout, 'C').column, 2);
    QCOMPARE(cell(layout, 'D').column, 1);
    QCOMPARE(cell(layout, 'E').column, 0);
    QVERIFY(all_apart(layout));
  }

  void aChainIsOneStraightLine() {
    GraphLayout layout;
    layout.update(graph_text("root->A->B->C->D"));
    for (const char name : {'A', 'B', 'C', 'D'}) QCOMPARE(cell(layout, name).row, 0);
  }

  void aLongChainTurnsRoundAndStaysConnected() {
    GraphLayout layout;
    layout.update(graph_text(chain(100)));
    QVERIFY(layout.columns() <= GraphLayout::fold_column(100));
    QVERIFY(layout.rows() >= 5);
    for (int i = 1; i < 100; ++i) {
      const GraphCell a = layout.find(test::graph_key("n" + std::to_string(i - 1)))->cell;
      const GraphCell b = layout.find(test::graph_key("n" + std::to_string(i)))->cell;
      QCOMPARE(std::abs(a.column - b.column) + std::abs(a.row - b.row), 1);
    }
  }

  void manyLeavesStandInABlock() {
    std::string text = "root->A";
    for (int i = 0; i < 49; ++i) text += ", A->l" + std::to_string(i);
    GraphLayout layout;
    layout.update(graph_text(text));
    QVERIFY(all_apart(layout));
    QCOMPARE(layout.rows(), 7);
    QCOMPARE(layout.columns(), 8);
  }

  void aNodesOnlyLeafStandsBelowItsNextNode() {
    GraphLayout layout;
    layout.update(graph_text("root->A->B->C->D, A->a, B->b, C->c"));
    QVERIFY(layout.rows() <= 3);
    QCOMPARE(cell(layout, 'a').column, 1);
    QCOMPARE(cell(layout, 'D').row, 0);
  }

  void aHighLayerGetsSeveralColumns() {
    std::string text = "root->o1";
    for (int i = 2; i < 256; ++i) text += ", o" + std::to_string(i / 2) + "->o" + std::to_string(i);
    GraphLayout layout;
    layout.update(graph_text(text));
    QVERIFY(all_apart(layout));
    QCOMPARE(layout.rows(), 16);
    QVERIFY(layout.columns() < 24);
  }

  void aCycleIsLaidOutOnce() {
    GraphLayout layout;
    layout.update(graph_text("root->A->B->C->A"));
    QCOMPARE(layout.places().size(), std::size_t{3});
    QCOMPARE(cell(layout, 'C').column, 2);
  }

  void islandsHaveAnAreaOfTheirOwn() {
    GraphLayout layout;
    layout.update(graph_text("root->A, X->Y->X, Z"));
    QVERIFY(!layout.find(test::graph_key("A"))->island);
    for (const char* name : {"X", "Y", "Z"}) QVERIFY(layout.find(test::graph_key(name))->island);
    QVERIFY(layout.island_rows() >= 2);
    const GraphSizes sizes = graph_sizes(4, 12, 0, {});
    const QRectF a = node_rect(sizes, layout, *layout.find(test::graph_key("A")));
    const QRectF x = node_rect(sizes, layout, *layout.find(test::graph_key("X")));
    QVERIFY(x.top() > a.bottom() + sizes.heading / 2);
  }

  void nodesKeepTheirPlaceWhileOthersComeAndGo() {
    GraphLayout layout;
    layout.update(graph_text("root->A->B->C, root->D->E, root->F"));
    const GraphCell b = cell(layout, 'B'), c = cell(layout, 'C'), e = cell(layout, 'E');
    layout.update(graph_text("root->N, root->A->B->C, A->M, root->D->E->G, root->F"));
    QVERIFY(!layout.is_fresh());
    QCOMPARE(cell(layout, 'B'), b);
    QCOMPARE(cell(layout, 'C'), c);
    QCOMPARE(cell(layout, 'E'), e);
    QCOMPARE(cell(layout, 'G'), (GraphCell{e.column + 1, e.row}));
    QVERIFY(all_apart(layout));
    layout.update(graph_text("root->A->B->C, root->D->E"));
    QCOMPARE(cell(layout, 'E'), e);
  }

  void aCutOffObjectMovesToTheIslands() {
    GraphLayout layout;
    layout.update(graph_text("root->A->B->C, root->D"));
    layout.update(graph_text("root->A, B->C, root->D"));
    QVERIFY(layout.find(test::graph_key("B"))->island);
    QVERIFY(layout.find(test::graph_key("C"))->island);
  }

  void anotherGraphStartsFromScratchAndSoDoesTidying() {
    GraphLayout layout;
    layout.update(graph_text("root->A->B"));
    layout.update(graph_text("root->P->Q->R"));
    QVERIFY(layout.is_fresh());
    layout.update(graph_text("root->P->Q->R"));
    QVERIFY(!layout.is_fresh());
    layout.tidy();
    layout.update(graph_text("root->P->Q->R"));
    QVERIFY(layout.is_fresh());
  }

  void threeHundredRandomObjectsNeverShareACell() {
    std::string text = "root->o0";
    std::uint32_t random = 1;
    for (int i = 1; i < 300; ++i) {
      random = random * 1664525 + 1013904223;
      const std::uint32_t from = (random >> 8) % static_cast<std::uint32_t>(i);
      text += ", o" + std::to_string(from) + "->o" + std::to_string(i);
    }
    GraphLayout layout;
    layout.update(graph_text(text));
    QCOMPARE(layout.places().size(), std::size_t{300});
    QVERIFY(all_apart(layout));
  }

  void newNodesSlideInAndGoneOnesFade() {
    GraphMotion motion;
    GraphNode a, b;
    a.key = 1;
    b.key = 2;
    motion.begin(0, true, true);
    motion.place(a, {10, 10}, {0, 10});
    motion.end();
    QCOMPARE(motion.at(1, 0), QPointF(10, 10));
    QVERIFY(motion.settled(0));
    motion.begin(1000, true, false);
    motion.place(b, {50, 10}, {30, 10});
    motion.end();
    QVERIFY(!motion.settled(1000));
    QCOMPARE(motion.at(2, 1000), QPointF(30, 10));
    QCOMPARE(motion.at(2, 1000 + GraphMotion::kMoveMs), QPointF(50, 10));
    QCOMPARE(motion.leaving(1100).size(), std::size_t{1});
    QVERIFY(motion.opacity(1, 1000 + GraphMotion::kFadeMs / 2) < 0.6);
    QVERIFY(motion.leaving(1000 + GraphMotion::kFadeMs).empty());
  }

  void withoutMotionEverythingIsInPlaceAtOnce() {
    GraphMotion motion;
    GraphNode a;
    a.key = 1;
    motion.begin(0, false, false);
    motion.place(a, {10, 10}, {0, 10});
    motion.end();
    motion.begin(5, false, false);
    motion.place(a, {90, 10}, {0, 10});
    motion.end();
    QVERIFY(motion.settled(5));
    QCOMPARE(motion.at(1, 5), QPointF(90, 10));
    QCOMPARE(motion.opacity(1, 5), 1.0);
  }

  void aPointerToTheRightEndsAtTheLeftSide() {
    const QRectF a(0, 0, 20, 10), b(60, 30, 20, 10);
    const EdgeCurve curve = edge_curve(a, b, false);
    QCOMPARE(curve.tip, QPointF(60, 35));
    QVERIFY(curve.direction.x() > 0.99);
    QVERIFY(distance_to(curve, QPointF(40, 20)) < 3);
    QVERIFY(distance_to(curve, QPointF(0, 60)) > 20);
  }

  void cardsShareTheHeightAndCountWhatHasNoRoom() {
    GraphView graph;
    for (int card = 0; card < 3; ++card) {
      GraphRoot root;
      root.title = "goroutine";
      for (int i = 0; i < 12; ++i) root.variables.push_back({"main.main", "v", 0, -1, 1});
      graph.roots.push_back(root);
    }
    const GraphCards tall = layout_cards(graph, QRect(0, 0, 120, 2000), 12);
    QCOMPARE(tall.cards[0].lines.size(), std::size_t{13});
    const GraphCards low = layout_cards(graph, QRect(0, 0, 120, 220), 12);
    QCOMPARE(low.cards.size(), std::size_t{3});
    QVERIFY(low.cards[0].lines.size() < 6);
    QVERIFY(low.cards[0].left_out > 0);
    QVERIFY(low.cards.back().rect.bottom() <= 220);
  }
};

TRICOLOR_WIDGET_TEST(graph_layout, GraphLayoutTest)
#include "test_graph_layout.moc"
