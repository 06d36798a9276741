// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QPainter>
#include <QPicture>
#include <QSignalSpy>
#include <QtTest>

#include "core/heap/size_classes.h"
#include "tests/support/colour_share.h"
#include "tests/support/room_test.h"
#include "tests/support/small_heap.h"
#include "ui/bridge/selection.h"
#include "ui/heapmap/extended_rows.h"
#include "ui/heapmap/heapmap_text.h"
#include "ui/heapmap/heapmap_view.h"
#include "ui/heapmap/row_labels.h"

using tricolor::Activity;
using tricolor::SlotColour;
using tricolor::Snapshot;
using tricolor::test::share;
using tricolor::test::small_heap;
using tricolor::test::SnapshotBuilder;
using namespace tricolor::ui;

/// What the map shows, and what it asks for.
class HeapMapViewTest : public QObject {
  Q_OBJECT

  Selection m_selection;

 private Q_SLOTS:
  void init() { m_selection.clear(); }

  void anEmptyHeapSaysSoInsteadOfShowingNothing() {
    HeapMapView view(m_selection);
    view.resize(400, 300);
    const QImage image = view.grab().toImage();
    QVERIFY(share(image, image.rect(), theme(ThemeId::kLight).text) > 0.001);
  }

  void slotsAreDrawnWhereTheLayoutSays() {
    HeapMapView view(m_selection);
    view.resize(900, 560);
    SnapshotBuilder builder = small_heap();
    builder.raw().processors.clear();
    builder.raw().globals.clear();
    builder.raw().goroutines.clear();
    view.setSnapshot(builder.build());
    const QImage image = view.grab().toImage();
    const Theme& t = theme(ThemeId::kLight);
    const auto rect = [&](std::size_t span, std::size_t slot) {
      return view.scene().object_rect(builder.address(span, slot)).value_or(QRect());
    };
    QVERIFY(share(image, rect(0, 2), t.black.fill) > 0.6);
    QVERIFY(share(image, rect(0, 0), t.white.fill) > 0.5);
    QVERIFY(share(image, rect(0, 1), t.hatch) > 0.04);
    QVERIFY(share(image, rect(0, 3), t.panel) > 0.7);
  }

  void belowOneTheMapTurnsIntoTheArena() {
    HeapMapView view(m_selection);
    view.resize(900, 560);
    SnapshotBuilder builder;
    for (int i = 0; i < 40; ++i) builder.span(5, 64, false, std::string(128, i % 2 ? 'B' : 'W'));
    view.setSnapshot(builder.build());
    for (int i = 0; i < 8; ++i) {
      view.zoomOut();
      view.grab();
      // Wherever a span is on its way, it is hit there.
      const QRect rect = view.scene().object_rect(builder.address(20)).value_or(QRect());
      QVERIFY(!rect.isEmpty());
      if (view.zoom() > MapViewport::kLeastZoom) continue;
      QCOMPARE(view.scene().hit(rect.center()).span, builder.address(20));
    }
    QCOMPARE(view.zoom(), MapViewport::kLeastZoom);
    for (std::size_t span = 0; span < 40; ++span) {
      const QRect rect = view.scene().object_rect(builder.address(span)).value_or(QRect());
      QCOMPARE(view.scene().hit(rect.center()).span, builder.address(span));
    }
    for (int i = 0; i < 8; ++i) view.zoomIn();
    QVERIFY(view.zoom() > 1);
  }

  void spansInSightAreAskedFor() {
    HeapMapView view(m_selection);
    view.resize(900, 560);
    SnapshotBuilder builder;
    for (int i = 0; i < 40; ++i) builder.span(5, 64, false, std::string(128, 'B'));
    view.setSnapshot(builder.build());
    QSignalSpy asked(&view, &HeapMapView::detailWanted);
    view.grab();
    QCOMPARE(asked.size(), 1);
    view.grab();
    QCOMPARE(asked.size(), 1);
    for (int i = 0; i < 16; ++i) view.zoomIn();
    view.grab();
    QVERIFY(asked.size() >= 2);
    const auto detail = asked.back().at(0).value<SnapshotDetail>();
    QVERIFY(!detail.more_spans.empty());
    QVERIFY(detail.more_spans.size() < 40);
    QVERIFY(!detail.objects.empty());
  }

