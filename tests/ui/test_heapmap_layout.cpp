// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "tests/support/room_test.h"
#include "tests/support/snapshot_builder.h"
#include "ui/heapmap/arena_layout.h"
#include "ui/heapmap/heapmap_layout.h"

using tricolor::Snapshot;
using tricolor::test::SnapshotBuilder;
using namespace tricolor::ui;

namespace {

/// A store and a layout of one snapshot.
struct Laid {
  explicit Laid(std::shared_ptr<const Snapshot> shown, QSize map = {800, 400}, double zoom = 1,
                const HeapMapLayout* previous = nullptr, int line = 14)
      : snapshot(std::move(shown)) {
    store.apply(*snapshot, 0);
    layout =
        HeapMapLayout(store, snapshot->classes, {map, zoom, line, 80, {}, false, 190}, previous);
  }
  std::shared_ptr<const Snapshot> snapshot;
  SpanStore store;
  HeapMapLayout layout;
};

std::shared_ptr<const Snapshot> two_rows() {
  return SnapshotBuilder()
      .span(2, 16, true, "WWB", 512)
      .span(5, 64, false, "BWGB", 128)
      .span(5, 64, false, "WW", 128)
      .build();
}

std::shared_ptr<const Snapshot> full_spans(std::size_t spans, std::size_t slots) {
  SnapshotBuilder builder;
  for (std::size_t i = 0; i < spans; ++i) builder.span(5, 64, false, std::string(slots, 'B'));
  return builder.build();
}

}  // namespace

class HeapMapLayoutTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // Each growth of a heap would move all pages by a little, and all would be drawn anew.
  void pagesOfALargeArenaStayWhereTheyAreWhileItGrows() {
    const ArenaLayout before({1000, 800}, 40'000, 50);
    const ArenaLayout after({1000, 800}, 40'900, 50);
    QVERIFY(after.has_places_of(before));
    QCOMPARE(after.page_rect(39'000), before.page_rect(39'000));
    QVERIFY(after.page_rect(40'899).bottom() < 800);
    QVERIFY(!ArenaLayout({1000, 800}, 80'000, 50).has_places_of(before));
  }

  void everyClassHasARowInOrder() {
    const Laid laid(two_rows());
    QCOMPARE(laid.layout.rows().size(), 2u);
    QCOMPARE(laid.layout.rows()[0].summary.slot_bytes, 16u);
    QCOMPARE(laid.layout.rows()[1].summary.slot_bytes, 64u);
    QCOMPARE(laid.layout.rows()[1].count, 2u);
    QVERIFY(!laid.layout.rows()[1].rect.intersects(laid.layout.rows()[0].rect));
  }

  void fewObjectsGetLargeSlotsAndFreeOnesAreFolded() {
    const Laid laid(two_rows());
    const MapRow& row = laid.layout.rows()[0];
    QCOMPARE(row.fit.mode, RowMode::kSlots);
    QVERIFY2(row.fit.cell_height >= 28, qPrintable(QString::number(row.fit.cell_height)));
    QVERIFY(row.fit.folded);
    const SpanItem& span = laid.layout.items()[row.first];
    QCOMPARE(span.drawn, 8u);
    QVERIFY(!laid.layout.tail_rect(span).isEmpty());
    QCOMPARE(row.rest_spans, 0u);
  }

  void slotsNeverOverlapAndStayInsideTheirSpan() {
    const Laid laid(full_spans(12, 128), {700, 300});
    for (const SpanItem& item : laid.layout.items()) {
      QRegion taken;
      for (std::uint32_t slot = 0; slot < item.drawn; ++slot) {
        const QRect rect = laid.layout.slot_rect(item, slot);
        QVERIFY(item.rect.contains(rect));
        QVERIFY(!taken.intersects(rect));
        taken += rect;
      }
    }
  }

  void everySlotIsHitAtItsCentre() {
    const Laid laid(two_rows());
    for (std::size_t i = 0; i < laid.layout.items().size(); ++i) {
      const SpanItem& item = laid.layout.items()[i];
      for (std::uint32_t slot = 0; slot < item.drawn; ++slot) {
        const MapHit hit = laid.layout.hit(laid.layout.slot_rect(item, slot).center());
        QCOMPARE(hit.kind, MapHit::Kind::kSlot);
        QCOMPARE(hit.item, i);
        QCOMPARE(hit.slot, slot);
      }
    }
  }

  void theFoldedBlockAndTheGroundAreHitAsSuch() {
    const Laid laid(two_rows());
    const SpanItem& item = laid.layout.items()[0];
    QCOMPARE(laid.layout.hit(laid.layout.tail_rect(item).center()).kind, MapHit::Kind::kTail);
    QCOMPARE(laid.layout.hit({799, 399}).kind, MapHit::Kind::kNothing);
    QCOMPARE(laid.layout.hit(laid.layout.rows()[0].label.center()).kind, MapHit::Kind::kNothing);
    QCOMPARE(laid.layout.hit({-5, -5}).kind, MapHit::Kind::kNothing);
  }

  void aRowOfManySpansBecomesTiles() {
    const Laid laid(full_spans(60, 512), {400, 70});
    const MapRow& row = laid.layout.rows()[0];
    QCOMPARE(row.fit.mode, RowMode::kTiles);
    QCOMPARE(row.fit.shown, 60u);
    const MapHit hit = laid.layout.hit(laid.layout.items()[59].rect.center());
    QCOMPARE(hit.kind, MapHit::Kind::kTile);
    QCOMPARE(hit.item, 59u);
  }

  void spansThatAreNotDrawnAreCounted() {
    const Laid laid(full_spans(6000, 8), {200, 60});
    const MapRow& row = laid.layout.rows()[0];
    QVERIFY(row.fit.shown < 6000);
    QCOMPARE(row.fit.shown + row.rest_spans, 6000u);
    QCOMPARE(row.rest[3], 8u * row.rest_spans);
    QCOMPARE(laid.layout.hit(row.rest_rect.center()).kind, MapHit::Kind::kRest);
  }

  void theSumOfTheRestIsAsHighAsItsWords_data() {
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("height");
    QTest::newRow("usual") << 14 << 18;
    QTest::newRow("projector") << 19 << 23;
    QTest::newRow("scale 2") << 28 << 32;
  }
  void theSumOfTheRestIsAsHighAsItsWords() {
    QFETCH(int, line);
    QFETCH(int, height);
    SnapshotBuilder unlisted;
    unlisted.span(5, 64, false, "BB..").unlisted(5, 64, false, 99, 300, 96);
    for (const auto& snapshot : {full_spans(6000, 8), unlisted.build()}) {
      const Laid laid(snapshot, {200, 90}, 1, nullptr, line);
      const MapRow& row = laid.layout.rows()[0];
      QVERIFY(row.rest_spans > 0);
      QCOMPARE(row.rest_rect.height(), height);
      QVERIFY(row.rect.contains(row.rest_rect));
      for (const SpanItem& item : laid.layout.items_of(row)) {
        QVERIFY(!item.rect.intersects(row.rest_rect));
      }
      const Laid zoomed(snapshot, {200, 90}, 2, nullptr, line);
      QVERIFY(zoomed.layout.rows()[0].rest_rect.height() >= height);
    }
  }

  void unlistedSpansAreCountedToo() {
    SnapshotBuilder builder;
    builder.span(5, 64, false, "BB..").unlisted(5, 64, false, 99, 300, 96);
    const Laid laid(builder.build());
    const MapRow& row = laid.layout.rows()[0];
    QCOMPARE(row.rest_spans, 99u);
    QCOMPARE(row.rest, (std::array<std::uint64_t, 4>{96, 0, 0, 300}));
  }

  void nothingIsWiderThanTheContent_data() {
    QTest::addColumn<int>("spans");
    QTest::addColumn<int>("slots_per_span");
    QTest::addColumn<int>("width");
    for (const int spans : {1, 3, 17, 64, 500}) {
      for (const int slot_count : {1, 8, 128, 1024}) {
        for (const int width : {90, 300, 1000}) {
          QTest::addRow("%d spans of %d in %d px", spans, slot_count, width)
              << spans << slot_count << width;
        }
      }
    }
  }
  void nothingIsWiderThanTheContent() {
    QFETCH(int, spans);
    QFETCH(int, slots_per_span);
    QFETCH(int, width);
    const Laid laid(
        full_spans(static_cast<std::size_t>(spans), static_cast<std::size_t>(slots_per_span)),
        {width, 200});
    for (const SpanItem& item : laid.layout.items()) {
      if (item.rect.isEmpty()) continue;
      QVERIFY2(item.rect.right() < laid.layout.content_size().width(),
               qPrintable(QString("%1").arg(item.rect.right())));
    }
  }

  void zoomEnlargesEverythingAlikeButTheLabels() {
    const auto snapshot = full_spans(30, 128);
    const Laid one(snapshot, {600, 100}, 1);
    for (const double zoom : {1.25, 3.0, 17.0, 200.0}) {
      const Laid large(snapshot, {600, 100}, zoom);
      for (std::size_t i = 0; i < one.layout.items().size(); ++i) {
        const QRectF before = one.layout.items()[i].rect;
        const QRect after = large.layout.items()[i].rect;
        QVERIFY(std::abs(after.x() - 80 - (before.x() - 80) * zoom) <= 1);
        QVERIFY(std::abs(after.width() - before.width() * zoom) <= 2);
        QCOMPARE(large.layout.items()[i].lines, one.layout.items()[i].lines);
      }
    }
    Laid later(snapshot, {600, 100}, 1);
    later.layout.set_zoom(17);
    const Laid at_once(snapshot, {600, 100}, 17);
    QCOMPARE(later.layout.items()[29].rect, at_once.layout.items()[29].rect);
  }

  void everySlotOfAManySpanHeapIsReachedByZooming() {
    const auto snapshot = full_spans(400, 128);
    Laid laid(snapshot, {500, 120});
    QVERIFY(!laid.layout.items()[0].shows_slots());
    laid.layout.set_zoom(laid.layout.most_zoom());
    for (const std::size_t i : {0u, 17u, 399u}) {
      const SpanItem& item = laid.layout.items()[i];
      QVERIFY(item.shows_slots());
      for (std::uint32_t slot = 0; slot < 128; ++slot) {
        const QRect rect = laid.layout.slot_rect(item, slot);
        for (const QPoint at : {rect.topLeft(), rect.center(), rect.bottomRight()}) {
          const MapHit hit = laid.layout.hit(at);
          QCOMPARE(hit.kind, MapHit::Kind::kSlot);
          QCOMPARE(hit.item, i);
          QCOMPARE(hit.slot, slot);
        }
      }
    }
  }

  void hitsAgreeWithRectanglesAtEveryZoom() {
    Laid laid(full_spans(40, 128), {700, 200});
    for (double zoom = 1; zoom < laid.layout.most_zoom(); zoom *= 1.37) {
      laid.layout.set_zoom(zoom);
      const SpanItem& item = laid.layout.items()[23];
      const MapHit hit = laid.layout.hit(item.rect.center());
      QCOMPARE(hit.item, 23u);
      if (hit.kind == MapHit::Kind::kSlot) {
        // A pixel between two slots belongs to the one before it.
        const QRect slot = laid.layout.slot_rect(item, hit.slot);
        QVERIFY(slot.adjusted(0, 0, 2, 2).contains(item.rect.center()));
      }
    }
  }

  void aPlanIsKeptWhileItGivesAwayLittle() {
    const Laid before(full_spans(12, 100), {700, 300});
    const Laid after(full_spans(13, 100), {700, 300}, 1, &before.layout);
    QCOMPARE(after.layout.columns(), before.layout.columns());
  }

  void crowdedRowsGetMoreHeight() {
    SnapshotBuilder builder;
    builder.span(2, 16, true, "WWB", 512);
    for (int i = 0; i < 300; ++i) builder.span(5, 64, false, std::string(128, 'B'));
    const Laid laid(builder.build(), {800, 300});
    QVERIFY(laid.layout.rows()[1].rect.height() > 2 * laid.layout.rows()[0].rect.height());
  }

  void rowsOfVeryManyClassesKeepTwoLinesHeight() {
    SnapshotBuilder builder;
    for (std::uint8_t size_class = 1; size_class <= 40; ++size_class) {
      for (const bool noscan : {false, true}) {
        builder.span(size_class, 16u * size_class, noscan, std::string(60, 'W'));
      }
    }
    const Laid laid(builder.build(), {700, 300});
    QCOMPARE(laid.layout.rows().size(), 80u);
    for (const MapRow& row : laid.layout.rows()) QVERIFY(row.rect.height() >= 2 * 14);
    QVERIFY(laid.layout.content_size().height() > 300);
  }

  void aHighRowPutsItsSpansIntoBands() {
    const Laid laid(full_spans(64, 124), {700, 420});
    const MapRow& row = laid.layout.rows()[0];
    QCOMPARE(row.fit.mode, RowMode::kSlots);
    QVERIFY(row.fit.bands > 1);
    QVERIFY2(row.fit.cell_height >= 4, qPrintable(QString::number(row.fit.cell_height)));
    QRegion taken;
    for (const SpanItem& item : laid.layout.items()) {
      const QRect with_rail = item.rect.adjusted(0, 0, 0, item.rail);
      QVERIFY(!taken.intersects(with_rail));
      QVERIFY(row.rect.contains(with_rail));
      taken += with_rail;
    }
  }

  void aTilesPartsFillItAndNothingThatExistsIsInvisible() {
    QCOMPARE(stack_heights({0, 0, 0, 0}, 40), (std::array<int, 4>{0, 0, 0, 0}));
    const auto heights = stack_heights({500, 499, 1, 1000}, 40);
    QCOMPARE(heights[0] + heights[1] + heights[2] + heights[3], 40);
    QCOMPARE(heights[2], 1);
  }

  void waysToDrawARowGoFromHighToLow() {
    RowDemand demand;
    demand.spans = 200;
    demand.typical = {128, 128, 1};
    const auto fits = row_fits(demand, {600, 14, 56}, 1000);
    QVERIFY(fits.size() > 5);
    for (std::size_t i = 1; i < fits.size(); ++i) QVERIFY(fits[i].height < fits[i - 1].height);
    QCOMPARE(fits.front().mode, RowMode::kSlots);
    QCOMPARE(fits.back().mode, RowMode::kTiles);
    QCOMPARE(fits.back().shown, 200u);
  }

  void largerObjectsAreWiderButNotWithoutEnd() {
    QVERIFY(slot_aspect(16) < slot_aspect(1024));
    QVERIFY(slot_aspect(1 << 20) <= slot_aspect(Q_INT64_C(1) << 40));
    QVERIFY(slot_aspect(Q_INT64_C(1) << 40) <= 4);
    QVERIFY(slot_aspect(0) > 0);
  }

  void aSpanWithoutSlotsDoesNoHarm() {
    SnapshotBuilder builder;
    builder.span(5, 64, false, "").span(0, 1 << 20, true, "B");
    const Laid laid(builder.build());
    QCOMPARE(laid.layout.rows().size(), 2u);
  }

  void aMapOfNoSizeDoesNoHarm() {
    const Laid laid(two_rows(), {0, 0});
    QVERIFY(laid.layout.hit({0, 0}).kind != MapHit::Kind::kRest);
  }

  void aLayoutInTheStorageOfAnotherIsTheSame() {
    Laid before(full_spans(300, 512));
    const Laid laid(two_rows());
    const HeapMapLayout again(laid.store, laid.snapshot->classes,
                              {{800, 400}, 1, 14, 80, {}, false, 190}, nullptr,
                              before.layout.give_up_items());
    QCOMPARE(again.items(), laid.layout.items());
    QCOMPARE(again.content_size(), laid.layout.content_size());
  }

  void whatTouchesAPartIsFoundWithoutLookingAtAll_data() {
    QTest::addColumn<int>("spans");
    QTest::addColumn<int>("slots");
    QTest::addColumn<double>("zoom");
    QTest::newRow("slots") << 12 << 128 << 1.0;
    QTest::newRow("slots, zoomed") << 12 << 128 << 3.0;
    QTest::newRow("tiles") << 300 << 512 << 1.0;
    QTest::newRow("tiles, zoomed") << 300 << 512 << 7.0;
    QTest::newRow("more than fit") << 4000 << 512 << 2.0;
  }

  void whatTouchesAPartIsFoundWithoutLookingAtAll() {
    QFETCH(int, spans);
    QFETCH(int, slots);
    QFETCH(double, zoom);
    const Laid laid(full_spans(static_cast<std::size_t>(spans), static_cast<std::size_t>(slots)),
                    {400, 150}, zoom);
    const QSize content = laid.layout.content_size();
    for (const double share : {0.0, 0.2, 0.45, 0.7, 0.97}) {
      const QRect part(QPointF(content.width() * share, content.height() * share).toPoint(),
                       QSize(90, 60));
      std::vector<const SpanItem*> expected;
      for (const SpanItem& item : laid.layout.items()) {
        if (!item.rect.isEmpty() && item.extent().intersects(part)) expected.push_back(&item);
      }
      QCOMPARE(laid.layout.items_in(part), expected);
    }
  }
};

TRICOLOR_TEST(heapmap_layout, HeapMapLayoutTest)
#include "test_heapmap_layout.moc"
