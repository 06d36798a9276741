// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <set>

#include "tests/support/room_test.h"
#include "tests/support/snapshot_builder.h"
#include "ui/heapmap/heapmap_layout.h"
#include "ui/heapmap/heapmap_text.h"

using tricolor::Snapshot;
using tricolor::test::SnapshotBuilder;
using namespace tricolor::ui;

namespace {

constexpr QSize kMap(500, 240);
constexpr int kRuntimeClasses = 30;

/// A program's three objects in two classes among the runtime's start-up objects.
SnapshotBuilder small_program() {
  SnapshotBuilder builder;
  for (int i = 0; i < kRuntimeClasses; ++i) {
    const auto size_class = static_cast<std::uint8_t>(i + 10);
    builder.span(size_class, 128U + 16U * static_cast<std::uint32_t>(i), i % 2 == 0, "BB..", 16)
        .of_runtime();
  }
  builder.span(2, 16, true, "WB", 512).span(20, 288, true, "G", 28);
  return builder;
}

struct FoldedMap {
  explicit FoldedMap(std::shared_ptr<const Snapshot> shown, bool open = false, bool folding = true,
                     double zoom = 1, QSize map = kMap)
      : snapshot(std::move(shown)) {
    store.apply(*snapshot, 0);
    classes.apply(snapshot->classes);
    MapRequest request{map, zoom, 14, 80, {}, open, 190};
    if (folding) request.runtime = classes.classes();
    layout = HeapMapLayout(store, snapshot->classes, request);
  }
  const KnownSpan* span(const SnapshotBuilder& builder, std::size_t index) const {
    return store.find(builder.address(index)).span;
  }
  std::shared_ptr<const Snapshot> snapshot;
  SpanStore store;
  RuntimeClasses classes;
  HeapMapLayout layout;
};

}  // namespace