  void extendedShowsCachesListsWorkAndBits() {
    SnapshotBuilder builder = small_heap();
    tricolor::ExtendedView& extended = builder.raw().extended.emplace();
    extended.caches = {{0, 3, 4096, 0}, {1, 1, 512, 7}};
    extended.central = {{5, false, 2, 1, 4, 0}};
    extended.queue.green_tea = true;
    extended.queue.spans = 7;
    const auto snapshot = builder.build();
    const auto columns = extended_columns(*snapshot, 4);
    QCOMPARE(columns.size(), 4u);
    QCOMPARE(columns[0].lines.at(0), QString("P0  3 spans · 4096 B"));
    QCOMPARE(columns[1].lines.at(0), QString("class 5 scan  part 2|1  full 4|0"));
    QCOMPARE(columns[2].lines.at(0), QString("7 spans queued"));
    const auto narrow = extended_columns(*snapshot, 4, ExtendedWords::kShort);
    QCOMPARE(narrow[1].title, QString("mcentral part, full"));
    QCOMPARE(narrow[1].lines.at(0), QString("5 scan  2|1, 4|0"));
    QCOMPARE(narrow[2].lines.at(0), QString("7 spans"));
    HeapMapView view(m_selection);
    view.resize(900, 560);
    view.setSnapshot(snapshot);
    const QImage standard = view.grab().toImage();
    view.setExtended(true);
    QVERIFY(view.grab().toImage() != standard);
    QVERIFY(!view.scene().areas().extended.isEmpty());
    QVERIFY(view.scene().wanted_detail().extended);
  }

  void aLabelThatIsHalfOutOfSightIsCutAtTheMapsEdge() {
    HeapMapView view(m_selection);
    view.resize(900, 560);
    view.setSnapshot(small_heap().build());
    view.grab();
    const HeapMapLayout& layout = view.scene().layout();
    QVERIFY(!layout.rows().empty());
    const MapStyle style(theme(ThemeId::kLight));
    const QRect first = layout.rows().front().rect;
    const QRect map(0, 0, 900, first.y() + style.metrics.line / 2);
    QImage image(900, 560, QImage::Format_RGB32);
    image.fill(Qt::red);
    QPainter painter(&image);
    RowLabels().paint(painter, layout, {0, 0}, map, style);
    painter.end();
    QVERIFY(share(image, map, style.theme->panel) > 0.001);
    QCOMPARE(share(image, image.rect().adjusted(0, map.height(), 0, 0), Qt::red), 1.0);
  }

  void onlyTheChangedSpanIsDrawnAgain() {
    SnapshotBuilder builder;
    for (int i = 0; i < 10; ++i) builder.span(5, 64, false, std::string(32, 'W'));
    const auto first = builder.build();
    Snapshot next = *first;
    next.epoch = 1;
    next.spans.erase(next.spans.begin() + 1, next.spans.end());
    next.spans[0].slots[3] = SlotColour::kGrey;
    SpanStore store;
    SlotCanvas canvas;
    const Theme& t = theme(ThemeId::kLight);
    store.apply(*first, 0);
    const QSize map(700, 300);
    HeapMapLayout layout(store, first->classes, {map, 1, 14, 80, {}, false, 190});
    QCOMPARE(canvas.update(layout, map, {0, 0}, t, 1), 10u);
    const QImage before = canvas.image().copy();
    store.apply(next, 10);
    HeapMapLayout again(store, next.classes, {map, 1, 14, 80, {}, false, 190}, &layout);
    QCOMPARE(canvas.update(again, map, {0, 0}, t, 1), 1u);
    QVERIFY(canvas.image() != before);
    QCOMPARE(canvas.update(again, map, {0, 0}, t, 1), 0u);
  }

  void aPartialRepaintGivesTheSamePictureAsAFullOne() {
    SnapshotBuilder builder = small_heap();
    HeapMapView kept(m_selection);
    kept.setReducedMotion(true);
    kept.resize(700, 420);
    kept.setSnapshot(builder.build());
    kept.grab();
    SnapshotBuilder later = small_heap();
    later.raw().epoch = 2;
    later.raw().spans[0].slots[0] = SlotColour::kGrey;
    later.raw().spans[1].slots[1] = SlotColour::kBlack;
    later.raw().spans[1].state = tricolor::SpanState::kUnswept;
    const auto snapshot = later.build();
    kept.setSnapshot(snapshot);
    HeapMapView fresh(m_selection);
    fresh.resize(700, 420);
    fresh.setSnapshot(snapshot);
    QCOMPARE(kept.grab().toImage(), fresh.grab().toImage());
  }

  void everySizeAndThemeIsPainted_data() { themes(); }
  void everySizeAndThemeIsPainted() {
    QFETCH(int, id);
    for (const QSize size : {QSize(200, 140), QSize(640, 400), QSize(1300, 800), QSize(1, 1)}) {
      HeapMapView view(m_selection);
      view.setTheme(theme(static_cast<ThemeId>(id)));
      view.resize(size);
      view.setSnapshot(small_heap().build());
      QCOMPARE(view.grab().size(), size);
    }
  }

  void aVectorDeviceGetsShapesThatLookLikeThePixels() {
    HeapMapView view(m_selection);
    view.resize(640, 400);
    view.setSnapshot(small_heap().build());
    const QImage pixels = view.grab().toImage();
    QPicture picture;
    view.render(&picture);
    QImage replayed(view.size(), QImage::Format_RGB32);
    replayed.fill(Qt::red);
    QPainter painter(&replayed);
    painter.drawPicture(0, 0, picture);
    painter.end();
    int different = 0;
    for (int y = 0; y < pixels.height(); ++y) {
      for (int x = 0; x < pixels.width(); ++x) {
        different += std::abs(qGray(pixels.pixel(x, y)) - qGray(replayed.pixel(x, y))) > 60 ? 1 : 0;
      }
    }
    QVERIFY2(different < pixels.width() * pixels.height() / 50,
             qPrintable(QString::number(different)));
  }

