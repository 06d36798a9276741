// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QMenu>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QSignalSpy>
#include <QtTest>

#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "tests/ui/graph_text_builder.h"
#include "ui/bridge/selection.h"
#include "ui/export/svg_device.h"
#include "ui/graph/graph_text.h"
#include "ui/graph/object_graph_view.h"

using namespace tricolor;
using namespace tricolor::ui;
using tricolor::test::graph_key;
using tricolor::test::graph_text;

namespace {

std::shared_ptr<Snapshot> picture(const std::string& text) {
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->graph = graph_text(text);
  snapshot->classes.push_back({});
  return snapshot;
}

Event grey(Address object, Address from) {
  Event event;
  event.kind = EventKind::kGrey;
  event.object = object;
  event.other = from;
  return event;
}

}  // namespace

class GraphViewTest : public QObject {
  Q_OBJECT

  Selection m_selection;
  std::unique_ptr<ObjectGraphView> m_view;

  void show(const std::string& text) { m_view->setSnapshot(picture(text)); }
  /// Of the second node.
  std::shared_ptr<Snapshot> showALongName() {
    auto snapshot = picture("root->A->B->C, A->D");
    snapshot->graph.nodes[1].type = "main.sessionCacheEntry";
    m_view->setSnapshot(snapshot);
    return snapshot;
  }
  static double longNameWidth() {
    QFont bold = theme(ThemeId::kLight).font(FontRole::kSmall);
    bold.setWeight(QFont::Bold);
    return QFontMetricsF(bold).horizontalAdvance("sessionCacheEntry");
  }
  QPoint at(const char* name) {
    const auto node = m_view->scene().node_of(graph_key(name));
    return node ? m_view->scene().box(*node).center().toPoint() : QPoint(-1, -1);
  }
  /// Asks the menu at `pos` for the action.
  bool choose(QPoint pos, const QString& text) {
    QMenu menu;
    m_view->fillMenu(menu, pos);
    for (QAction* action : menu.actions()) {
      if (!action->text().startsWith(text)) continue;
      action->trigger();
      return true;
    }
    return false;
  }
  QString wordsOfThePicture() {
    SvgDevice device(m_view->size(), "graph");
    QPainter painter(&device);
    m_view->render(&painter);
    painter.end();
    return QString::fromUtf8(device.document());
  }
  /// A point of the pointer that no box covers.
  QPoint onEdge(const char* from, const char* to) { return (at(from) + at(to)) / 2; }

 private Q_SLOTS:
  void init() {
    m_selection.clear();
    m_view = std::make_unique<ObjectGraphView>(m_selection);
    m_view->setReducedMotion(true);
    m_view->resize(900, 560);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
  }

