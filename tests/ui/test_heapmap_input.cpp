// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QSignalSpy>
#include <QtTest>

#include "tests/support/room_test.h"
#include "tests/support/small_heap.h"
#include "ui/bridge/selection.h"
#include "ui/heapmap/heapmap_text.h"
#include "ui/heapmap/heapmap_view.h"

using tricolor::test::small_heap;
using tricolor::test::SnapshotBuilder;
using namespace tricolor::ui;

/// What mouse and keys do in the map.
class HeapMapInputTest : public QObject {
  Q_OBJECT

  Selection m_selection;

 private Q_SLOTS:
  void init() { m_selection.clear(); }

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
    QCOMPARE(hit.tip, QString("0xc000002080 · grey\nslot 2 of 128 · size class 5, 64 B\n"
                              "scan: may hold pointers, which the collector follows\n"
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
};

TRICOLOR_WIDGET_TEST(heapmap_input, HeapMapInputTest)
#include "test_heapmap_input.moc"
