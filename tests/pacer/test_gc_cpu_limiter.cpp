// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/pacer/gc_cpu_limiter.h"
#include "tests/support/room_test.h"

using tricolor::GcCpuLimiter;
using tricolor::kMillisecond;
using tricolor::kSecond;

namespace {

/// Two Ps, marking, the bucket still empty.
GcCpuLimiter marking() {
  GcCpuLimiter limiter(0, 2);
  limiter.start_transition(true, 0);
  limiter.finish_transition(0);
  return limiter;
}

/// Both Ps do nothing but assist, from `limiter`'s last update on.
void assist_for(GcCpuLimiter& limiter, tricolor::Nanos time) {
  limiter.add_assist_time(limiter.procs() * time);
  limiter.update(limiter.last_update() + time);
}

}  // namespace

class TestGcCpuLimiter : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theBucketHoldsASecondPerProc();
  void backgroundMarkingAloneDrainsTheBucket();
  void aPauseFillsTheBucketInFull();
  void assistsAloneFillTheBucketAndSwitchTheLimiterOn();
  void theLimiterSwitchesOffWhenTheMutatorRuns();
  void idleTimeCountsForNeitherSide();
  void whatDoesNotFitIsCountedAsOverflow();
  void updatesDuringATransitionAreIgnored();
  void anUpdateIsNeededAfterMoreThanTenMilliseconds();
  void aSmallerCapacityClampsTheBucketAndLimits();
  void aLargerCapacityStopsLimiting();
  void timeThatRunsBackwardsIsIgnored();
};

void TestGcCpuLimiter::theBucketHoldsASecondPerProc() {
  const GcCpuLimiter limiter(0, 14);
  QCOMPARE(limiter.capacity(), 14 * kSecond);
  QCOMPARE(limiter.fill(), tricolor::Nanos{0});
  QVERIFY(!limiter.limiting());
}

void TestGcCpuLimiter::backgroundMarkingAloneDrainsTheBucket() {
  GcCpuLimiter limiter = marking();
  assist_for(limiter, 100 * kMillisecond);
  const tricolor::Nanos before = limiter.fill();
  QVERIFY(before > 0);
  limiter.update(limiter.last_update() + 20 * kMillisecond);
  // A quarter of two Ps collects, three quarters do not.
  QCOMPARE(limiter.fill(), before - 20 * kMillisecond);
}

void TestGcCpuLimiter::aPauseFillsTheBucketInFull() {
  GcCpuLimiter limiter(0, 2);
  limiter.start_transition(true, kMillisecond);
  limiter.finish_transition(3 * kMillisecond);
  QCOMPARE(limiter.fill(), 4 * kMillisecond);
  QCOMPARE(limiter.last_update(), 3 * kMillisecond);
}

void TestGcCpuLimiter::assistsAloneFillTheBucketAndSwitchTheLimiterOn() {
  GcCpuLimiter limiter = marking();
  int steps = 0;
  while (!limiter.limiting() && steps < 1000) {
    assist_for(limiter, 10 * kMillisecond);
    ++steps;
  }
  QVERIFY(limiter.limiting());
  QCOMPARE(limiter.fill(), limiter.capacity());
}

void TestGcCpuLimiter::theLimiterSwitchesOffWhenTheMutatorRuns() {
  GcCpuLimiter limiter = marking();
  assist_for(limiter, 2 * kSecond);
  QVERIFY(limiter.limiting());
  limiter.update(limiter.last_update() + 10 * kMillisecond);
  QVERIFY(!limiter.limiting());
}

void TestGcCpuLimiter::idleTimeCountsForNeitherSide() {
  GcCpuLimiter limiter = marking();
  limiter.add_idle_time(15 * kMillisecond);
  limiter.update(10 * kMillisecond);
  // Two Ps: 20 ms, of which 15 idle and 5 background marking.
  QCOMPARE(limiter.fill(), 5 * kMillisecond);
}

void TestGcCpuLimiter::whatDoesNotFitIsCountedAsOverflow() {
  GcCpuLimiter limiter = marking();
  assist_for(limiter, 10 * kSecond);
  // The collector took 20 s in assists and 5 s in the background, the mutator 5 s less than none.
  QCOMPARE(limiter.overflow(), 30 * kSecond - limiter.capacity());
}

void TestGcCpuLimiter::updatesDuringATransitionAreIgnored() {
  GcCpuLimiter limiter(0, 2);
  limiter.start_transition(true, kMillisecond);
  limiter.update(2 * kMillisecond);
  limiter.reset_capacity(2 * kMillisecond, 8);
  QCOMPARE(limiter.last_update(), kMillisecond);
  QCOMPARE(limiter.procs(), 2);
}

void TestGcCpuLimiter::anUpdateIsNeededAfterMoreThanTenMilliseconds() {
  const GcCpuLimiter limiter(kSecond, 2);
  QVERIFY(!limiter.need_update(kSecond + 10 * kMillisecond));
  QVERIFY(limiter.need_update(kSecond + 10 * kMillisecond + 1));
}

void TestGcCpuLimiter::aSmallerCapacityClampsTheBucketAndLimits() {
  GcCpuLimiter limiter = marking();
  assist_for(limiter, 500 * kMillisecond);
  QVERIFY(!limiter.limiting());
  QVERIFY(limiter.fill() > kSecond);
  limiter.reset_capacity(limiter.last_update(), 1);
  QVERIFY(limiter.limiting());
  QCOMPARE(limiter.fill(), kSecond);
}

void TestGcCpuLimiter::aLargerCapacityStopsLimiting() {
  GcCpuLimiter limiter = marking();
  assist_for(limiter, 2 * kSecond);
  QVERIFY(limiter.limiting());
  limiter.reset_capacity(limiter.last_update(), 3);
  QVERIFY(!limiter.limiting());
  QCOMPARE(limiter.fill(), 2 * kSecond);
}

void TestGcCpuLimiter::timeThatRunsBackwardsIsIgnored() {
  GcCpuLimiter limiter(kSecond, 2);
  limiter.update(kMillisecond);
  QCOMPARE(limiter.last_update(), kSecond);
}

TRICOLOR_TEST(gc_cpu_limiter, TestGcCpuLimiter)
#include "test_gc_cpu_limiter.moc"
