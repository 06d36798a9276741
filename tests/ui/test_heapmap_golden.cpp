// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QWheelEvent>
#include <QtTest>
#include <cmath>
#include <utility>
#include <vector>

#include "tests/support/room_test.h"
#include "tests/support/snapshot_builder.h"
#include "tests/ui/golden_picture.h"
#include "ui/bridge/selection.h"
#include "ui/heapmap/heapmap_view.h"

using namespace tricolor;
using tricolor::test::compare_with_golden;
using tricolor::test::SnapshotBuilder;
using namespace tricolor::ui;

namespace {

constexpr QSize kMapSize(560, 340);
constexpr QSize kBesideGraph(300, 300);
/// A dozen objects on five spans, with a root for each kind of arrow.
SnapshotBuilder dozen(Phase phase) {
  SnapshotBuilder builder;
  builder.epoch(1).now(1000).phase(phase);
  const bool sweeping = phase == Phase::kSweep;
  const SpanState waiting = sweeping ? SpanState::kUnswept : SpanState::kSwept;
  builder.span(2, 16, true, sweeping ? "B.B" : "WGB", 512, SpanState::kCached, 0);
  builder.span(5, 48, false, sweeping ? "BB.B" : "BWGB", 170, waiting);
  builder.span(5, 48, false, "W", 170, waiting);
  builder.span(24, 512, false, sweeping ? "B.B" : "GWB", 16);
  builder.span(0, 40960, true, "B");
  builder.globals({{"cache", builder.address(1, 3)}, {"pool", 0}});
  builder.goroutine(1, "main.main", {{"head", builder.address(1, 0)}}, GoroutineState::kRunning,
                    true);
  builder.goroutine(7, "main.serve", {{"req", builder.address(3, 0)}}, GoroutineState::kAssisting);
  builder.processor(0, Activity::kMutator, builder.address(0, 2), 1);
  builder.processor(1, sweeping ? Activity::kSweeper : Activity::kDedicatedWorker,
                    builder.address(1, sweeping ? 0 : 2));
  PageBits& pages = builder.raw().pages;
  pages.pages = 64;
  pages.free = {~std::uint64_t{0} << 14};
  pages.released = {~std::uint64_t{0} << 40};
  return builder;
}

void add_extended(SnapshotBuilder& builder) {
  ExtendedView& extended = builder.raw().extended.emplace();
  extended.caches = {{0, 1, 8144, 0}, {1, 0, 0, 2}};
  extended.central = {{5, false, 2, 0, 0, 0}, {24, false, 1, 0, 0, 0}};
  extended.queue.green_tea = true;
  extended.queue.spans = 2;
  extended.queue.next = {builder.address(1), builder.address(3)};
  SpanBitRows& rows = builder.raw().bit_rows;
  rows.base = builder.address(1);
  rows.slots = 170;
  rows.allocated = {0xf, 0, 0};
  rows.marked = {0xd, 0, 0};
  rows.scanned = {0x9, 0, 0};
}

void add_objects(SnapshotBuilder& builder) {
  ObjectView object;
  object.address = builder.address(3, 0);
  object.type = "main.Session";
  object.bytes = 504;
  object.pointer_words = 2;
  object.pointers = {{0, builder.address(1, 1)}, {4, builder.address(3, 1)}};
  builder.raw().objects = {object};
}

struct Look {
  Phase phase = Phase::kMark;
  bool extended = false;
  double zoom = 1;
  ThemeId theme = ThemeId::kLight;
  bool events = false;
  QSize size = kMapSize;
};

}  // namespace

Q_DECLARE_METATYPE(Look)

/// Pictures of every state, depth and zoom, beside those in tests/golden/heapmap. After a wanted
/// change: TRICOLOR_UPDATE_GOLDEN=1, and look at each before committing it.
class HeapMapGoldenTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theMapLooksAsItDid_data() {
    QTest::addColumn<Look>("look");
    const std::vector<std::pair<const char*, Look>> states = {
        {"mark", {Phase::kMark}},
        {"mark-extended", {Phase::kMark, true}},
        {"split-extended", {Phase::kMark, true, 1, ThemeId::kLight, false, kBesideGraph}},
        {"sweep", {Phase::kSweep}},
        {"sweep-extended", {Phase::kSweep, true}},
        {"events", {Phase::kMark, false, 1, ThemeId::kLight, true}},
        {"arena", {Phase::kSweep, false, 0.5}},
        {"on-the-way", {Phase::kMark, false, 0.75}},
        {"slots", {Phase::kMark, false, 3}},
        {"object", {Phase::kMark, false, 7}}};
    for (const auto& [name, state] : states) {
      for (const ThemeId id : all_themes()) {
        Look look = state;
        look.theme = id;
        QTest::newRow(qPrintable(QString("%1-%2").arg(name, theme_name(id)))) << look;
      }
    }
  }
  void theMapLooksAsItDid() {
    QFETCH(Look, look);
    SnapshotBuilder builder = dozen(look.phase);
    if (look.extended) add_extended(builder);
    if (look.zoom > 4) add_objects(builder);
    Selection selection;
    HeapMapView view(selection);
    view.setReducedMotion(true);
    view.setTheme(theme(look.theme));
    view.setExtended(look.extended);
    view.resize(look.size);
    view.setSnapshot(builder.build());
    if (look.events) {
      SnapshotBuilder later = dozen(look.phase);
      later.epoch(2).now(2000);
      later.event(EventKind::kGrey, later.address(1, 2), later.address(1, 0));
      later.event(EventKind::kShadeDeletion, later.address(3, 0), later.address(1, 3) + 8);
      view.setSnapshot(later.build());
    }
    zoomTo(view, builder.address(3, 0), look.zoom);
    compare_with_golden(view.grab().toImage().convertToFormat(QImage::Format_RGB32), "heapmap", {});
  }

 private:
  static void zoomTo(HeapMapView& view, Address anchor, double zoom) {
    const QPoint at = view.scene().object_rect(anchor).value_or(QRect()).center();
    QWheelEvent wheel(at, at, {}, {0, static_cast<int>(120 * std::log(zoom) / std::log(1.25))},
                      Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    if (zoom != 1) QCoreApplication::sendEvent(&view, &wheel);
  }
};

TRICOLOR_WIDGET_TEST(heapmap_golden, HeapMapGoldenTest)
#include "test_heapmap_golden.moc"
