// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "tests/support/snapshot_builder.h"
#include "ui/heapmap/heapmap_layout.h"
#include "ui/heapmap/row_heights.h"

using tricolor::Snapshot;
using tricolor::test::SnapshotBuilder;
using namespace tricolor::ui;

namespace {

/// A store and a layout of one snapshot.
struct Laid {
  explicit Laid(std::shared_ptr<const Snapshot> shown, QSize map = {800, 400}, double zoom = 1,
                const HeapMapLayout* previous = nullptr)
      : snapshot(std::move(shown)) {
    store.apply(*snapshot, 0);
    layout = HeapMapLayout(store, snapshot->classes, {map, zoom, 14}, previous);
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
  void everyClassHasARowInOrder() {
    const Laid laid(two_rows());
    QCOMPARE(laid.layout.rows().size(), 2u);
    QCOMPARE(laid.layout.rows()[0].summary.slot_bytes, 16u);
    QCOMPARE(laid.layout.rows()[1].summary.slot_bytes, 64u);
    QCOMPARE(laid.layout.rows()[1].count, 2u);
    QVERIFY(laid.layout.rows()[1].rect.top() > laid.layout.rows()[0].rect.bottom());
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
    QCOMPARE(laid.layout.hit({-5, -5}).kind, MapHit::Kind::kNothing);
  }

  void aRowOfManySpansBecomesTiles() {
    const Laid laid(full_spans(60, 512), {600, 120});
    const MapRow& row = laid.layout.rows()[0];
    QCOMPARE(row.fit.mode, RowMode::kTiles);
    QCOMPARE(row.fit.shown, 60u);
    const MapHit hit = laid.layout.hit(laid.layout.items()[59].rect.center());
    QCOMPARE(hit.kind, MapHit::Kind::kTile);
    QCOMPARE(hit.item, 59u);
  }

  void spansThatAreNotDrawnAreCounted() {
    const Laid laid(full_spans(3000, 8), {300, 60});
    const MapRow& row = laid.layout.rows()[0];
    QVERIFY(row.fit.shown < 3000);
    QCOMPARE(row.fit.shown + row.rest_spans, 3000u);
    QCOMPARE(row.rest[3], 8u * row.rest_spans);
    QCOMPARE(laid.layout.hit(row.rest_rect.center()).kind, MapHit::Kind::kRest);
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

  void zoomMakesSlotsLarger() {
    const auto snapshot = full_spans(30, 128);
    const Laid one(snapshot, {600, 100}, 1);
    const Laid eight(snapshot, {600, 100}, 8);
    QCOMPARE(eight.layout.rows()[0].fit.mode, RowMode::kSlots);
    QVERIFY(one.layout.rows()[0].fit.mode == RowMode::kTiles ||
            eight.layout.rows()[0].fit.cell_height > 2 * one.layout.rows()[0].fit.cell_height);
    QCOMPARE(eight.layout.content_size().width(), 4800);
  }

  void aRowThatShrankOnlyGrowsAgainWithSpareWidth() {
    // Width for exactly one more slot than is needed: without memory the row would jump back.
    std::vector<SpanDemand> demand(1, {100, 100, 1.0});
    const RowFit small = fit_row(demand, 700, 60, 28, std::nullopt);
    RowFit before = small;
    before.cell_height = small.cell_height - 1;
    const int just_enough = span_width(demand[0], small);
    QVERIFY(fit_row(demand, just_enough, 60, 28, before).cell_height <= before.cell_height);
    QCOMPARE(fit_row(demand, just_enough * 2, 60, 28, before).cell_height, small.cell_height);
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

  void sparseHeightGoesToRowsThatWantIt() {
    QCOMPARE(row_heights({20, 100, 20}, 30, 200), (std::vector<int>{30, 100, 30}));
    QCOMPARE(row_heights({20, 100, 60}, 30, 140), (std::vector<int>{30, 65, 45}));
    QCOMPARE(row_heights({20, 20, 20}, 30, 50), (std::vector<int>{30, 30, 30}));
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
};

QTEST_GUILESS_MAIN(HeapMapLayoutTest)
#include "test_heapmap_layout.moc"
