// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QFontMetricsF>
#include <QtTest>
#include <algorithm>

#include "tests/support/room_test.h"
#include "tests/support/small_heap.h"
#include "tests/ui/graph_text_builder.h"
#include "ui/bridge/selection.h"
#include "ui/graph/object_graph_view.h"
#include "ui/heapmap/heapmap_view.h"
#include "ui/theme/plate_layout.h"
#include "ui/theme/theme.h"
#include "ui/theme/violation_marks.h"

using namespace tricolor;
using tricolor::test::graph_key;
using tricolor::test::graph_text;
using tricolor::test::small_heap;
using tricolor::test::SnapshotBuilder;
using namespace tricolor::ui;

namespace {

const QRectF kSpace(0, 0, 400, 200);
const QSizeF kWords(120, 14);
const QSizeF kShort(40, 14);

/// Plates for all places, which are kept free, in their order.
std::vector<QRectF> place_all(const std::vector<QRectF>& places, const QRectF& space = kSpace,
                              const std::vector<QSizeF>& sizes = {kWords, kShort}) {
  PlateLayout layout(space);
  for (const QRectF& place : places) layout.keep_free(place);
  std::vector<QRectF> plates;
  for (const QRectF& place : places) plates.push_back(layout.place(place, sizes));
  return plates;
}

bool any_two_meet(const std::vector<QRectF>& rects) {
  for (std::size_t i = 0; i < rects.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (rects[i].intersects(rects[j])) return true;
    }
  }
  return false;
}

bool any_meets(const std::vector<QRectF>& a, const std::vector<QRectF>& b) {
  return std::ranges::any_of(a, [&](const QRectF& one) {
    return std::ranges::any_of(b, [&](const QRectF& other) { return one.intersects(other); });
  });
}

/// A finding with everything known: the store deleted one pointer, another one is left.
Violation lost_by_deletion(Address lost, Address holder, Address store) {
  Violation v;
  v.lost = lost;
  v.holder = holder;
  v.has_store = v.deleted = true;
  v.store_object = store;
  return v;
}

}  // namespace

