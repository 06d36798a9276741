// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QPainter>
#include <QtTest>

#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "tests/support/snapshot_builder.h"
#include "ui/bridge/selection.h"
#include "ui/heapmap/heapmap_view.h"
#include "ui/heapmap/release_trace.h"
#include "ui/heapmap/trace_painter.h"
#include "ui/heapmap/zoom_fade.h"

using namespace tricolor;
using tricolor::test::SnapshotBuilder;
using namespace tricolor::ui;

namespace {

PageBits page_bits(std::uint32_t pages, std::uint64_t released) {
  PageBits bits;
  bits.pages = pages;
  bits.free = {~std::uint64_t{0}, ~std::uint64_t{0}};
  bits.released = {released, 0};
  return bits;
}

Snapshot at(Nanos now_ns, const PageBits& pages) {
  Snapshot snapshot;
  snapshot.now_ns = now_ns;
  snapshot.pages = pages;
  return snapshot;
}

/// So many spans that their slots cannot be told apart before the map is zoomed.
SnapshotBuilder crowd() {
  SnapshotBuilder builder;
  builder.epoch(1).now(1000);
  for (int i = 0; i < 40; ++i) builder.span(5, 64, false, std::string(128, i % 2 == 0 ? 'B' : 'W'));
  return builder;
}

/// Two classes, and a third between them that is seen for the first time.
std::shared_ptr<const Snapshot> classes(bool with_third) {
  SnapshotBuilder builder;
  builder.epoch(with_third ? 2 : 1).now(with_third ? 2000 : 1000);
  builder.span(2, 16, true, "WB", 512).span(9, 128, false, std::string(64, 'W'));
  if (with_third) builder.span(5, 64, false, std::string(128, 'G'));
  return builder.build();
}

QRect row_of(const HeapMapScene& scene, std::uint32_t slot_bytes) {
  for (const MapRow& row : scene.layout().rows()) {
    if (row.summary.slot_bytes == slot_bytes) return row.rect;
  }
  return {};
}

QImage picture_of(HeapMapScene& scene, std::int64_t wall_ms) {
  QImage image(700, 500, QImage::Format_RGB32);
  QPainter painter(&image);
  scene.paint(painter, wall_ms);
  return image;
}

int slots_shown(const HeapMapView& view) {
  int shown = 0;
  for (const SpanItem& item : view.scene().layout().items()) shown += item.shows_slots() ? 1 : 0;
  return shown;
}

}  // namespace

