// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QWheelEvent>
#include <QtTest>

#include "tests/support/room_test.h"
#include "tests/support/snapshot_builder.h"
#include "ui/bridge/selection.h"
#include "ui/heapmap/heapmap_view.h"

using namespace tricolor;
using namespace tricolor::ui;
using tricolor::test::SnapshotBuilder;

namespace {

constexpr QSize kLostSize(520, 320);
constexpr std::size_t kSpans = 400;
constexpr std::size_t kSpan = 150;
constexpr std::uint32_t kCycle = 7;

/// So many spans that each is a tile; all are black but for one object of one span.
SnapshotBuilder dense(SpanState state, char lost = 'W') {
  SnapshotBuilder builder;
  builder.epoch(1).now(1000).phase(state == SpanState::kUnswept ? Phase::kSweep : Phase::kOff);
  std::string slots(32, 'B');
  for (std::size_t i = 0; i < kSpans; ++i) {
    slots[3] = i == kSpan ? lost : 'B';
    builder.span(24, 256, false, slots, state);
  }
  builder.raw().cycle = kCycle;
  Violation violation;
  violation.cycle = kCycle;
  violation.lost = builder.address(kSpan, 3);
  violation.holder = builder.address(20, 1);
  builder.raw().lost.push_back(violation);
  return builder;
}

/// The share of a rectangle's pixels that are nearer to `a` than to `b`.
double share_near(const QImage& image, const QRect& rect, const QColor& a, const QColor& b) {
  const auto distance = [](QRgb pixel, const QColor& to) {
    return std::abs(qRed(pixel) - to.red()) + std::abs(qGreen(pixel) - to.green()) +
           std::abs(qBlue(pixel) - to.blue());
  };
  int near = 0;
  for (int y = rect.top(); y <= rect.bottom(); ++y) {
    for (int x = rect.left(); x <= rect.right(); ++x) {
      near += distance(image.pixel(x, y), a) < distance(image.pixel(x, y), b) ? 1 : 0;
    }
  }
  return double(near) / (rect.width() * rect.height());
}

}  // namespace

/// What the map shows of a lost object, which is one of many in its span.
class HeapMapLostTest : public QObject {
  Q_OBJECT

  Selection m_selection;

  void show(HeapMapView& view, const SnapshotBuilder& builder, ThemeId id) {
    view.setReducedMotion(true);
    view.setTheme(theme(id));
    view.resize(kLostSize);
    SnapshotBuilder copy = builder;
    view.setSnapshot(copy.build());
  }

 private Q_SLOTS:
  void theMarkPointsAtAWhiteObject_data() {
    QTest::addColumn<int>("id");
    QTest::addColumn<bool>("arena");
    for (const ThemeId id : all_themes()) {
      QTest::addRow("%s", qPrintable(theme_name(id))) << static_cast<int>(id) << false;
      QTest::addRow("%s arena", qPrintable(theme_name(id))) << static_cast<int>(id) << true;
    }
  }
  void theMarkPointsAtAWhiteObject() {
    QFETCH(int, id);
    QFETCH(bool, arena);
    const Theme& colours = theme(static_cast<ThemeId>(id));
    HeapMapView view(m_selection);
    show(view, dense(SpanState::kUnswept), static_cast<ThemeId>(id));
    if (arena) zoomOut(view);
    const QImage image = view.grab().toImage();
    const auto marks = view.scene().lost_marks();
    QVERIFY(!marks.empty());
    QVERIFY(marks[0].words.startsWith("lost"));
    QVERIFY(!marks[0].words.contains("freed"));
    const QRect inside = marks[0].ring.toRect().adjusted(6, 6, -6, -6);
    QVERIFY(inside.width() >= 4);
    const double white = share_near(image, inside, colours.white.fill, colours.black.fill);
    QVERIFY2(white > 0.55, qPrintable(QString::number(white)));
  }

  void onceSweptTheWordsSayThatItWasFreed() {
    HeapMapView view(m_selection);
    show(view, dense(SpanState::kSwept, '.'), ThemeId::kLight);
    view.grab();
    QVERIFY2(view.scene().lost_marks()[0].words.startsWith("lost: freed in GC #7"),
             qPrintable(view.scene().lost_marks()[0].words));
  }

  void whatIsAllocatedThereLaterIsNotCalledWhite() {
    HeapMapView view(m_selection);
    SnapshotBuilder later = dense(SpanState::kUnswept, 'B');
    later.raw().cycle = kCycle + 1;
    show(view, later, ThemeId::kLight);
    view.grab();
    QVERIFY(!view.scene().lost_marks()[0].words.contains("white"));
  }

 private:
  static void zoomOut(HeapMapView& view) {
    const QPoint at = view.rect().center();
    QWheelEvent wheel(at, at, {}, {0, -480}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&view, &wheel);
  }
};

TRICOLOR_WIDGET_TEST(heapmap_lost, HeapMapLostTest)
#include "test_heapmap_lost.moc"