/// The size classes that only the runtime uses, as one row of the map.
class HeapMapFoldingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void classesOfTheRuntimeAloneAreOneRowAtTheEnd() {
    const FoldedMap laid(small_program().build());
    QCOMPARE(laid.layout.rows().size(), 3u);
    const MapRow& row = laid.layout.rows().back();
    QCOMPARE(&row, laid.layout.runtime_row());
    QCOMPARE(row.kind, RowKind::kRuntimeFolded);
    QCOMPARE(row.classes, std::size_t(kRuntimeClasses - 1));  // one of them the program shares
    QCOMPARE(row.count, row.classes);
    QCOMPARE(row.summary.black, 2 * row.classes);
    QCOMPARE(row.rest_spans, 0u);
    QCOMPARE(row.rect.bottom(), kMap.height() - 1);
    QVERIFY(runtime_titles(row).front().startsWith("▸ runtime · 29 classes · "));
  }

  void inALowMapTheSumOfWhatIsLeftOutIsNotUnderTheRuntimesRow() {
    SnapshotBuilder builder = small_program();
    for (int i = 0; i < 400; ++i) builder.span(5, 64, false, std::string(128, 'W'));
    builder.unlisted(5, 64, false, 3000, 9000, 100);
    const auto snapshot = builder.build();
    bool left_out = false;
    for (int height = 30; height < 260; height += 10) {
      const FoldedMap laid(snapshot, false, true, 1, QSize(300, height));
      const auto& rows = laid.layout.rows();
      for (std::size_t i = 0; i < rows.size(); ++i) {
        left_out = left_out || rows[i].rest_spans > 0;
        QVERIFY(rows[i].rect.contains(rows[i].rest_rect) || rows[i].rest_rect.isEmpty());
        QVERIFY(rows[i].rect.bottom() < laid.layout.content_size().height());
        for (std::size_t other = 0; other < i; ++other) {
          QVERIFY(!rows[i].rect.intersects(rows[other].rect));
        }
      }
    }
    QVERIFY(left_out);
  }

  void theProgramsRowsGetTheRoom() {
    const auto snapshot = small_program().build();
    const FoldedMap folded(snapshot);
    const FoldedMap all(snapshot, false, false);
    QCOMPARE(all.layout.rows().size(), std::size_t(kRuntimeClasses + 1));
    QVERIFY(all.layout.runtime_row() == nullptr);
    QCOMPARE(folded.layout.rows()[0].summary.slot_bytes, 16u);
    QVERIFY(folded.layout.rows()[0].fit.cell_height >= 28);
    QVERIFY(all.layout.rows()[0].fit.cell_height < 12);
  }

  void aClassThatTheProgramSharesIsTheProgramsWithAllItsSpans() {
    SnapshotBuilder builder = small_program();
    const FoldedMap laid(builder.build());
    const MapRow& row = laid.layout.rows()[1];
    QCOMPARE(row.summary.size_class, 20);
    QCOMPARE(row.count, 2u);
    QVERIFY(laid.layout.find(laid.span(builder, 10)) != nullptr);
  }

  void everySpanIsFoundAndHitFoldedOrOpen() {
    for (const bool open : {false, true}) {
      SnapshotBuilder builder = small_program();
      const FoldedMap laid(builder.build(), open);
      std::set<const SpanItem*> seen;
      for (std::size_t i = 0; i < kRuntimeClasses + 2; ++i) {
        const SpanItem* item = laid.layout.find(laid.span(builder, i));
        QVERIFY(item != nullptr);
        QVERIFY(seen.insert(item).second);
        const MapHit hit = laid.layout.hit(item->rect.topLeft() + QPoint(1, 1));
        QCOMPARE(hit.row, item->row);
        QCOMPARE(&laid.layout.items()[hit.item], item);
      }
    }
  }

  void openedEachClassHasItsRowBelowTheHeading() {
    const FoldedMap laid(small_program().build(), true);
    const auto& rows = laid.layout.rows();
    QCOMPARE(rows.size(), std::size_t(2 + 1 + kRuntimeClasses - 1));
    QCOMPARE(rows[2].kind, RowKind::kRuntimeOpen);
    QCOMPARE(rows[2].count, 0u);
    QVERIFY(runtime_titles(rows[2]).front().startsWith("▾ runtime · 29 classes · "));
    for (std::size_t a = 0; a < rows.size(); ++a) {
      QVERIFY(a < 3 || rows[a].rect.top() > rows[2].rect.bottom());
      for (std::size_t b = 0; b < a; ++b) QVERIFY(!rows[a].rect.intersects(rows[b].rect));
    }
  }

  void countsOfTheFoldedRowFollowTheClasses() {
    SnapshotBuilder builder = small_program();
    FoldedMap laid(builder.build());
    Snapshot later = *laid.snapshot;
    for (auto& summary : later.classes) {
      if (summary.runtime_spans == summary.spans) std::swap(summary.black, summary.white);
    }
    laid.layout.set_summaries(later.classes);
    QCOMPARE(laid.layout.runtime_row()->summary.black, 0u);
    QCOMPARE(laid.layout.runtime_row()->summary.white, 2 * laid.layout.runtime_row()->classes);
    QCOMPARE(laid.layout.rows()[0].summary.black, 1u);
  }

  void aClassGetsItsRowWhenTheProgramAllocatesAndKeepsIt() {
    RuntimeClasses classes;
    const auto sum = [](std::uint8_t size_class, std::uint32_t spans, std::uint32_t of_runtime) {
      tricolor::SpanClassSummary summary;
      summary.size_class = size_class;
      summary.spans = spans;
      summary.runtime_spans = of_runtime;
      return summary;
    };
    const std::vector before{sum(3, 1, 1), sum(4, 2, 2), sum(5, 1, 1)};
    classes.apply(before);
    QCOMPARE(classes.classes().count(), 3u);
    classes.apply(std::vector{sum(3, 1, 1), sum(4, 2, 1), sum(5, 1, 1)});
    QCOMPARE(classes.classes().count(), 2u);
    QVERIFY(!classes.classes().test(class_key(4, false)));
    // The object is dead, or the moment is an earlier one: the row stays.
    classes.apply(before);
    QVERIFY(!classes.classes().test(class_key(4, false)));
    classes.forget();
    classes.apply(before);
    QCOMPARE(classes.classes().count(), 3u);
  }

  void aSingleClassIsNotFolded() {
    SnapshotBuilder builder;
    builder.span(2, 16, true, "W", 512).span(5, 64, false, "B", 128).of_runtime();
    const FoldedMap laid(builder.build());
    QCOMPARE(laid.layout.rows().size(), 2u);
    QVERIFY(laid.layout.runtime_row() == nullptr);
  }

  void theRuntimesRowStandsStillWhileTheProgramsGrow() {
    QRect before;
    for (const int objects : {1, 5, 40, 200}) {
      SnapshotBuilder builder = small_program();
      builder.span(2, 16, true, std::string(static_cast<std::size_t>(objects), 'W'), 512);
      const FoldedMap laid(builder.build());
      const QRect rect = laid.layout.runtime_row()->rect;
      if (!before.isEmpty()) QCOMPARE(rect, before);
      before = rect;
    }
  }

  void labelLanesKeepTheirWidthAtEveryZoom() {
    const auto snapshot = small_program().build();
    const FoldedMap one(snapshot, true);
    for (const double zoom : {1.25, 3.0, 17.0, 200.0}) {
      const FoldedMap large(snapshot, true, true, zoom);
      for (std::size_t i = 0; i < one.layout.rows().size(); ++i) {
        const MapRow& row = large.layout.rows()[i];
        QVERIFY(std::abs(row.label.width() - one.layout.rows()[i].label.width()) <= 1);
        for (const SpanItem& item : large.layout.items_of(row)) {
          QVERIFY(item.rect.left() > row.label.right());
        }
      }
    }
  }

  void aPointStaysByItsSlotWhenTheMapIsZoomed() {
    const auto snapshot = small_program().build();
    const FoldedMap one(snapshot, true);
    const FoldedMap large(snapshot, true, true, 7);
    for (std::size_t i = 0; i < one.layout.items().size(); ++i) {
      const QPoint centre = one.layout.items()[i].rect.center();
      LaneScale scale = one.layout.scale_near(centre);
      const double base = scale.to_base(centre.x());
      scale.zoom = 7;
      const QPoint after(static_cast<int>(scale.to_content(base)), 7 * centre.y() + 3);
      QVERIFY(large.layout.items()[i].rect.adjusted(-7, -7, 7, 7).contains(after));
    }
  }

  void aCrowdIsTilesThatUseTheRoom() {
    SnapshotBuilder builder;
    for (int i = 0; i < 200; ++i) builder.span(5, 64, false, std::string(128, 'B'));
    const FoldedMap laid(builder.build());
    const SpanItem& item = laid.layout.items().front();
    QVERIFY(!item.shows_slots());  // 25,600 dots would say less
    QVERIFY(2 * laid.layout.items().back().rect.bottom() > kMap.height());
    FoldedMap zoomed(builder.build(), false, true, 6);
    QVERIFY(zoomed.layout.items().front().shows_slots());
  }

  void slotsStayInsideTheirSpanWhenZoomed() {
    for (const double zoom : {1.0, 2.5, 9.0}) {
      const FoldedMap laid(small_program().build(), false, true, zoom);
      for (const SpanItem& item : laid.layout.items_of(laid.layout.rows()[0])) {
        for (std::uint32_t slot = 0; slot < item.drawn; ++slot) {
          QVERIFY(item.rect.contains(laid.layout.slot_rect(item, slot)));
        }
      }
    }
  }

  void onlyTheGroundIsFreeForLabels() {
    const FoldedMap laid(small_program().build());
    const MapRow& row = laid.layout.rows()[0];
    QVERIFY(!laid.layout.is_ground(laid.layout.items()[0].rect.adjusted(2, 2, -2, -2)));
    QVERIFY(!laid.layout.is_ground(row.label));
    QVERIFY(laid.layout.is_ground(QRect(row.rect.right() - 9, row.rect.top() + 1, 8, 8)));
  }
};

TRICOLOR_TEST(heapmap_folding, HeapMapFoldingTest)
#include "test_heapmap_folding.moc"
