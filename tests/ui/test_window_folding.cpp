// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QMenu>
#include <QTest>
#include <QToolButton>

#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "tests/ui/window_test.h"
#include "ui/heapmap/heapmap_view.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

Config small_config(const char* program) {
  Config config;
  config.program = program;
  config.parameters = {{"nodes", 5}, {"rounds", 20'000}};
  return config;
}

}  // namespace

/// The row of the size classes that only the runtime uses, in the window's heap map.
class TestWindowFolding : public WindowTest {
  Q_OBJECT

 private:
  HeapMapView& heap() { return *m_window->findChild<HeapMapView*>("heapMap"); }
  const HeapMapScene& scene() { return heap().scene(); }
  const MapRow* row() { return scene().layout().runtime_row(); }
  bool is_folded() { return row() != nullptr && row()->kind == RowKind::kRuntimeFolded; }
  QPoint to_widget(QPoint content) { return content + scene().areas().map.topLeft(); }
  void click(QPoint content) { QTest::mouseClick(&heap(), Qt::LeftButton, {}, to_widget(content)); }
  /// The first span that is the runtime's.
  Address runtime_span() {
    const KnownSpan* span = scene().layout().items_of(*row()).front().span;
    return span->view.base;
  }

 private Q_SLOTS:
  void init() {
    open(small_config("lost-object"));
    driver().runUntil(20 * kMicrosecond);
    EVENTUALLY(is_folded() && scene().layout().rows().size() > 1);
  }
  void cleanup() { close(); }

  void aClickOnTheRowOpensItAndOneOnItsHeadingFoldsItAgain() {
    const std::size_t rows = scene().layout().rows().size();
    click(row()->label.center());
    QCOMPARE(row()->kind, RowKind::kRuntimeOpen);
    QVERIFY(scene().layout().rows().size() > rows + 20);
    QCOMPARE(m_window->selection().span(), 0u);
    click(row()->label.center());
    QVERIFY(is_folded());
    click(scene().layout().items_of(*row()).front().rect.center());
    QCOMPARE(row()->kind, RowKind::kRuntimeOpen);
  }

  void theKeyRDoesTheSame() {
    QTest::keyClick(&heap(), Qt::Key_R);
    QVERIFY(!is_folded());
    QTest::keyClick(&heap(), Qt::Key_R);
    QVERIFY(is_folded());
  }

  void soDoesTheMenu() {
    QMenu menu;
    heap().fillMenu(menu);
    QVERIFY(menu.actions().front()->text().startsWith("A row for each"));
    menu.actions().front()->trigger();
    QVERIFY(!is_folded());
  }

  void everyObjectIsHitWhereItIsDrawnFoldedOrOpen() {
    for (const bool open : {false, true}) {
      if (open) heap().toggleRuntime();
      int hits = 0;
      for (const MapRow& shown : scene().layout().rows()) {
        if (shown.is_runtime()) continue;
        for (const SpanItem& item : scene().layout().items_of(shown)) {
          if (!item.shows_slots() || item.drawn == 0) continue;
          const Address object = item.span->view.base;
          const QRect rect = scene().object_rect(object).value_or(QRect());
          if (!scene().areas().map.contains(rect.center())) continue;  // scrolled out of sight
          const SceneHit hit = scene().hit(rect.center());
          QCOMPARE(hit.object, object);
          QVERIFY(!hit.folds_runtime);
          ++hits;
        }
      }
      QVERIFY(hits >= 3);
    }
  }

  void theRowsTilesSayWhichSpanTheyAre() {
    const QRect tile = scene().object_rect(runtime_span()).value_or(QRect());
    const SceneHit hit = scene().hit(tile.center());
    QVERIFY(hit.folds_runtime);
    QCOMPARE(hit.span, runtime_span());
    QVERIFY(hit.tip.contains("only what the runtime made for itself"));
  }

  void anObjectOfTheRuntimeThatIsSelectedElsewhereOpensTheRow() {
    const Address object = runtime_span();
    m_window->selection().setObject(object);
    QCOMPARE(row()->kind, RowKind::kRuntimeOpen);
    const QRect rect = scene().object_rect(object).value_or(QRect());
    QVERIFY(scene().areas().map.contains(rect.center()));
    heap().toggleRuntime();
    QVERIFY(is_folded());  // and stays so, though the object is still selected
    m_window->session().driver().runUntil(60 * kMicrosecond);
    QTest::qWait(50);
    QVERIFY(is_folded());
  }

  void theExtendedDepthHasNoSuchRow() {
    const std::size_t rows = scene().layout().rows().size();
    QTest::mouseClick(m_window->findChild<QToolButton*>("depthExtended"), Qt::LeftButton);
    QVERIFY(row() == nullptr);
    QVERIFY(scene().layout().rows().size() > rows + 20);
  }

  void rowsOfTheProgramStayWhereTimeGoesBackToBeforeTheirObjects() {
    const std::size_t folded = row()->classes;
    const auto used = [this] { return scene().layout().rows().front().summary.used_bytes; };
    const Bytes before = used();
    m_window->session().driver().seek(0);
    EVENTUALLY(used() < before);
    QVERIFY(scene().layout().rows().size() >= 3);
    QCOMPARE(row()->classes, folded);
  }
};

TRICOLOR_WIDGET_TEST(window_folding, TestWindowFolding)
#include "test_window_folding.moc"
