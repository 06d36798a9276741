// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <cmath>

#include "core/pacer/mark_workers.h"
#include "tests/support/room_test.h"

using tricolor::CycleKind;
using tricolor::mark_workers;
using tricolor::MarkWorkers;

class TestMarkWorkers : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theShareMatchesTheModel_data();
  void theShareMatchesTheModel();
  void dedicatedAndFractionalWorkersMakeUpAboutAQuarter();
  void aPeriodicCycleHasNoIdleWorkersUnlessNobodyElseMarks();
  void fewerThanOneProcCountsAsOne();
};

void TestMarkWorkers::theShareMatchesTheModel_data() {
  QTest::addColumn<int>("procs");
  QTest::addColumn<int>("dedicated");
  QTest::addColumn<double>("fractional");
  const auto row = [](int procs, int dedicated, double fractional) {
    QTest::addRow("%d procs", procs) << procs << dedicated << fractional;
  };
  row(1, 0, 0.25);
  row(2, 0, 0.25);
  row(3, 0, 0.25);
  row(4, 1, 0);
  row(5, 1, 0);
  row(6, 1, 0.5 / 6);
  row(7, 2, 0);
  row(8, 2, 0);
  row(9, 2, 0);
  row(10, 3, 0);
  row(12, 3, 0);
  row(16, 4, 0);
}

void TestMarkWorkers::theShareMatchesTheModel() {
  QFETCH(int, procs);
  QFETCH(int, dedicated);
  const MarkWorkers workers = mark_workers(procs, CycleKind::kHeap);
  QCOMPARE(workers.dedicated, dedicated);
  QTEST(workers.fractional, "fractional");
  QCOMPARE(workers.max_idle, procs - dedicated);
}

void TestMarkWorkers::dedicatedAndFractionalWorkersMakeUpAboutAQuarter() {
  for (int procs = 1; procs <= 512; ++procs) {
    const MarkWorkers workers = mark_workers(procs, CycleKind::kHeap);
    const double share = workers.dedicated + workers.fractional * procs;
    QVERIFY(std::abs(share / (0.25 * procs) - 1) <= 0.3);
  }
}

void TestMarkWorkers::aPeriodicCycleHasNoIdleWorkersUnlessNobodyElseMarks() {
  QCOMPARE(mark_workers(8, CycleKind::kTime).max_idle, 0);
  QCOMPARE(mark_workers(1, CycleKind::kTime).max_idle, 1);
  QCOMPARE(mark_workers(8, CycleKind::kCycle).max_idle, 6);
}

void TestMarkWorkers::fewerThanOneProcCountsAsOne() {
  QCOMPARE(mark_workers(0, CycleKind::kHeap).fractional, 0.25);
  QCOMPARE(mark_workers(-5, CycleKind::kHeap).max_idle, 1);
}

TRICOLOR_TEST(mark_workers, TestMarkWorkers)
#include "test_mark_workers.moc"
