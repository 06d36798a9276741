// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <cmath>

#include "core/base/hash.h"
#include "core/pacer/pacer.h"
#include "tests/pacer/ideal_workload.h"
#include "tests/support/room_test.h"

using tricolor::kMiB;
using tricolor::kNoMemoryLimit;
using tricolor::Pacer;
using tricolor::PacerVariant;
using tricolor::test::IdealCycle;
using tricolor::test::IdealWorkload;
using tricolor::test::run_ideal_cycles;

namespace {

std::uint64_t hash_of(const Pacer& pacer) {
  tricolor::Hasher hasher;
  pacer.hash(hasher);
  return hasher.value();
}

}  // namespace

class TestPacer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aSteadyProgramSettlesAtItsGoalWithAQuarterOfTheCpu_data();
  void aSteadyProgramSettlesAtItsGoalWithAQuarterOfTheCpu();
  void fasterAllocationIsPaidByAssistsUntilItIsLearned();
  void aHigherGogcMakesCyclesRarer();
  void theStartPointIsTheTriggerIn119AndTheHeapSince120();
  void aCycleWithoutAllocationMeasuresNothing();
  void aCycleWithoutWorkMeasuresWithoutBound();
  void idleMarkingCountsInTheMeasurement();
  void startingACycleForgetsTheLastOnesWork();
  void resettingTheHeapEndsTheMarkPhase();
  void changingGogcTakesEffectAtTheCommit();
  void aCopyIsACheckpoint();
};

void TestPacer::aSteadyProgramSettlesAtItsGoalWithAQuarterOfTheCpu_data() {
  QTest::addColumn<PacerVariant>("variant");
  QTest::addColumn<int>("procs");
  for (const int procs : {1, 2, 4, 8, 16}) {
    QTest::addRow("1.19 on %d", procs) << PacerVariant::kGo119 << procs;
    QTest::addRow("1.20 on %d", procs) << PacerVariant::kGo120 << procs;
    QTest::addRow("1.21 on %d", procs) << PacerVariant::kGo121 << procs;
  }
}

void TestPacer::aSteadyProgramSettlesAtItsGoalWithAQuarterOfTheCpu() {
  QFETCH(PacerVariant, variant);
  QFETCH(int, procs);
  Pacer pacer(variant, 100, kNoMemoryLimit);
  const auto cycles = run_ideal_cycles(pacer, {.procs = procs}, 40);
  for (auto cycle = cycles.begin() + 25; cycle != cycles.end(); ++cycle) {
    const double reached = static_cast<double>(cycle->peak) / static_cast<double>(cycle->goal);
    QVERIFY2(std::abs(reached - 1) < 0.05, qPrintable(QString::number(reached)));
    QVERIFY(cycle->utilization >= 0.25 && cycle->utilization <= 0.35);
  }
}

void TestPacer::fasterAllocationIsPaidByAssistsUntilItIsLearned() {
  Pacer pacer(PacerVariant::kGo121, 100, kNoMemoryLimit);
  IdealWorkload workload;
  QVERIFY(run_ideal_cycles(pacer, workload, 20).back().utilization < 0.26);
  workload.alloc_kib_per_ms *= 3;
  const auto fast = run_ideal_cycles(pacer, workload, 2);
  QVERIFY(fast.front().utilization > 0.4);
  QVERIFY(fast[1].utilization < 0.26);
}

void TestPacer::aHigherGogcMakesCyclesRarer() {
  Pacer often(PacerVariant::kGo121, 100, kNoMemoryLimit);
  Pacer rarely(PacerVariant::kGo121, 200, kNoMemoryLimit);
  const IdealCycle at_100 = run_ideal_cycles(often, {}, 20).back();
  const IdealCycle at_200 = run_ideal_cycles(rarely, {}, 20).back();
  const double room_100 = static_cast<double>(at_100.trigger) - 34.0 * kMiB;
  const double room_200 = static_cast<double>(at_200.trigger) - 34.0 * kMiB;
  QVERIFY(std::abs(room_200 / room_100 - 2) < 0.1);
}

void TestPacer::theStartPointIsTheTriggerIn119AndTheHeapSince120() {
  const auto start_point = [](PacerVariant variant) {
    Pacer pacer(variant, 100, kNoMemoryLimit);
    pacer.inputs().heap_live = 5 * kMiB;
    pacer.start_cycle(0, 4, tricolor::CycleKind::kHeap);
    return pacer.triggered();
  };
  QCOMPARE(start_point(PacerVariant::kGo119), tricolor::Bytes{3997696});
  QCOMPARE(start_point(PacerVariant::kGo120), 5 * kMiB);
  QCOMPARE(start_point(PacerVariant::kGo121), 5 * kMiB);
}

