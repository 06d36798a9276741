// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QScrollBar>
#include <QtTest>

#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "tests/ui/golden_picture.h"
#include "ui/bridge/simulation_driver.h"
#include "ui/ladder/ladder_view.h"

using namespace tricolor;
using namespace tricolor::ui;
using namespace tricolor::test;

namespace {

constexpr QSize kLadderSize(380, 350);

/// Every rung is long enough to be seen; the numbers add up as MemStats' do.
MemoryLadder every_rung() {
  MemoryLadder ladder;
  ladder.requested_bytes = 7 * kMiB;
  ladder.slack_bytes = 1 * kMiB;
  ladder.free_slot_bytes = 2 * kMiB;
  ladder.tail_bytes = kMiB / 2;
  MemStats& mem = ladder.mem;
  mem.HeapAlloc = 8 * kMiB;
  mem.HeapInuse = 10 * kMiB + kMiB / 2;
  mem.HeapIdle = 5 * kMiB + kMiB / 2;
  mem.HeapReleased = 3 * kMiB;
  mem.HeapSys = 16 * kMiB;
  mem.StackSys = 1 * kMiB;
  mem.GCSys = 2 * kMiB;
  mem.OtherSys = 1 * kMiB;
  mem.Sys = 20 * kMiB;
  return ladder;
}

MemoryLadder limited() {
  MemoryLadder ladder = every_rung();
  ladder.memory_limit = 18 * std::int64_t{kMiB};
  return ladder;
}

/// A view that is never shown asks nothing, so it keeps the answer that it is given.
QImage draw(const MemoryLadder& ladder, ThemeId id, QSize size = kLadderSize) {
  SimulationDriver driver{Config()};
  LadderView view(driver);
  view.setTheme(theme(id));
  view.resize(size);
  auto answer = std::make_shared<InspectAnswer>();
  answer->query.kind = InspectQuery::Kind::kMemory;
  answer->memory = ladder;
  Q_EMIT driver.inspected(answer);
  return view.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

}  // namespace

/// Pictures of the memory ladder beside those in tests/golden/ladder. After a wanted change:
/// TRICOLOR_UPDATE_GOLDEN=1, and look at each before committing it.
class LadderPicturesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theLadderLooksAsItDid_data() {
    QTest::addColumn<QImage>("image");
    for (const ThemeId id : all_themes()) {
      QTest::newRow(qPrintable("limited-" + theme_name(id))) << draw(limited(), id);
    }
    QTest::newRow("unlimited-light") << draw(every_rung(), ThemeId::kLight);
    QTest::newRow("narrow-light") << draw(limited(), ThemeId::kLight, QSize(220, 350));
  }
  void theLadderLooksAsItDid() {
    QFETCH(QImage, image);
    compare_with_golden(image, "ladder", {});
  }

  void everyRungOfALowLadderCanBeReached() {
    SimulationDriver driver{Config()};
    LadderView view(driver);
    view.resize(180, 120);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    EVENTUALLY(!view.rungs().empty());
    const auto last = [&] { return view.layout().rungs().back().row; };
    EVENTUALLY(last().bottom() > view.viewport()->height());
    QScrollBar* bar = view.verticalScrollBar();
    EVENTUALLY(bar->isVisible());
    bar->setValue(bar->maximum());
    QVERIFY(last().bottom() - bar->value() < view.viewport()->height());
    bar->setValue(0);
    for (std::size_t i = 0; i < view.rungs().size(); ++i) QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.chosen(), static_cast<int>(view.rungs().size()) - 1);
    QVERIFY(last().bottom() - bar->value() < view.viewport()->height());
  }

  void anotherHeapIsMoreThanTheToleranceAway() {
    MemoryLadder other = limited();
    other.requested_bytes = 1 * kMiB;
    other.free_slot_bytes = 8 * kMiB;
    other.mem.HeapAlloc = 2 * kMiB;
    other.memory_limit = kNoMemoryLimit;
    const double share = different_share(draw(limited(), ThemeId::kLight),
                                         draw(other, ThemeId::kLight), PictureTolerance{});
    QVERIFY(share > PictureTolerance{}.most_different);
  }
};

TRICOLOR_WIDGET_TEST(ladder_pictures, LadderPicturesTest)
#include "test_ladder_pictures.moc"