/// Words beside places of a picture, and those about a lost object on the views.
class PlateLayoutTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void wordsStandAboveTheirPlaceIfTheyCan() {
    const QRectF place(100, 100, 20, 20);
    const QRectF plate = place_all({place}).front();
    QCOMPARE(plate.size(), kWords);
    QVERIFY(plate.bottom() < place.top() && plate.bottom() > place.top() - 5);
    QCOMPARE(plate.left(), place.left());
  }

  void atTheTopTheyStandAtTheSide() {
    const QRectF plate = place_all({QRectF(100, 2, 20, 20)}).front();
    QVERIFY(kSpace.contains(plate));
    QVERIFY(plate.left() >= 120);
  }

  void placesThatAreNeighboursHaveTheirOwnWords_data() {
    QTest::addColumn<QPointF>("step");
    QTest::newRow("one place") << QPointF(0, 0);
    QTest::newRow("side by side") << QPointF(14, 0);
    QTest::newRow("one below the other") << QPointF(0, 14);
    QTest::newRow("aslant") << QPointF(9, 9);
  }
  void placesThatAreNeighboursHaveTheirOwnWords() {
    QFETCH(QPointF, step);
    for (const QPointF corner :
         {QPointF(0, 0), QPointF(370, 0), QPointF(180, 90), QPointF(0, 160)}) {
      std::vector<QRectF> places;
      for (int i = 0; i < 3; ++i) places.emplace_back(corner + i * step, QSizeF(12, 12));
      const std::vector<QRectF> plates = place_all(places);
      QVERIFY(!any_two_meet(plates));
      QVERIFY(!any_meets(plates, places));
      for (const QRectF& plate : plates) QVERIFY(kSpace.contains(plate));
    }
  }

  void shortWordsAreTakenWhereLongOnesHaveNoRoom() {
    const QRectF plate = place_all({QRectF(20, 40, 12, 12)}, QRectF(0, 0, 100, 100)).front();
    QCOMPARE(plate.size(), kShort);
  }

  void wordsGoAwayRatherThanLieOnOthers() {
    // A wall of places leaves room only at the bottom.
    std::vector<QRectF> places;
    for (int x = 0; x < 400; x += 10) places.emplace_back(x, 0, 10, 150);
    PlateLayout layout(kSpace);
    for (const QRectF& place : places) layout.keep_free(place);
    const QRectF plate = layout.place(places[5], {kWords, kShort});
    QVERIFY(kSpace.contains(plate) && plate.top() >= 150);
  }

  void wordsAvoidOtherThingsWhereThereIsRoomNearBy() {
    const QRectF place(100, 60, 20, 20);
    PlateLayout layout(kSpace);
    layout.keep_free(place);
    for (const QRectF& plate : {QRectF(90, 30, 200, 28), QRectF(122, 60, 200, 20)}) {
      layout.avoid(plate);
    }
    const QRectF below = layout.place(place, {kWords, kShort});
    QVERIFY(below.top() >= place.bottom());
    QCOMPARE(below.size(), kWords);
    // Everything near is taken: better on something else than far away.
    PlateLayout full(kSpace);
    full.keep_free(place);
    full.avoid(QRectF(0, 0, 400, 160));
    const QRectF above = full.place(place, {kWords, kShort});
    QVERIFY(above.bottom() <= place.top() && above.bottom() > place.top() - 5);
  }

  void aFullSpaceStillHasTheWords() {
    const QRectF space(0, 0, 50, 20);
    QVERIFY(!place_all({space}, space).front().isEmpty());
  }

  void theLostObjectItsHolderAndTheStoreAreNamedInThatOrder() {
    const auto marks = violation_marks(lost_by_deletion(0x30, 0x20, 0x10));
    QCOMPARE(marks.size(), std::size_t{3});
    QCOMPARE(marks[0].object, Address{0x30});
    QVERIFY(marks[0].words.front().startsWith("lost"));
    QCOMPARE(marks[1].words.front(), QString("holder"));
    QVERIFY(marks[2].words.front().contains("deleted"));
    Violation put;
    put.lost = 0x30;
    put.holder = put.store_object = 0x20;
    put.has_store = true;
    QCOMPARE(violation_marks(put).size(), std::size_t{2});
    QCOMPARE(violation_marks(put)[1].words.front(), QString("the store put it here"));
    put.holder = 0;  // a root leads to it
    QCOMPARE(violation_marks(put).size(), std::size_t{1});
  }

  void inTheGraphNoWordsCoverOthersOrTheObjectsTheyAreAbout_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QSize>("size");
    QTest::newRow("a chain") << "root->A:B->B:B->C:W" << QSize(480, 320);
    QTest::newRow("one below the other") << "root->A:B, root->B:B, root->C:W" << QSize(480, 320);
    QTest::newRow("narrow") << "root->A:B->B:B->C:W" << QSize(240, 300);
    QTest::newRow("low") << "root->A:B->B:B->C:W" << QSize(600, 120);
  }
  void inTheGraphNoWordsCoverOthersOrTheObjectsTheyAreAbout() {
    QFETCH(QString, text);
    QFETCH(QSize, size);
    for (const ThemeId id : {ThemeId::kLight, ThemeId::kProjector}) {
      Selection selection;
      ObjectGraphView view(selection);
      view.setTheme(theme(id));
      view.setReducedMotion(true);
      view.resize(size);
      view.show();
      auto snapshot = std::make_shared<Snapshot>();
      snapshot->graph = graph_text(text.toStdString());
      snapshot->classes.push_back({});
      snapshot->lost.push_back(lost_by_deletion(graph_key("C"), graph_key("B"), graph_key("A")));
      view.setSnapshot(snapshot);
      view.grab();
      checkMarks(view.scene().lost_marks());
    }
  }

  void onTheHeapMapNoWordsCoverOthersThoughTheObjectsAreNeighbours_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("large") << QSize(900, 560);
    QTest::newRow("narrow") << QSize(420, 300);
    QTest::newRow("low") << QSize(620, 180);
  }
  void onTheHeapMapNoWordsCoverOthersThoughTheObjectsAreNeighbours() {
    QFETCH(QSize, size);
    for (const ThemeId id : {ThemeId::kLight, ThemeId::kProjector}) {
      Selection selection;
      HeapMapView view(selection);
      view.setTheme(theme(id));
      view.resize(size);
      SnapshotBuilder builder = small_heap();
      builder.raw().lost.push_back(
          lost_by_deletion(builder.address(0, 0), builder.address(0, 1), builder.address(0, 2)));
      view.setSnapshot(builder.build());
      view.grab();
      checkMarks(view.scene().lost_marks());
    }
  }

 private:
  static void checkMarks(const std::vector<PlacedMark>& marks) {
    QCOMPARE(marks.size(), std::size_t{3});
    std::vector<QRectF> plates;
    for (const PlacedMark& mark : marks) {
      plates.push_back(mark.plate);
      QVERIFY(!mark.words.isEmpty());
    }
    QVERIFY(!any_two_meet(plates));
    for (const PlacedMark& mark : marks) QVERIFY(!any_meets(plates, {mark.ring}));
  }
};

TRICOLOR_WIDGET_TEST(plate_layout, PlateLayoutTest)
#include "test_plate_layout.moc"