void TestPacer::aCycleWithoutAllocationMeasuresNothing() {
  Pacer pacer(PacerVariant::kGo121, 100, kNoMemoryLimit);
  pacer.restore({.heap_marked = kMiB, .heap_scan = kMiB, .stack_scan = 0, .cons_mark = 0.5});
  pacer.start_cycle(0, 4, tricolor::CycleKind::kCycle);
  pacer.add_scan_work(kMiB, 0, 0);
  pacer.end_cycle(1000, 4);
  QCOMPARE(pacer.cons_mark(), 0.5);
}

// As Go's controller does, see NothingScanned.go1.21.jsonl among the golden traces.
void TestPacer::aCycleWithoutWorkMeasuresWithoutBound() {
  Pacer pacer(PacerVariant::kGo121, 100, kNoMemoryLimit);
  pacer.start_cycle(0, 4, tricolor::CycleKind::kHeap);
  pacer.inputs().heap_live += kMiB;
  pacer.revise();
  pacer.end_cycle(1000, 4);
  QVERIFY(std::isinf(pacer.cons_mark()));
  QVERIFY(std::isfinite(pacer.assist_work_per_byte()));
}

void TestPacer::idleMarkingCountsInTheMeasurement() {
  const auto measured = [](tricolor::Nanos idle) {
    Pacer pacer(PacerVariant::kGo121, 100, kNoMemoryLimit);
    pacer.start_cycle(0, 4, tricolor::CycleKind::kHeap);
    pacer.inputs().heap_live += kMiB;
    pacer.add_scan_work(kMiB, 0, 0);
    pacer.add_idle_time(idle);
    pacer.end_cycle(1000, 4);
    return pacer.measured_cons_mark();
  };
  // A quarter of the CPU against three quarters; then half against three quarters.
  QCOMPARE(measured(0), 0.25 / 0.75);
  QCOMPARE(measured(1000), 0.5 / 0.75);
}

void TestPacer::startingACycleForgetsTheLastOnesWork() {
  Pacer pacer(PacerVariant::kGo121, 100, kNoMemoryLimit);
  pacer.add_scan_work(1, 2, 3);
  pacer.add_assist_time(4);
  pacer.add_idle_time(5);
  pacer.start_cycle(7, 4, tricolor::CycleKind::kHeap);
  QCOMPARE(pacer.scan_work().total(), tricolor::Bytes{0});
  QCOMPARE(pacer.assist_time(), tricolor::Nanos{0});
  QCOMPARE(pacer.idle_time(), tricolor::Nanos{0});
  QCOMPARE(pacer.mark_start(), tricolor::Nanos{7});
}

void TestPacer::resettingTheHeapEndsTheMarkPhase() {
  Pacer pacer(PacerVariant::kGo121, 100, kNoMemoryLimit);
  pacer.inputs().heap_live = 4 * kMiB;
  pacer.start_cycle(0, 4, tricolor::CycleKind::kHeap);
  pacer.add_scan_work(kMiB, 100, 200);
  pacer.end_cycle(1000, 4);
  pacer.reset_live(2 * kMiB);
  QCOMPARE(pacer.triggered(), Pacer::kNoTrigger);
  QCOMPARE(pacer.heap_marked(), 2 * kMiB);
  QCOMPARE(pacer.inputs().heap_live, 2 * kMiB);
  QCOMPARE(pacer.inputs().heap_scan, kMiB);
  QCOMPARE(pacer.last_heap_scan(), kMiB);
  QCOMPARE(pacer.last_stack_scan(), tricolor::Bytes{100});
}

void TestPacer::changingGogcTakesEffectAtTheCommit() {
  Pacer pacer(PacerVariant::kGo121, 100, kNoMemoryLimit);
  pacer.set_gc_percent(400);
  QCOMPARE(pacer.heap_goal(), 4 * kMiB);
  pacer.commit(true);
  QCOMPARE(pacer.heap_goal(), 16 * kMiB);
  pacer.set_gc_percent(-7);
  QCOMPARE(pacer.gc_percent(), tricolor::kGogcOff);
}

void TestPacer::aCopyIsACheckpoint() {
  Pacer pacer(PacerVariant::kGo119, 100, kNoMemoryLimit);
  run_ideal_cycles(pacer, {}, 5);
  Pacer copy = pacer;
  QCOMPARE(hash_of(copy), hash_of(pacer));
  run_ideal_cycles(pacer, {}, 5);
  QVERIFY(hash_of(copy) != hash_of(pacer));
  run_ideal_cycles(copy, {}, 5);
  QCOMPARE(hash_of(copy), hash_of(pacer));
}

TRICOLOR_TEST(pacer, TestPacer)
#include "test_pacer.moc"