/// What moves over the heap map only to explain: pages that go back, tiles that become slots.
class HeapMapMotionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void neighbouringPagesAreOneRunAlsoAcrossWords() {
    PageBits before = page_bits(128, 0b1);
    PageBits after = page_bits(128, 0b1 | 0b1100 | std::uint64_t{1} << 63);
    after.released[1] = 0b11;
    const std::vector<PageRun> expected = {{2, 2}, {63, 3}};
    QCOMPARE(newly_released(before, after), expected);
    QVERIFY(newly_released(after, before).empty());
  }

  void whatTheScavengerReleasesIsSaidForAWhile() {
    ReleaseTrace trace;
    trace.apply(at(10, page_bits(64, 0)), 0, true);
    QVERIFY(trace.text().isEmpty());
    trace.apply(at(20, page_bits(64, 0xff)), 100, true);
    QCOMPARE(trace.text(), QString("64 KiB given back to the OS"));
    QVERIFY(trace.moving());
    QVERIFY(trace.strength(trace.alive().front(), 1900) < 0.5);
    trace.forget_old(100 + ReleaseTrace::kLifeMs + 1);
    QVERIFY(trace.text().isEmpty() && !trace.moving());
  }

  void onlyWhatWasSeenToHappenIsSaid() {
    ReleaseTrace first, back, unseen, grown;
    first.apply(at(10, page_bits(64, 0xff)), 0, true);
    QVERIFY(first.text().isEmpty());
    back.apply(at(20, page_bits(64, 0)), 0, true);
    back.apply(at(10, page_bits(64, 0xff)), 0, true);
    QVERIFY(back.text().isEmpty());
    unseen.apply(at(10, page_bits(64, 0)), 0, true);
    unseen.apply(at(20, PageBits()), 0, true);
    unseen.apply(at(30, page_bits(64, 0xff)), 0, true);
    QVERIFY(unseen.text().isEmpty());
    grown.apply(at(10, page_bits(8, 0)), 0, true);  // new memory is released from the start
    grown.apply(at(20, page_bits(64, ~std::uint64_t{0xff})), 0, true);
    QVERIFY(grown.text().isEmpty());
  }

  void withoutMotionTheNewsStayUntilTheNextPicture() {
    ReleaseTrace trace;
    trace.apply(at(10, page_bits(64, 0)), 0, false);
    trace.apply(at(20, page_bits(64, 1)), 0, false);
    trace.forget_old(1'000'000);
    QCOMPARE(trace.text(), QString("8 KiB given back to the OS"));
    QVERIFY(!trace.moving());
    trace.apply(at(30, page_bits(64, 1)), 0, false);
    QVERIFY(trace.text().isEmpty());
  }

  void theArenaShowsWhichPagesWentBack() {
    HeapMapScene scene(theme(ThemeId::kLight));
    scene.set_size({700, 500});
    SnapshotBuilder builder = crowd();
    builder.raw().pages = page_bits(64, 0);
    scene.set_snapshot(builder.build(), 0, true);
    for (int i = 0; i < 8; ++i) scene.zoom_at({350, 250}, 0.8);
    const auto picture = [&scene](std::int64_t wall_ms) {
      QImage image(700, 500, QImage::Format_RGB32);
      QPainter painter(&image);
      scene.paint(painter, wall_ms);
      return image;
    };
    SnapshotBuilder later = crowd();
    later.epoch(2).now(2000);
    later.raw().pages = page_bits(64, std::uint64_t{0xf} << 50);
    scene.set_snapshot(later.build(), 1000, true);
    QVERIFY(scene.moving(1000));
    const QImage fresh = picture(1000);
    QVERIFY(!scene.moving(1001 + ReleaseTrace::kLifeMs));
    QVERIFY(fresh != picture(1001 + ReleaseTrace::kLifeMs));
  }

  // Curves around hundreds of pages took longer to draw than the rest of the picture.
  void aReleasedPageIsFramedUpToItsCornersAndNotBeyond() {
    ReleaseTrace trace;
    trace.apply(at(10, page_bits(64, 0)), 0, true);
    trace.apply(at(20, page_bits(64, 1 << 9)), 0, true);
    const ArenaLayout arena({600, 400}, 64, 50);
    const Theme& light = theme(ThemeId::kLight);
    QImage image(600, 400, QImage::Format_RGB32);
    image.fill(light.panel);
    QPainter painter(&image);
    paint_released(painter, trace, 0, arena, QRect(0, 0, 600, 400), MapStyle(light));
    painter.end();
    const QRect page = arena.page_rect(9);
    QCOMPARE(image.pixelColor(page.topLeft()), light.worker);
    QCOMPARE(image.pixelColor(page.bottomRight()), light.worker);
    QCOMPARE(image.pixelColor(page.center()), light.panel);
    QCOMPARE(image.pixelColor(page.bottomRight() + QPoint(1, 0)), light.panel);
  }

  void wordsOfManyEventsDoNotLieOverEachOther() {
    Snapshot snapshot;
    for (int i = 0; i < 3; ++i) {
      Event event;
      event.kind = EventKind::kSweepSpan;
      event.object = kArenaBase + static_cast<Address>(i) * kPageBytes;
      event.other = i == 2 ? 499 : 1;
      event.value = 8932;
      snapshot.events.push_back(event);
    }
    snapshot.last_event = 1;
    EventTraces traces;
    traces.apply(snapshot, 0, true);
    snapshot.last_event = 4;
    snapshot.now_ns = 10;
    traces.apply(snapshot, 0, true);
    QCOMPARE(traces.alive().back().text, QString("499 spans swept, 8,932 freed"));
    const MapStyle style(theme(ThemeId::kLight));
    const auto picture = [&](std::size_t events) {
      Snapshot some = snapshot;
      some.events.erase(some.events.begin(),
                        some.events.end() - static_cast<std::ptrdiff_t>(events));
      some.last_event = static_cast<std::uint32_t>(events);
      EventTraces shown;
      some.now_ns = 0;
      shown.apply({}, 0, true);
      shown.apply(some, 0, true);
      QImage image(400, 100, QImage::Format_RGB32);
      image.fill(Qt::white);
      QPainter painter(&image);
      const FindRect same = [](Address) { return std::optional(QRect(200, 50, 8, 8)); };
      paint_traces(painter, shown, EventTraces::kTravelMs, same, image.rect(), style);
      return image.copy(0, 0, 400, 40);  // where the words are
    };
    QCOMPARE(picture(3), picture(1));
  }

  void tilesFadeWhereTheyBecomeSlots() {
    Selection selection;
    HeapMapView view(selection);
    view.resize(360, 240);
    view.setSnapshot(crowd().build());
    view.grab();
    const int before = slots_shown(view);
    bool faded = false;
    for (int i = 0; i < 12 && !faded; ++i) {
      view.zoomIn();
      faded = slots_shown(view) != before;
      if (!faded) continue;
      const QImage on_the_way = view.grab().toImage();
      EVENTUALLY(view.grab().toImage() != on_the_way);
    }
    QVERIFY(faded);
  }

  void withoutMotionNothingFades() {
    HeapMapScene scene(theme(ThemeId::kLight));
    scene.set_size({360, 240});
    scene.set_snapshot(crowd().build(), 0, false);
    for (int i = 0; i < 12; ++i) {
      scene.zoom_at({200, 120}, 1.25);
      QVERIFY(!scene.moving(0));
    }
  }

  void aNewRowOpensAndTheOthersMakeWay() {
    HeapMapScene scene(theme(ThemeId::kLight));
    scene.set_size({700, 500});
    scene.set_snapshot(classes(false), 0, true);
    picture_of(scene, 0);
    const QRect before = row_of(scene, 128);
    scene.set_snapshot(classes(true), 1000, true);
    picture_of(scene, 1000);
    QCOMPARE(row_of(scene, 128), before);
    const int closed = row_of(scene, 64).height();
    QVERIFY(scene.moving(1000));
    picture_of(scene, 1100);
    const QRect on_the_way = row_of(scene, 128);
    QVERIFY(on_the_way.top() > before.top());
    picture_of(scene, 60'000);
    QVERIFY(!scene.moving(60'000));
    QVERIFY(row_of(scene, 128).top() > on_the_way.top());
    QVERIFY(row_of(scene, 64).height() > closed);
    HeapMapScene at_once(theme(ThemeId::kLight));
    at_once.set_size({700, 500});
    at_once.set_snapshot(classes(false), 0, false);
    picture_of(at_once, 0);
    at_once.set_snapshot(classes(true), 1000, false);
    QCOMPARE(row_of(at_once, 128), row_of(scene, 128));
    QCOMPARE(picture_of(at_once, 60'000), picture_of(scene, 60'000));
  }

  void aFadeLastsAsLongAsItSays() {
    ZoomFade fade;
    QVERIFY(!fade.moving(0));
    QImage old(20, 20, QImage::Format_RGB32);
    old.fill(Qt::black);
    fade.start(old, QRectF(0, 0, 20, 20));
    QImage page(40, 40, QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter painter(&page);
    fade.paint(painter, QRect(0, 0, 40, 40), QRectF(0, 0, 20, 20), 500);
    QCOMPARE(page.pixelColor(39, 39), QColor(Qt::black));  // grown with its content
    QVERIFY(fade.moving(500 + ZoomFade::kLifeMs - 1));
    QVERIFY(!fade.moving(500 + ZoomFade::kLifeMs));
  }
};

TRICOLOR_WIDGET_TEST(heapmap_motion, HeapMapMotionTest)
#include "test_heapmap_motion.moc"
