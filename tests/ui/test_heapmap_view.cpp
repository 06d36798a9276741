// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QPainter>
#include <QPicture>
#include <QSignalSpy>
#include <QtTest>

#include "tests/support/room_test.h"
#include "tests/support/snapshot_builder.h"
#include "ui/bridge/selection.h"
#include "ui/heapmap/extended_rows.h"
#include "ui/heapmap/heapmap_text.h"
#include "ui/heapmap/heapmap_view.h"
#include "ui/heapmap/slot_art.h"

using tricolor::Activity;
using tricolor::EventKind;
using tricolor::GoroutineState;
using tricolor::SlotColour;
using tricolor::Snapshot;
using tricolor::test::SnapshotBuilder;
using namespace tricolor::ui;

namespace {

SnapshotBuilder small_heap() {
  SnapshotBuilder builder;
  builder.epoch(1).now(1000).phase(tricolor::Phase::kMark);
  builder.span(2, 16, true, "WGB.", 512).span(5, 64, false, "BWGB", 128);
  builder.globals({{"cache", builder.address(1, 2)}, {"gone", 0xc0ffee000}});
  builder.goroutine(1, "main.main", {{"head", builder.address(1, 1)}}, GoroutineState::kRunning);
  builder.processor(0, Activity::kMutator, builder.address(0, 0), 1);
  builder.processor(1, Activity::kFractionalWorker, builder.address(1, 2));
  return builder;
}

/// Share of the pixels in `rect` that are closer to `colour` than to all others of the slot.
double share(const QImage& image, const QRect& rect, const QColor& colour) {
  int hits = 0;
  for (int y = rect.top(); y <= rect.bottom(); ++y) {
    for (int x = rect.left(); x <= rect.right(); ++x) {
      const QColor pixel = image.pixelColor(x, y);
      const int distance = std::abs(pixel.red() - colour.red()) +
                           std::abs(pixel.green() - colour.green()) +
                           std::abs(pixel.blue() - colour.blue());
      hits += distance < 40 ? 1 : 0;
    }
  }
  return double(hits) / (rect.width() * rect.height());
}

QImage slot_image(const SlotLook& look, const Theme& theme, QSize size) {
  QImage image(size, QImage::Format_RGB32);
  image.fill(theme.panel);
  QPainter painter(&image);
  draw_slot(painter, QRectF(QPointF(0, 0), size), look, theme);
  return image;
}

double mean_grey(const QImage& image) {
  double sum = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) sum += qGray(image.pixel(x, y));
  }
  return sum / (image.width() * image.height());
}

}  // namespace

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

  void aGreySlotShowsHatchAndRing_data() { themes(); }
  void aGreySlotShowsHatchAndRing() {
    QFETCH(int, id);
    const Theme& t = theme(static_cast<ThemeId>(id));
    const QImage image = slot_image({SlotColour::kGrey, {}}, t, {30, 30});
    QVERIFY(share(image, image.rect(), t.hatch) > 0.05);
    QVERIFY(share(image, image.rect(), t.grey.outline) > 0.1);
  }

  void coloursAreToldApartWithoutHue_data() { themes(); }
  void coloursAreToldApartWithoutHue() {
    QFETCH(int, id);
    const Theme& t = theme(static_cast<ThemeId>(id));
    for (const QSize size : {QSize(30, 30), QSize(10, 10), QSize(7, 7), QSize(4, 4), QSize(3, 3)}) {
      const double white = mean_grey(slot_image({SlotColour::kWhite, {}}, t, size));
      const double grey = mean_grey(slot_image({SlotColour::kGrey, {}}, t, size));
      const double black = mean_grey(slot_image({SlotColour::kBlack, {}}, t, size));
      const QString what =
          QString("%1 px: %2 %3 %4").arg(size.width()).arg(white).arg(grey).arg(black);
      // Ink on paper: on a dark panel the ink is bright.
      const double sign = t.dark ? -1 : 1;
      QVERIFY2(sign * (white - grey) > 10, qPrintable(what));
      QVERIFY2(sign * (grey - black) > 10, qPrintable(what));
    }
  }

  void everyMarkChangesTheSlot() {
    const Theme& t = theme(ThemeId::kLight);
    SlotMarks fresh, shaded, swept;
    fresh.set_fresh();
    shaded.set_shaded();
    swept.set_swept();
    const QSize size(24, 24);
    for (const SlotColour c : {SlotColour::kWhite, SlotColour::kGrey, SlotColour::kBlack}) {
      QVERIFY(slot_image({c, fresh}, t, size) != slot_image({c, {}}, t, size));
      QVERIFY(slot_image({c, shaded}, t, size) != slot_image({c, {}}, t, size));
      QVERIFY(slot_image({c, fresh}, t, size) != slot_image({c, shaded}, t, size));
    }
    QVERIFY(slot_image({SlotColour::kFree, swept}, t, size) !=
            slot_image({SlotColour::kFree, {}}, t, size));
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

  void aClickSelectsTheObjectAndItsSpan() {
    HeapMapView view(m_selection);
    view.resize(900, 560);
    SnapshotBuilder builder = small_heap();
    view.setSnapshot(builder.build());
    const QRect rect = view.scene().object_rect(builder.address(1, 2)).value_or(QRect());
    QTest::mouseClick(&view, Qt::LeftButton, {}, rect.center());
    QCOMPARE(m_selection.object(), builder.address(1, 2));
    QCOMPARE(m_selection.span(), builder.address(1, 0));
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(890, 300));
    QCOMPARE(m_selection.object(), 0u);
  }

  void aClickOnAVariableSelectsItsObject() {
    HeapMapView view(m_selection);
    view.resize(900, 560);
    SnapshotBuilder builder = small_heap();
    view.setSnapshot(builder.build());
    const RootCard& globals = view.scene().roots().cards.at(0);
    QTest::mouseClick(&view, Qt::LeftButton, {}, globals.lines.at(0).rect.center());
    QCOMPARE(m_selection.object(), builder.address(1, 2));
  }

  void hoveringTellsWhatIsThere() {
    HeapMapView view(m_selection);
    view.resize(900, 560);
    SnapshotBuilder builder = small_heap();
    view.setSnapshot(builder.build());
    const QRect rect = view.scene().object_rect(builder.address(1, 2)).value_or(QRect());
    const SceneHit hit = view.scene().hit(rect.center());
    QCOMPARE(hit.tip, QString("0xc000002080 · grey\nslot 2 of 128 · size class 5, 64 B · scan\n"
                              "span 0xc000002000 · swept"));
    QTest::mouseMove(&view, rect.center());
    QMouseEvent move(QEvent::MouseMove, rect.center(), view.mapToGlobal(rect.center()),
                     Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&view, &move);
    QCOMPARE(m_selection.hovered(), builder.address(1, 2));
  }

  void theWheelZoomsAroundTheObjectUnderTheMouse() {
    HeapMapView view(m_selection);
    view.resize(900, 560);
    SnapshotBuilder builder;
    for (int i = 0; i < 40; ++i) builder.span(5, 64, false, std::string(128, i % 2 ? 'B' : 'W'));
    view.setSnapshot(builder.build());
    const auto address = builder.address(20, 64);
    const QPoint pos = view.scene().object_rect(address).value_or(QRect()).center();
    const SceneHit before = view.scene().hit(pos);
    const QRectF was = view.scene().object_rect(before.object).value_or(QRect());
    QSignalSpy zoomed(&view, &HeapMapView::zoomChanged);
    for (int i = 0; i < 6; ++i) {
      QWheelEvent wheel(pos, view.mapToGlobal(pos), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                        Qt::NoScrollPhase, false);
      QCoreApplication::sendEvent(&view, &wheel);
    }
    QVERIFY(view.zoom() > 3);
    QCOMPARE(zoomed.size(), 6);
    QCOMPARE(view.scene().hit(pos).object, before.object);
    // The very point of the object that was under the mouse still is.
    const QRectF after = view.scene().object_rect(before.object).value_or(QRect());
    const double part = (pos.x() - was.x()) / was.width();
    QVERIFY(std::abs(after.x() + part * after.width() - pos.x()) <= 4);
  }

  void labelsAreNotOverSlotsAndHitNone() {
    HeapMapView view(m_selection);
    view.resize(900, 560);
    SnapshotBuilder builder = small_heap();
    view.setSnapshot(builder.build());
    m_selection.setObject(builder.address(1, 2));
    for (int i = 0; i < 12; ++i) view.zoomIn();
    const HeapMapScene& scene = view.scene();
    const QRect map = scene.areas().map;
    const QRect lane(map.topLeft(), QSize(scene.layout().label_width(), map.height()));
    for (int y = lane.top(); y < lane.bottom(); y += 7) {
      QCOMPARE(scene.hit(QPoint(lane.center().x(), y)).object, 0u);
    }
    // Large enough to be described, it is shown whole, beside the labels.
    const QRect object = scene.object_rect(builder.address(1, 2)).value_or(QRect());
    QVERIFY(object.width() > 160 && object.left() > lane.right() && map.contains(object));
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
    HeapMapView view(m_selection);
    view.resize(900, 560);
    view.setSnapshot(snapshot);
    const QImage standard = view.grab().toImage();
    view.setExtended(true);
    QVERIFY(view.grab().toImage() != standard);
    QVERIFY(!view.scene().areas().extended.isEmpty());
    QVERIFY(view.scene().wanted_detail().extended);
  }

  void plusMinusAndZeroZoom() {
    HeapMapView view(m_selection);
    view.resize(900, 560);
    view.setSnapshot(small_heap().build());
    QTest::keyClick(&view, Qt::Key_Plus);
    QVERIFY(view.zoom() > 1);
    QTest::keyClick(&view, Qt::Key_Minus);
    QCOMPARE(view.zoom(), 1.0);
    for (int i = 0; i < 100; ++i) QTest::keyClick(&view, Qt::Key_Plus);
    QVERIFY(view.zoom() <= view.scene().layout().most_zoom());
    QTest::keyClick(&view, Qt::Key_0);
    QCOMPARE(view.zoom(), 1.0);
  }

  void draggingMovesAZoomedMap() {
    HeapMapView view(m_selection);
    view.resize(600, 400);
    SnapshotBuilder builder;
    for (int i = 0; i < 20; ++i) builder.span(5, 64, false, std::string(128, 'B'));
    view.setSnapshot(builder.build());
    for (int i = 0; i < 8; ++i) view.zoomIn();
    const QPoint from = view.scene().areas().map.center();
    const QRect before = view.scene().object_rect(builder.address(10)).value_or(QRect());
    QTest::mousePress(&view, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 4; ++step) {
      const QPoint pos = from + QPoint(-20 * step, 0);
      QMouseEvent move(QEvent::MouseMove, pos, view.mapToGlobal(pos), Qt::NoButton, Qt::LeftButton,
                       Qt::NoModifier);
      QCoreApplication::sendEvent(&view, &move);
    }
    QTest::mouseRelease(&view, Qt::LeftButton, {}, from + QPoint(-80, 0));
    const QRect after = view.scene().object_rect(builder.address(10)).value_or(QRect());
    QCOMPARE(after.x() - before.x(), -80);
    QCOMPARE(m_selection.object(), 0u);
  }

  void anObjectSelectedElsewhereIsScrolledIntoSight() {
    HeapMapView view(m_selection);
    view.resize(600, 400);
    SnapshotBuilder builder;
    for (int i = 0; i < 30; ++i) builder.span(5, 64, false, std::string(128, 'B'));
    view.setSnapshot(builder.build());
    for (int i = 0; i < 10; ++i) view.zoomIn();
    for (const std::size_t span : {29u, 0u, 15u}) {
      m_selection.setObject(builder.address(span, 5));
      const QRect rect = view.scene().object_rect(builder.address(span, 5)).value_or(QRect());
      QVERIFY(view.scene().areas().map.contains(rect.center()));
    }
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