  void wordsAndNumbersReadAsInGo() {
    QCOMPARE(size_text(1152), "1152 B");
    QCOMPARE(size_text(8192), "8 KiB");
    QCOMPARE(size_text(3 << 20), "3 MiB");
    QCOMPARE(address_text(0xc000012080), "0xc000012080");
    QCOMPARE(address_text(0), "nil");
    QCOMPARE(short_count_text(9999), "9,999");
    QCOMPARE(short_count_text(1'240'000), "1.2M");
    QCOMPARE(activity_word(Activity::kFractionalWorker), "fractional worker");
  }

  void aRowsLabelSaysNoscanInFullOnNarrowMapsToo_data() {
    QTest::addColumn<int>("id");
    for (const ThemeId id : all_themes()) QTest::newRow(qPrintable(theme_name(id))) << int(id);
  }
  void aRowsLabelSaysNoscanInFullOnNarrowMapsToo() {
    QFETCH(int, id);
    const Theme& t = theme(static_cast<ThemeId>(id));
    HeapMapView view(m_selection);
    view.setTheme(t);
    view.resize(440, 240);
    SnapshotBuilder builder;
    builder.span(5, 48, true, "BWGB");
    view.setSnapshot(builder.build());
    view.grab();
    const QFontMetrics thin(t.font(FontRole::kSmall));
    tricolor::SpanClassSummary summary;
    summary.noscan = true;
    for (int index = 1; index < tricolor::kSizeClasses; ++index) {
      summary.size_class = static_cast<std::uint8_t>(index);
      summary.slot_bytes = tricolor::size_class(index).object_bytes;
      const int room = view.scene().layout().rows().front().label.width();
      QVERIFY2(fitting(thin, room, row_titles(summary)).endsWith("noscan"),
               qPrintable(class_text(summary)));
      for (const QString& title : row_titles(summary)) QVERIFY(!title.endsWith(" ns"));
    }
  }

  void theMouseAtAListThatIsCutTellsAllOfIt_data() {
    QTest::addColumn<int>("id");
    QTest::addColumn<QSize>("size");
    QTest::newRow("boxes") << int(ThemeId::kLight) << QSize(900, 560);
    QTest::newRow("lines on a projector") << int(ThemeId::kProjector) << QSize(530, 290);
  }
  void theMouseAtAListThatIsCutTellsAllOfIt() {
    QFETCH(int, id);
    QFETCH(QSize, size);
    SnapshotBuilder builder = small_heap();
    builder.raw().processors.clear();
    tricolor::ExtendedView& extended = builder.raw().extended.emplace();
    for (std::uint8_t p = 0; p < 30; ++p) {
      extended.caches.push_back({p, 3, 4096, 0});
      extended.central.push_back({p, false, 2, 1, 4, 0});
      builder.processor(p, Activity::kMutator, builder.address(0), p + 1u);
    }
    HeapMapView view(m_selection);
    view.setTheme(theme(static_cast<ThemeId>(id)));
    view.resize(size);
    view.setExtended(true);
    view.setSnapshot(builder.build());
    view.grab();
    const QRect area = view.scene().areas().extended;
    QVERIFY(!area.isEmpty());
    QString all;
    for (int y = area.top(); y <= area.bottom(); y += 6) {
      for (int x = area.left(); x <= area.right(); x += 20) {
        const QString tip = view.scene().hit({x, y}).tip;
        if (!all.contains(tip)) all += tip + "\n";
        QVERIFY(tip.count('\n') <= 25 && !tip.contains("…"));
      }
    }
    for (const char* part : {"P0  3 spans", "P29  3 spans", "class 29 scan", "assist credit"}) {
      QVERIFY2(all.contains(part), part);
    }
    const QString chips = view.scene().hit(view.scene().areas().processors.center()).tip;
    QVERIFY(chips.contains("P0 mutator · g1") && chips.contains("P29 mutator · g30"));
  }

  void theMouseAtALabelTellsWhatNoscanMeans() {
    HeapMapView view(m_selection);
    view.resize(900, 560);
    SnapshotBuilder builder;
    builder.span(5, 48, true, "BWGB");
    view.setSnapshot(builder.build());
    view.grab();
    const QPoint label = view.scene().layout().rows().front().label.center();
    const QString tip = view.scene().hit(label + view.scene().areas().map.topLeft()).tip;
    QVERIFY2(tip.startsWith("span 48 B · 1 span") && tip.contains("noscan: no pointers inside"),
             qPrintable(tip));
  }

 private:
  static void themes() {
    QTest::addColumn<int>("id");
    for (const ThemeId id : all_themes()) {
      QTest::newRow(qPrintable(theme_name(id))) << static_cast<int>(id);
    }
  }
};

TRICOLOR_WIDGET_TEST(heapmap_view, HeapMapViewTest)
#include "test_heapmap_view.moc"
