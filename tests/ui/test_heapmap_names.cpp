// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "tests/support/room_test.h"
#include "tests/support/snapshot_builder.h"
#include "ui/bridge/selection.h"
#include "ui/heapmap/heapmap_view.h"
#include "ui/heapmap/map_painter.h"

using namespace tricolor;
using namespace tricolor::ui;
using tricolor::test::SnapshotBuilder;

/// The names of processors under the spans in their caches, which cursors' labels keep clear of.
class HeapMapNamesTest : public QObject {
  Q_OBJECT

  Selection m_selection;

 private Q_SLOTS:
  void aNameIsKnownWhereItIsWritten_data() {
    QTest::addColumn<int>("id");
    for (const ThemeId id : all_themes()) {
      QTest::newRow(qPrintable(theme_name(id))) << static_cast<int>(id);
    }
  }
  void aNameIsKnownWhereItIsWritten() {
    QFETCH(int, id);
    const Theme& colours = theme(static_cast<ThemeId>(id));
    HeapMapView view(m_selection);
    view.setReducedMotion(true);
    view.setTheme(colours);
    view.resize(640, 400);
    view.setSnapshot(two_spans());
    const QImage image = view.grab().toImage();
    const HeapMapLayout& layout = view.scene().layout();
    const SpanItem& cached = layout.items()[0];
    const SpanItem& swept = layout.items()[1];
    const QRect name = rail_name_rect(cached, colours);
    QVERIFY(!name.isEmpty());
    QVERIFY(cached.extent().contains(name));
    QVERIFY(rail_name_rect(swept, colours).isEmpty());
    QVERIFY(hides_rail_name(layout, name.adjusted(2, 2, 20, 20), colours));
    QVERIFY(!hides_rail_name(layout, swept.extent(), colours));
    const QRect slot = layout.slot_rect(cached, 0);
    const Address first = cached.span->view.base;
    const QPoint offset =
        view.scene().object_rect(first).value_or(QRect()).topLeft() - slot.topLeft();
    QVERIFY(has_ink(image, name.translated(offset), colours.panel));
    QVERIFY(!has_ink(image, name.translated(offset + QPoint(name.width() + 2, 0)), colours.panel));
  }

 private:
  static std::shared_ptr<const Snapshot> two_spans() {
    SnapshotBuilder builder;
    builder.epoch(1).now(1000).phase(Phase::kOff);
    builder.span(24, 512, false, "BWB.B.BB", SpanState::kCached, 0);
    builder.span(24, 512, false, "BWB.B.BB", SpanState::kSwept);
    return builder.build();
  }
  static bool has_ink(const QImage& image, const QRect& rect, const QColor& ground) {
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
      for (int x = rect.left(); x <= rect.right(); ++x) {
        if (std::abs(qGray(image.pixel(x, y)) - qGray(ground.rgb())) > 40) return true;
      }
    }
    return false;
  }
};

TRICOLOR_WIDGET_TEST(heapmap_names, HeapMapNamesTest)
#include "test_heapmap_names.moc"
