// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/run_record.h"
#include "tests/support/room_test.h"

namespace tricolor {
namespace {

CycleRecord cycle(CycleReason reason, double gc_cpu_fraction) {
  CycleRecord made;
  made.reason = reason;
  made.gc_cpu_fraction = gc_cpu_fraction;
  return made;
}

}  // namespace

class TestRunRecord : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void finishedCyclesAreNumberedAndHaveALineOfTraceEach();
  void aCycleThatRunsHasAStartOnly();
  void aPhaseEndsWhenTheNextOneBegins();
  void theHighestHeapIsThatOfAnySampleOrNote();
  void everyVerifiedHeapAddsWhatWasFoundInIt();
  void whatAHistoryTakesGrowsWithIt();
};

void TestRunRecord::finishedCyclesAreNumberedAndHaveALineOfTraceEach() {
  RunRecord record;
  QCOMPARE(record.gc_cpu_fraction(), 0.0);
  record.end_cycle(cycle(CycleReason::kHeapGoal, 0.25), 26);
  record.end_cycle(cycle(CycleReason::kForced, 0.5), 26);
  QCOMPARE(record.finished_cycles(), 2U);
  QCOMPARE(record.forced_cycles(), 1U);
  QCOMPARE(record.cycles()[1].number, 2U);
  QCOMPARE(record.gc_cpu_fraction(), 0.5);
  QCOMPARE(record.gctrace().size(), std::size_t{2});
  QVERIFY(record.gctrace()[0].starts_with("gc 1 "));
  QVERIFY(record.gctrace()[1].ends_with("(forced)"));
}

void TestRunRecord::aCycleThatRunsHasAStartOnly() {
  RunRecord record;
  record.begin_cycle({});
  QCOMPARE(record.cycle_starts().size(), std::size_t{1});
  QCOMPARE(record.finished_cycles(), 0U);
}

void TestRunRecord::aPhaseEndsWhenTheNextOneBegins() {
  RunRecord record;
  record.begin_phase(Phase::kMark, {7, 1, 0}, 100, 1);
  QCOMPARE(record.phases()[0].end_ns, Nanos{100});
  record.begin_phase(Phase::kSweep, {9, 4, 0}, 250, 1);
  QCOMPARE(record.phases()[0].end_ns, Nanos{250});
  QCOMPARE(record.phases()[1].start_ns, Nanos{250});
  QVERIFY((record.phase_marks()[1].at == Position{9, 4, 0}));
  QCOMPARE(record.phase_marks()[1].phase, Phase::kSweep);
}

void TestRunRecord::theHighestHeapIsThatOfAnySampleOrNote() {
  RunRecord record;
  Sample sample;
  sample.heap_alloc_bytes = 4 * kMiB;
  record.add_sample(sample);
  record.note_heap_alloc(3 * kMiB);
  QCOMPARE(record.max_heap_alloc_bytes(), 4 * kMiB);
  record.note_heap_alloc(5 * kMiB);
  QCOMPARE(record.max_heap_alloc_bytes(), 5 * kMiB);
  QCOMPARE(record.samples().samples().size(), std::size_t{1});
}

void TestRunRecord::everyVerifiedHeapAddsWhatWasFoundInIt() {
  RunRecord record;
  Violation lost;
  lost.cycle = 2;
  record.heap_verified({}, {});
  record.heap_verified({"first", "second"}, {lost});
  record.heap_verified({"third"}, {});
  QCOMPARE(record.verified_cycles(), std::uint64_t{3});
  QVERIFY((record.violations() == std::vector<std::string>{"first", "second", "third"}));
  QCOMPARE(record.lost().size(), std::size_t{1});
  QCOMPARE(record.lost()[0].cycle, 2U);
}

void TestRunRecord::whatAHistoryTakesGrowsWithIt() {
  RunRecord record;
  QCOMPARE(record.host_bytes(), Bytes{0});
  QCOMPARE(record.copy_bytes(), Bytes{0});
  record.end_cycle({}, 26);
  QVERIFY(record.host_bytes() >= sizeof(CycleRecord));
  QVERIFY(record.copy_bytes() >= sizeof(CycleRecord));
}

}  // namespace tricolor

TRICOLOR_TEST(run_record, tricolor::TestRunRecord)
#include "test_run_record.moc"