  void aClickSelectsTheObjectAtEveryZoom() {
    show("root->A->B->C, A->D, X->Y");
    for (int i = 0; i < 5; ++i) {
      for (const char* name : {"A", "B", "C", "D", "X", "Y"}) {
        m_selection.setObject(0);
        m_selection.setObject(graph_key(name));  // scrolls so that it is seen
        const QPoint pos = at(name);
        m_selection.setObject(0);
        QVERIFY(m_view->rect().contains(pos));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, pos);
        QCOMPARE(m_selection.object(), graph_key(name));
      }
      m_view->zoomIn();
    }
  }

  void whereLabelsWouldBeTooSmallBoxesHaveALetterOnly() {
    std::string chain = "root";
    for (int i = 0; i < 9; ++i) chain += "->n" + std::to_string(i);
    m_view->resize(1400, 500);
    show(chain);
    const auto shape = [this] {
      const QRectF box = m_view->scene().box(0);
      return box.width() / box.height();
    };
    const double wide = shape();
    QVERIFY(wide > 2);
    m_view->resize(420, 260);
    EVENTUALLY(shape() < 2);
    QVERIFY(m_view->scene().box(0).height() > 8);
    m_view->resize(1400, 500);
    EVENTUALLY_EQUAL(shape(), wide);
  }

  void everySignIsExplainedInANarrowGraphToo_data() {
    QTest::addColumn<int>("width");
    for (const int width : {260, 330, 420, 560, 900}) QTest::addRow("%d", width) << width;
  }
  void everySignIsExplainedInANarrowGraphToo() {
    QFETCH(int, width);
    m_view->resize(width, 560);
    show("root->A->B->C");
    for (const QString word : {"white", "grey", "black", "born black", "shaded"}) {
      QVERIFY2(wordsOfThePicture().contains(">" + word), qPrintable(word));
    }
    m_selection.setObject(graph_key("C"));
    m_selection.setPath({graph_key("A"), graph_key("B"), graph_key("C")});
    for (const QString word : {"white", "grey", "black", "born black", "shaded", "why alive"}) {
      QVERIFY2(wordsOfThePicture().contains(">" + word), qPrintable(word));
    }
  }

  void aBoxWithoutALabelHasItsNameBelowWhenThereIsRoom() {
    std::string chain = "root";
    for (int i = 0; i < 60; ++i) chain += "->n" + std::to_string(i);
    m_view->resize(700, 560);
    auto snapshot = picture(chain);
    for (GraphNode& node : snapshot->graph.nodes) node.type = "main.request";
    m_view->setSnapshot(snapshot);
    QVERIFY(!wordsOfThePicture().contains(">request"));
    m_selection.setHovered(graph_key("n5"));
    QVERIFY(wordsOfThePicture().contains(">request"));
    m_selection.setHovered(0);
    for (int i = 0; i < 6; ++i) m_view->zoomIn();
    QVERIFY(wordsOfThePicture().contains(">req"));
  }

  void aLongNameMakesTheBoxesWider() {
    m_view->resize(1200, 560);
    auto snapshot = showALongName();
    const double needed = longNameWidth();
    const QRectF box = m_view->scene().box(1);
    QVERIFY(box.width() - box.height() - 7 >= needed);
    snapshot = std::make_shared<Snapshot>(*snapshot);
    snapshot->graph.nodes[1].type = "main.node";
    m_view->setSnapshot(snapshot);
    QCOMPARE(m_view->scene().box(1), box);
  }

  void namesThatWereCutHaveRoomInALargerGraph() {
    m_view->resize(340, 240);
    showALongName();
    const double needed = longNameWidth();
    QVERIFY(m_view->scene().box(1).width() < needed);
    m_view->resize(1200, 560);
    const QRectF box = m_view->scene().box(1);
    QVERIFY(box.width() - box.height() - 7 >= needed);
  }

  void namesThatMustBeCutKeepTheirEnds() {
    QFont font = theme(ThemeId::kLight).font(FontRole::kSmall);
    const QFontMetricsF metrics(font);
    const std::string one = "main.sessionCacheEntryOfShardOne";
    const std::string two = "main.sessionCacheEntryOfShardTwo";
    const double width = metrics.horizontalAdvance("sessionCache");
    QVERIFY(fitting_type(one, metrics, width) != fitting_type(two, metrics, width));
    QVERIFY(fitting_type(one, metrics, width).startsWith("se"));
    QVERIFY(fitting_type(one, metrics, width).endsWith("One"));
    QCOMPARE(short_type("map[string]*example.com/shop/cart.Item"),
             QString("map[string]*cart.Item"));
  }

  void largeCountsHaveAShortForm() {
    GraphNode node;
    node.group = true;
    node.objects = 1'983'887;
    QCOMPARE(node_detail(node), QString("× 1,983,887"));
    QCOMPARE(short_node_detail(node), QString("× 2.0M"));
    node.objects = 53'998;
    QCOMPARE(short_node_detail(node), QString("× 53k"));
    node.objects = 1'024;
    QCOMPARE(short_node_detail(node), QString("× 1,024"));
  }

  void aPinchZooms() {
    show("root->A->B");
    const QPointF middle(450, 280);
    QNativeGestureEvent pinch(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2,
                              middle, middle, middle, 0.5, {});
    QCoreApplication::sendEvent(m_view.get(), &pinch);
    QCOMPARE(m_view->zoom(), 1.5);
  }

  void theSelectionOfOtherViewsIsShownHere() {
    show("root->A->B");
    const QImage before = m_view->grab().toImage();
    m_selection.setObject(graph_key("B"));
    QVERIFY(m_view->grab().toImage() != before);
  }

  void hoveringTellsOtherViews() {
    show("root->A->B");
    QTest::mouseMove(m_view.get(), at("B"));
    QCOMPARE(m_selection.hovered(), graph_key("B"));
    QVERIFY(node_tip(m_view->scene().graph().nodes[1]).contains("main.node"));
    QVERIFY(node_tip(m_view->scene().graph().nodes[1]).contains("white"));
  }

  void placesStayFromPictureToPicture() {
    show("root->A->B->C, root->D");
    const QPoint b = at("B"), c = at("C");
    show("root->A->B->C, root->D, C->E");
    QCOMPARE(at("B"), b);
    QCOMPARE(at("C"), c);
  }

  void aGroupOpensOnAClick() {
    auto snapshot = picture("root->A");
    GraphNode group;
    group.key = kGraphGroup | 7;
    group.group = true;
    group.type = "main.leaf";
    group.objects = group.white = 5000;
    snapshot->graph.nodes.push_back(group);
    snapshot->graph.edges.push_back({0, 1, 0, 5000});
    m_view->setSnapshot(snapshot);
    QSignalSpy wanted(m_view.get(), &ObjectGraphView::graphWanted);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->scene().box(1).center().toPoint());
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(m_view->request().opened, std::vector<GraphKey>{group.key});
    QVERIFY(m_view->request().wanted);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(m_view->request().opened.empty());
  }

  void aGraphIsAskedForOnlyWhileItIsSeen() {
    QVERIFY(m_view->request().wanted);
    QSignalSpy wanted(m_view.get(), &ObjectGraphView::graphWanted);
    m_view->hide();
    QCOMPARE(wanted.size(), 1);
    QVERIFY(!m_view->request().wanted);
  }

  void draggingFromObjectToObjectDrawsAPointer() {
    show("root->A->B, root->C");
    QSignalSpy edits(m_view.get(), &ObjectGraphView::editWanted);
    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, at("C"));
    QTest::mouseMove(m_view.get(), at("C") + QPoint(30, -5));
    QTest::mouseMove(m_view.get(), at("B"));
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, at("B"));
    QCOMPARE(edits.size(), 1);
    const auto set = std::get<SetPointer>(edits.front().front().value<Edit>());
    QCOMPARE(set.object, graph_key("C"));
    QCOMPARE(set.value, graph_key("B"));
  }

  void deleteCutsTheSelectedPointer() {
    show("root->A->B");
    QSignalSpy edits(m_view.get(), &ObjectGraphView::editWanted);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, onEdge("A", "B"));
    QVERIFY(m_view->scene().selected_edge().has_value());
    QTest::keyClick(m_view.get(), Qt::Key_Delete);
    QCOMPARE(edits.size(), 1);
    QCOMPARE(std::get<CutPointer>(edits.front().front().value<Edit>()).object, graph_key("A"));
  }

  void theMenuAddsPinsAndCuts() {
    show("root->A->B");
    QSignalSpy edits(m_view.get(), &ObjectGraphView::editWanted);
    QVERIFY(choose(at("A"), "New object here"));
    QVERIFY(choose(at("B"), "Pin by a global"));
    QVERIFY(choose(onEdge("A", "B"), "Cut this pointer"));
    QVERIFY(choose(QPoint(850, 500), "New object, pinned"));
    QCOMPARE(edits.size(), 4);
    QCOMPARE(std::get<AddObject>(edits[0].front().value<Edit>()).holder, graph_key("A"));
    QCOMPARE(std::get<PinRoot>(edits[1].front().value<Edit>()).object, graph_key("B"));
    QVERIFY(!std::get<AddObject>(edits[3].front().value<Edit>()).global.empty());
  }

  void theKeyboardGoesFromObjectToObject() {
    show("root->A->B->C");
    m_view->setFocus();
    for (const char* name : {"A", "B", "C", "A"}) {
      QTest::keyClick(m_view.get(), Qt::Key_Period);
      QCOMPARE(m_selection.object(), graph_key(name));
    }
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QCOMPARE(m_selection.object(), Address{0});
  }

  void aStraightPointerIsDrawn() {
    show("root->A->B");
    const QImage image = m_view->grab().toImage();
    const QPoint middle = (at("A") + at("B")) / 2;
    bool seen = false;
    for (int y = -3; y <= 3; ++y) {
      seen = seen || image.pixelColor(middle + QPoint(0, y)) != theme(ThemeId::kLight).panel;
    }
    QVERIFY(seen);
  }

  void aFollowedPointerIsHighlighted() {
    auto quiet = picture("root->A:B->B:G");
    m_view->setSnapshot(quiet);
    const QImage before = m_view->grab().toImage();
    auto marking = picture("root->A:B->B:G");
    marking->events.push_back(grey(graph_key("B"), graph_key("A")));
    marking->last_event = 1;
    marking->now_ns = 10;
    m_view->setSnapshot(marking);
    const QImage image = m_view->grab().toImage();
    QVERIFY(image != before);
    const QColor worker = theme(ThemeId::kLight).worker;
    const QRect between = QRect(at("A"), at("B")).normalized().adjusted(0, -8, 0, 8);
    int hits = 0;
    for (int y = between.top(); y <= between.bottom(); ++y) {
      for (int x = between.left(); x <= between.right(); ++x) {
        hits += image.pixelColor(x, y) == worker ? 1 : 0;
      }
    }
    QVERIFY(hits > 10);
  }

  void aLostObjectItsHolderAndTheStoreAreMarked() {
    auto snapshot = picture("root->A:B->B");
    m_view->setSnapshot(snapshot);
    const QImage before = m_view->grab().toImage();
    auto broken = picture("root->A:B->B");
    Violation lost;
    lost.lost = graph_key("B");
    lost.holder = lost.store_object = graph_key("A");
    lost.has_store = true;
    broken->lost.push_back(lost);
    m_view->setSnapshot(broken);
    const QImage after = m_view->grab().toImage();
    const QColor alarm = theme(ThemeId::kLight).leak;
    int hits = 0;
    for (int y = 0; y < after.height(); ++y) {
      for (int x = 0; x < after.width(); ++x) hits += after.pixelColor(x, y) == alarm ? 1 : 0;
    }
    QVERIFY(hits > 200);
    QVERIFY(after != before);
  }

  void everyThemeDrawsTheGraph_data() {
    QTest::addColumn<int>("id");
    for (const ThemeId id : all_themes()) QTest::newRow(qPrintable(theme_name(id))) << int(id);
  }
  void everyThemeDrawsTheGraph() {
    QFETCH(int, id);
    const Theme& t = theme(static_cast<ThemeId>(id));
    m_view->setTheme(t);
    show("root->A:B->B:G->C:W, X->Y->X");
    const QImage image = m_view->grab().toImage();
    QCOMPARE(image.pixelColor(at("A") * 0 + QPoint(image.width() - 4, image.height() / 2)),
             t.panel);
    QVERIFY(!m_view->scene().layout().places().empty());
  }
};

TRICOLOR_WIDGET_TEST(graph_view, GraphViewTest)
#include "test_graph_view.moc"
