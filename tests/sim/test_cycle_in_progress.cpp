// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/cycle_in_progress.h"
#include "tests/support/room_test.h"

namespace tricolor {
namespace {

/// Stopped from 100 to 110 and from 500 to 530 ns.
CycleInProgress some_cycle() {
  CycleInProgress cycle;
  cycle.sweep_term = ticks(100);
  cycle.mark = ticks(110);
  cycle.mark_term = ticks(500);
  cycle.assist = ticks(5);
  cycle.dedicated = ticks(300);
  cycle.fractional = ticks(20);
  cycle.idle = ticks(70);
  return cycle;
}

}  // namespace

class TestCycleInProgress : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theWorldStopsTwice();
  void allProcessorsPayForPausesAndNobodyForIdleTime();
  void theRecordHasTheTimesBetweenTheStamps();
};

void TestCycleInProgress::theWorldStopsTwice() {
  QCOMPARE(some_cycle().pauses(ticks(530)), ticks(40));
}

void TestCycleInProgress::allProcessorsPayForPausesAndNobodyForIdleTime() {
  QCOMPARE(some_cycle().cpu(ticks(530), 4), ticks(4 * 40 + 5 + 300 + 20));
}

void TestCycleInProgress::theRecordHasTheTimesBetweenTheStamps() {
  CycleRecord record;
  some_cycle().write_to(record, ticks(530));
  QCOMPARE(record.start_ns, Nanos{100});
  QCOMPARE(record.end_ns, Nanos{530});
  QCOMPARE(record.stw_sweep_termination_ns, Nanos{10});
  QCOMPARE(record.concurrent_mark_ns, Nanos{390});
  QCOMPARE(record.stw_mark_termination_ns, Nanos{30});
  QCOMPARE(record.idle_ns, Nanos{70});
}

}  // namespace tricolor

TRICOLOR_TEST(cycle_in_progress, tricolor::TestCycleInProgress)
#include "test_cycle_in_progress.moc"
