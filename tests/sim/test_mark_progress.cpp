// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/mark_progress.h"

#include <QtTest>

#include "core/sim/snapshot.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"

using namespace tricolor;

namespace {

/// Lists of 40 nodes, four of them alive, so that a cycle by hand comes long before 4 MiB.
Config tiny_heap() {
  Config config;
  config.program = "list";
  config.parameters = {{"length", 40}, {"keep", 4}, {"rounds", 2000}};
  return config;
}

struct Objects {
  std::uint64_t white = 0;
  std::uint64_t all = 0;
};

Objects count(const Snapshot& snapshot) {
  Objects objects;
  for (const SpanClassSummary& row : snapshot.classes) {
    objects.white += row.white;
    objects.all += row.white + row.grey + row.black;
  }
  return objects;
}

}  // namespace

class MarkProgressTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theFirstCycleCountsObjects() {
    QCOMPARE(mark_progress({0, 0, 500, 0, 40}), 0.0);
    QCOMPARE(mark_progress({400, 0, 500, 10, 40}), 0.25);
    QCOMPARE(mark_progress({0, 0, 0, 0, 0}), 0.0);
  }

  void laterCyclesAreMeasuredByTheWorkOfTheOneBefore() {
    QCOMPARE(mark_progress({25, 100, 500, 1, 2}), 0.25);
    QCOMPARE(mark_progress({50, 100, 500, 1, 2}), 0.5);
  }

  void itIsNotOverWhileItLasts() {
    QCOMPARE(mark_progress({100, 100, 500, 1, 2}), 0.99);
    QCOMPARE(mark_progress({500, 100, 500, 2, 2}), 0.99);
    QCOMPARE(mark_progress({9, 0, 9, 2, 2}), 0.99);
  }

  void aHeapThatGrewManyTimesIsNotNearlyMarked() {
    QVERIFY(mark_progress({200, 100, 1000, 0, 1}) < 0.21);
    QVERIFY(mark_progress({500, 100, 1000, 0, 1}) < 0.51);
    QVERIFY(mark_progress({103, 100, 200, 0, 1}) > 0.95);  // and a little more work is nothing
  }

  /// The first cycle expects next to no work, and roots are most of it.
  void aTinyHeapIsNotSaidToBeMarkedWhileMostOfItIsWhite() {
    World world = made_world(tiny_heap());
    RunLimit start;
    start.max_actions = 400;
    world.run(start);
    world.apply(RunGC{});
    RunLimit event;
    event.step = RunLimit::Step::kEvent;
    world.watch(true);
    int looks = 0;
    for (int i = 0; i < 20'000 && world.phase() != Phase::kMarkTermination; ++i) {
      world.run(event);
      const Snapshot snapshot = world.snapshot({});
      if (snapshot.phase != Phase::kMark) continue;
      const Objects objects = count(snapshot);
      const double white = static_cast<double>(objects.white) / static_cast<double>(objects.all);
      QVERIFY2(
          snapshot.mark_progress <= 1.01 - white,
          qPrintable(QString("%1 with %2 of it white").arg(snapshot.mark_progress).arg(white)));
      ++looks;
    }
    QVERIFY2(looks > 20, qPrintable(QString::number(looks)));
  }
};

TRICOLOR_TEST(mark_progress, MarkProgressTest)
#include "test_mark_progress.moc"
